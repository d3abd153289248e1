import * as z from 'zod';
import { type Folder, folders } from './mailbox/stored.ts';

/** Things a person at the page, or a test, can set for the whole sandbox. */
export type Manners = {
  /** Every letter that reaches a person outside is answered by an out-of-office. */
  outOfOffice: boolean;
  /** Whether Graph gives a draft another id when it is sent; both happen in tenants. */
  draftIdOnSend: 'changes' | 'stays';
  /** Another name that opens the mailbox and is not its address, as a sign-in name may be. */
  signInName: string | null;
  /** What becomes of the stamp that a reply is made with. Microsoft's papers do not say. */
  stampInReply: 'kept' | 'dropped' | 'refused';
  /** What becomes of its headers. */
  headersInReply: 'kept' | 'dropped';
  /** The alias that a reply starts under, where Exchange lets people write from aliases; null for the mailbox's address. */
  replyFrom: string | null;
  /** How long a sent draft stays in Drafts, in milliseconds. */
  sendingMs: number;
  /** How long after sending a bounce or an out-of-office comes back, in milliseconds. */
  answerMs: number;
  /** Whether delta tells of a mail that was moved away and back, or forgets it as Graph's own list of known issues says. */
  delta: 'tells' | 'forgets';
  /** Where a rule of the mailbox puts what arrives. */
  arrivesIn: Folder;
  /** Limits for one application and mailbox. */
  atOnce: number;
  requestsIn10Minutes: number;
  bytesIn5Minutes: number;
  /** How often a change is told to whoever subscribed. */
  knocks: 'once' | 'twice' | 'lost';
  /** The longest life of a subscription. */
  subscriptionMinutes: number;
  /** How long an address may take to answer that it wants to be told. */
  handshakeMs: number;
  /** Whether the app is in the team; chats with one person stay open. */
  teamsApp: 'installed' | 'removed';
};

export const defaults: Manners = {
  outOfOffice: false,
  draftIdOnSend: 'changes',
  signInName: null,
  stampInReply: 'kept',
  headersInReply: 'kept',
  replyFrom: null,
  sendingMs: 300,
  answerMs: 1000,
  delta: 'tells',
  arrivesIn: 'inbox',
  atOnce: 4,
  requestsIn10Minutes: 10_000,
  bytesIn5Minutes: 150 * 1_048_576,
  knocks: 'once',
  subscriptionMinutes: 10_070,
  handshakeMs: 10_000,
  teamsApp: 'installed',
};

const few = z.number().int().min(1).optional();
const wait = z.number().int().min(0).max(86_400_000).optional();

/** The part of POST /_sandbox/faults that sets them. */
export const mannersBody = {
  outOfOffice: z.boolean().optional(),
  draftIdOnSend: z.enum(['changes', 'stays']).optional(),
  signInName: z.string().nullable().optional(),
  stampInReply: z.enum(['kept', 'dropped', 'refused']).optional(),
  headersInReply: z.enum(['kept', 'dropped']).optional(),
  replyFrom: z.string().nullable().optional(),
  sendingMs: wait,
  answerMs: wait,
  delta: z.enum(['tells', 'forgets']).optional(),
  arrivesIn: z.enum(folders).optional(),
  atOnce: few,
  requestsIn10Minutes: few,
  bytesIn5Minutes: few,
  knocks: z.enum(['once', 'twice', 'lost']).optional(),
  subscriptionMinutes: few,
  handshakeMs: wait,
  teamsApp: z.enum(['installed', 'removed']).optional(),
};
