import * as z from 'zod';
import { MailboxError } from '../../desk/mailbox.ts';
import type { Ask } from './ask.ts';
import type { Root } from './root.ts';
import { BESIDE_HEADER } from './stamp.ts';

const ASK = 'say under which address it writes';
const created = z.object({ id: z.string() });
const sender = z.object({ from: z.object({ emailAddress: z.object({ address: z.string().optional() }) }).nullish() });

/** Should it stay, it goes to nobody, says what it is, and is thrown away with whatever else is left of its letter. */
const empty = (key: string) => ({
  subject: 'May be deleted',
  body: {
    contentType: 'Text',
    content: 'Breachdesk made this draft for a moment, to see under which address this mailbox writes.',
  },
  internetMessageHeaders: [{ name: BESIDE_HEADER, value: key }],
});

/**
 * The address that the mailbox gives a draft in which nobody has chosen one. MAILBOX may be a sign-in name, which need
 * not be that address, and to look it up in the directory takes a right that the desk does not have: so an empty draft
 * is made and thrown away. Asked anew each time, for an office may give its mailbox another address.
 */
export async function ownSender(ask: Ask, root: Root, key: string): Promise<string> {
  const begun = { operation: ASK, method: 'POST', path: `${root.path}/messages`, body: empty(key) } as const;
  const { id } = await ask.json(begun, created);
  const path = `${root.path}/messages/${encodeURIComponent(id)}`;
  try {
    const { from } = await ask.json({ operation: ASK, method: 'GET', path: `${path}?$select=from` }, sender);
    const address = from?.emailAddress.address ?? '';
    return address.includes('@') ? address : root.mailbox;
  } finally {
    await throwAway(ask, path);
  }
}

/** No letter waits for that. */
async function throwAway(ask: Ask, path: string): Promise<void> {
  try {
    await ask.bytes({ operation: 'throw an empty draft away', method: 'DELETE', path });
  } catch (error) {
    if (!(error instanceof MailboxError)) throw error;
  }
}
