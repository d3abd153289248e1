import * as z from 'zod';
import { type HeardFolder, type Listed, MailboxError, type Page } from '../../desk/mailbox.ts';
import type { Ask } from './ask.ts';
import { internetMessageId } from './message-id.ts';
import { GraphProblem } from './problems.ts';
import { belongs, type Root } from './root.ts';

const SELECT = 'id,internetMessageId,receivedDateTime,isDraft';

const listed = z.object({
  id: z.string(),
  internetMessageId,
  receivedDateTime: z.iso.datetime().optional(),
  isDraft: z.boolean().nullish(),
  '@removed': z.unknown().optional(),
});
const pageSchema = z.object({
  value: z.array(listed),
  '@odata.nextLink': z.string().optional(),
  '@odata.deltaLink': z.string().optional(),
});
const LIST = 'list what is new';
const DELTA = /^\/mailFolders.*\/messages\/(?:microsoft\.graph\.)?delta(?:\(\))?$/i;
const names = { inbox: 'inbox', sent: 'sentitems' } as const satisfies Record<HeardFolder, string>;

/**
 * One page of changes in a folder. The cursor is Graph's own link, kept as it is. A mail may be listed several
 * times, in any order; of one that left the folder only the id is known and receivedAt is the epoch.
 */
export async function listen(
  ask: Ask,
  root: Root,
  folder: HeardFolder,
  cursor: string | null,
): Promise<Page | 'resync'> {
  if (cursor !== null && !belongs(cursor, root, DELTA)) return 'resync';
  const path = cursor ?? `${root.path}/mailFolders/${names[folder]}/messages/delta?$select=${SELECT}`;
  try {
    const page = await ask.json({ operation: LIST, method: 'GET', path }, pageSchema);
    const next = linkOf(page, root, cursor);
    const mails = await Promise.all(page.value.map((mail) => heard(ask, root, folder, mail)));
    return { mails, cursor: next, more: page['@odata.deltaLink'] === undefined };
  } catch (error) {
    // Any 410 means to start afresh, whatever it is called: SyncStateNotFound, resyncRequired.
    if (error instanceof MailboxError && error.cause instanceof GraphProblem && error.cause.status === 410) {
      return 'resync';
    }
    throw error;
  }
}

function linkOf(page: z.infer<typeof pageSchema>, root: Root, cursor: string | null): string {
  const link = page['@odata.deltaLink'] ?? page['@odata.nextLink'] ?? '';
  if (!belongs(link, root, DELTA)) throw strange('Graph gave a link that leads away from this mailbox.');
  // A nextLink that leads to itself has been seen: microsoft-graph-docs-contrib#7004.
  if (link === cursor && page['@odata.deltaLink'] === undefined) throw strange('Graph gave the same page again.');
  return link;
}

async function heard(ask: Ask, root: Root, folder: HeardFolder, mail: z.infer<typeof listed>): Promise<Listed> {
  const gone = mail['@removed'] !== undefined;
  if (gone || mail.receivedDateTime !== undefined) return plain(mail, folder, gone);
  const path = `${root.path}/messages/${encodeURIComponent(mail.id)}?$select=${SELECT}`;
  try {
    return plain(await ask.json({ operation: LIST, method: 'GET', path }, listed), folder, false);
  } catch (error) {
    // It has left since; one mail that is not there must not stop the page.
    if (error instanceof MailboxError && error.trouble === 'not-found') return plain(mail, folder, true);
    throw error;
  }
}

function plain(mail: z.infer<typeof listed>, folder: HeardFolder, gone: boolean): Listed {
  return {
    id: mail.id,
    internetMessageId: mail.internetMessageId,
    receivedAt: new Date(mail.receivedDateTime ?? 0),
    gone,
    isDraft: mail.isDraft ?? false,
    folder,
    outgoing: folder === 'sent',
  };
}

function strange(words: string): MailboxError {
  return new MailboxError(LIST, 'unavailable', { cause: new Error(words) });
}
