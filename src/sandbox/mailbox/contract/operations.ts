import type * as z from 'zod';
import * as answers from './answers.ts';
import * as requests from './requests.ts';

export type Operation = {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below /v1.0; a star stands for a mailbox, a folder or an id. */
  path: string;
  /** The query options that it knows. */
  query: readonly string[];
  /** JSON that it takes; null when it takes none. */
  body: z.ZodType | null;
  /** Status of success, and the JSON that comes with it; null for none, 'bytes' for anything. */
  answer: readonly [status: number, shape: z.ZodType | 'bytes' | null];
};

const shown = ['$select', '$expand'] as const;
const listed = [...shown, '$filter', '$orderby', '$top', '$skip'] as const;

/**
 * Every call that this Graph understands, in the words of learn.microsoft.com/graph/api. What is not here, or asks or
 * answers otherwise, is refused: a desk that works here asks nothing that Graph does not know. That Graph does know it
 * is held against what Microsoft has published, in test/contracts/graph-facts.json.
 */
export const operations = {
  'list folders': {
    method: 'GET',
    path: 'users/*/mailFolders',
    query: ['$top'],
    body: null,
    answer: [200, answers.folders],
  },
  'get a folder': {
    method: 'GET',
    path: 'users/*/mailFolders/*',
    query: ['$select'],
    body: null,
    answer: [200, answers.folder],
  },
  'list the messages of a folder': {
    method: 'GET',
    path: 'users/*/mailFolders/*/messages',
    query: listed,
    body: null,
    answer: [200, answers.messages],
  },
  'list what changed in a folder': {
    method: 'GET',
    path: 'users/*/mailFolders/*/messages/delta',
    query: [...shown, '$skiptoken', '$deltatoken'],
    body: null,
    answer: [200, answers.changes],
  },
  'list messages': {
    method: 'GET',
    path: 'users/*/messages',
    query: listed,
    body: null,
    answer: [200, answers.messages],
  },
  'create a draft': {
    method: 'POST',
    path: 'users/*/messages',
    query: [],
    body: requests.draftFields,
    answer: [201, answers.message],
  },
  'get a message': {
    method: 'GET',
    path: 'users/*/messages/*',
    query: shown,
    body: null,
    answer: [200, answers.message],
  },
  'get the MIME of a message': {
    method: 'GET',
    path: 'users/*/messages/*/$value',
    query: [],
    body: null,
    answer: [200, 'bytes'],
  },
  'update a message': {
    method: 'PATCH',
    path: 'users/*/messages/*',
    query: [],
    body: requests.changedFields,
    answer: [200, answers.message],
  },
  'delete a message': {
    method: 'DELETE',
    path: 'users/*/messages/*',
    query: [],
    body: null,
    answer: [204, null],
  },
  'move a message': {
    method: 'POST',
    path: 'users/*/messages/*/move',
    query: [],
    body: requests.moveBody,
    answer: [201, answers.message],
  },
  'create a reply': {
    method: 'POST',
    path: 'users/*/messages/*/createReply',
    query: [],
    body: requests.replyBody,
    answer: [201, answers.message],
  },
  'add an attachment': {
    method: 'POST',
    path: 'users/*/messages/*/attachments',
    query: [],
    body: requests.fileAttachment,
    answer: [201, answers.attachment],
  },
  'delete an attachment': {
    method: 'DELETE',
    path: 'users/*/messages/*/attachments/*',
    query: [],
    body: null,
    answer: [204, null],
  },
  'send a draft': {
    method: 'POST',
    path: 'users/*/messages/*/send',
    query: [],
    body: null,
    answer: [202, null],
  },
  'list subscriptions': {
    method: 'GET',
    path: 'subscriptions',
    query: [],
    body: null,
    answer: [200, answers.subscriptions],
  },
  'create a subscription': {
    method: 'POST',
    path: 'subscriptions',
    query: [],
    body: requests.newSubscription,
    answer: [201, answers.subscription],
  },
  'renew a subscription': {
    method: 'PATCH',
    path: 'subscriptions/*',
    query: [],
    body: requests.renewal,
    answer: [200, answers.subscription],
  },
  'delete a subscription': {
    method: 'DELETE',
    path: 'subscriptions/*',
    query: [],
    body: null,
    answer: [204, null],
  },
} as const satisfies Record<string, Operation>;

export type OperationName = keyof typeof operations;
