import * as z from 'zod';
import { type Folder, type Listed, MailboxError, type Stretch } from '../../desk/mailbox.ts';
import type { Ask } from './ask.ts';
import { internetMessageId } from './message-id.ts';
import { belongs, type Root } from './root.ts';

const LIST = 'list what it holds';
const MESSAGES = /^\/messages$/i;

const held = z.object({
  id: z.string(),
  internetMessageId,
  receivedDateTime: z.iso.datetime(),
  parentFolderId: z.string(),
  isDraft: z.boolean().nullish(),
});
const pageSchema = z.object({ value: z.array(held), '@odata.nextLink': z.string().optional() });
const SELECT = 'id,internetMessageId,receivedDateTime,parentFolderId,isDraft';

/**
 * One page of all that was received since, whatever folder it lies in: the list that delta can be measured by.
 * What is ordered by must stand in the filter too.
 */
export async function lookBack(
  ask: Ask,
  root: Root,
  folders: Folders,
  since: Date,
  page: string | null,
): Promise<Stretch> {
  const filter = encodeURIComponent(`receivedDateTime ge ${since.toISOString().slice(0, 19)}Z`);
  const order = encodeURIComponent('receivedDateTime desc');
  const first = `${root.path}/messages?$select=${SELECT}&$filter=${filter}&$orderby=${order}&$top=100`;
  const path = page ?? first;
  const { value, '@odata.nextLink': next = null } = await ask.json(
    { operation: LIST, method: 'GET', path },
    pageSchema,
  );
  if (next !== null && (next === page || !belongs(next, root, MESSAGES))) {
    const cause = new Error('Graph gave a link that leads nowhere new in this mailbox.');
    throw new MailboxError(LIST, 'unavailable', { cause });
  }
  const names = await folders();
  return { mails: value.map((mail) => plain(mail, names)), next };
}

type Folders = () => Promise<Map<string, Folder>>;

const wellKnown = { inbox: 'inbox', sentitems: 'sent', junkemail: 'junk', deleteditems: 'deleted' } as const;

/** The folders with a meaning, by the ids that this mailbox gives them. Asked for once. */
export function folderNames(ask: Ask, root: Root): Folders {
  let known: Promise<Map<string, Folder>> | null = null;
  return () => {
    known ??= askFolders(ask, root).catch((error) => {
      known = null;
      throw error;
    });
    return known;
  };
}

async function askFolders(ask: Ask, root: Root): Promise<Map<string, Folder>> {
  const names = new Map<string, Folder>();
  for (const [name, folder] of Object.entries(wellKnown)) {
    const question = { operation: LIST, method: 'GET', path: `${root.path}/mailFolders/${name}?$select=id` } as const;
    const { id } = await ask.json(question, z.object({ id: z.string() }));
    names.set(id, folder);
  }
  return names;
}

function plain(mail: z.infer<typeof held>, names: Map<string, Folder>): Listed {
  const folder = names.get(mail.parentFolderId) ?? 'other';
  return {
    id: mail.id,
    internetMessageId: mail.internetMessageId,
    receivedAt: new Date(mail.receivedDateTime),
    gone: false,
    isDraft: mail.isDraft ?? false,
    folder,
    // Not by its sender: anybody can write our address there, and such mail lies in Junk.
    outgoing: folder === 'sent',
  };
}
