import * as z from 'zod';
import { type Listed, MailboxError, type Page } from '../../desk/mailbox.ts';
import type { Ask } from './ask.ts';
import { GraphProblem } from './problems.ts';

const SELECT = 'id,internetMessageId,receivedDateTime,isDraft';

const listed = z.object({
  id: z.string(),
  internetMessageId: z.string().nullish(),
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

/**
 * One page of changes in the Inbox. The cursor is Graph's own link, kept as it is. A mail may be listed several
 * times, in any order; of one that left the Inbox only the id is known and receivedAt is the epoch.
 */
export async function listen(ask: Ask, root: Root, cursor: string | null): Promise<Page | 'resync'> {
  if (cursor !== null && !belongs(cursor, root)) return 'resync';
  const path = cursor ?? `${root.path}/mailFolders/inbox/messages/delta?$select=${SELECT}`;
  try {
    const page = await ask.json({ operation: LIST, method: 'GET', path }, pageSchema);
    const next = linkOf(page, root, cursor);
    const mails = await Promise.all(page.value.map((mail) => heard(ask, root, mail)));
    return { mails, cursor: next, more: page['@odata.deltaLink'] === undefined };
  } catch (error) {
    // Any 410 means to start afresh, whatever it is called: SyncStateNotFound, resyncRequired.
    if (error instanceof MailboxError && error.cause instanceof GraphProblem && error.cause.status === 410) {
      return 'resync';
    }
    throw error;
  }
}

/** Where this mailbox begins: its path after /v1.0, its cloud's own origin, its address. */
export type Root = { path: string; origin: string; mailbox: string };

function linkOf(page: z.infer<typeof pageSchema>, root: Root, cursor: string | null): string {
  const link = page['@odata.deltaLink'] ?? page['@odata.nextLink'] ?? '';
  if (!belongs(link, root)) throw strange('Graph gave a link that leads away from this mailbox.');
  // A nextLink that leads to itself has been seen: microsoft-graph-docs-contrib#7004.
  if (link === cursor && page['@odata.deltaLink'] === undefined) throw strange('Graph gave the same page again.');
  return link;
}

/** Graph names the mailbox in its links by address or by object id. */
function belongs(link: string, root: Root): boolean {
  if (!URL.canParse(link)) return false;
  const url = new URL(link);
  const match =
    /^\/v1\.0\/users(?:\/|\(')([^/]+?)(?:'\))?\/mailFolders.*\/messages\/(?:microsoft\.graph\.)?delta(?:\(\))?$/i.exec(
      decodeURIComponent(url.pathname),
    );
  const owner = match?.[1]?.toLowerCase() ?? '';
  return url.origin === root.origin && (owner === root.mailbox.toLowerCase() || /^[0-9a-f-]{36}(@|$)/.test(owner));
}

async function heard(ask: Ask, root: Root, mail: z.infer<typeof listed>): Promise<Listed> {
  const gone = mail['@removed'] !== undefined;
  if (gone || mail.receivedDateTime !== undefined) return plain(mail, gone);
  const path = `${root.path}/messages/${encodeURIComponent(mail.id)}?$select=${SELECT}`;
  try {
    return plain(await ask.json({ operation: LIST, method: 'GET', path }, listed), false);
  } catch (error) {
    // It has left since; one mail that is not there must not stop the page.
    if (error instanceof MailboxError && error.trouble === 'not-found') return plain(mail, true);
    throw error;
  }
}

function plain(mail: z.infer<typeof listed>, gone: boolean): Listed {
  return {
    id: mail.id,
    internetMessageId: mail.internetMessageId ?? null,
    receivedAt: new Date(mail.receivedDateTime ?? 0),
    gone,
    isDraft: mail.isDraft ?? false,
  };
}

function strange(words: string): MailboxError {
  return new MailboxError(LIST, 'unavailable', { cause: new Error(words) });
}
