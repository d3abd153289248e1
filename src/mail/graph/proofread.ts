import * as z from 'zod';
import { type Draft, type LetterToSend, MailboxError, type Reread } from '../../desk/mailbox.ts';
import type { Ask } from './ask.ts';
import { internetMessageId } from './message-id.ts';
import { ownSender } from './own-sender.ts';
import type { Root } from './root.ts';
import { STAMP } from './stamp.ts';
import { visibleWords } from './visible-words.ts';

const person = z.object({ emailAddress: z.object({ address: z.string().optional() }) });
const people = z.array(person);
const draftSchema = z.object({
  id: z.string(),
  isDraft: z.boolean(),
  internetMessageId,
  subject: z.string().nullish(),
  body: z.object({ contentType: z.string(), content: z.string() }),
  from: person.nullish(),
  toRecipients: people,
  ccRecipients: people,
  bccRecipients: people,
  replyTo: people.default([]),
  attachments: z.array(z.object({ id: z.string() })).default([]),
  singleValueExtendedProperties: z.array(z.object({ id: z.string(), value: z.string() })).default([]),
});
type Written = z.infer<typeof draftSchema>;

const SELECT = 'id,isDraft,internetMessageId,subject,body,from,toRecipients,ccRecipients,bccRecipients,replyTo';

/**
 * Reads back a draft that was just written; throws 'refused' unless person, subject, words and stamp are exactly the
 * letter's. What hangs on it besides is taken off first: an answer begins with the pictures of the mail that it answers.
 * from: under which address it is to leave, where it was written over and somebody may have chosen another.
 */
export async function proofread(ask: Ask, path: string, letter: LetterToSend, from: string | null): Promise<Draft> {
  const written = await bare(ask, path, await readDraft(ask, path));
  const wrong = whatDiffers(written, letter, from);
  if (wrong.length > 0) {
    const cause = new Error(`Not as written: ${wrong.join(', ')}. Look at the draft in Outlook.`);
    throw new MailboxError('keep the draft as it was written', 'refused', { cause });
  }
  return { id: written.id, internetMessageId: written.internetMessageId };
}

/** Whether a draft that has lain in the mailbox is still the letter; changes nothing in it. */
export async function reread(ask: Ask, root: Root, path: string, letter: LetterToSend): Promise<Reread> {
  const written = await readIfThere(ask, path);
  if (!written?.isDraft) return 'gone';
  if (whatDiffers(written, letter, null).length > 0) return 'changed';
  // The mailbox is asked only about another address than the one it is opened by.
  const isOwn = leavesFrom(written, root.mailbox) || leavesFrom(written, await ownSender(ask, root, letter.key));
  return isOwn ? 'as-written' : 'changed';
}

async function readIfThere(ask: Ask, path: string): Promise<Written | null> {
  try {
    return await readDraft(ask, path);
  } catch (error) {
    if (error instanceof MailboxError && error.trouble === 'not-found') return null;
    throw error;
  }
}

async function readDraft(ask: Ask, path: string): Promise<Written> {
  const stamp = `singleValueExtendedProperties(${encodeURIComponent(`$filter=id eq '${STAMP}'`)})`;
  // hasAttachments says nothing of those that are inline.
  const expand = `attachments($select=id,name),${stamp}`;
  const question = {
    operation: 'read the draft back',
    method: 'GET',
    path: `${path}?$select=${SELECT}&$expand=${expand}`,
  } as const;
  return ask.json(question, draftSchema);
}

async function bare(ask: Ask, path: string, written: Written): Promise<Written> {
  if (!written.isDraft || written.attachments.length === 0) return written;
  for (const { id } of written.attachments) {
    const attachment = `${path}/attachments/${encodeURIComponent(id)}`;
    await ask.bytes({ operation: 'take an attachment off the draft', method: 'DELETE', path: attachment });
  }
  return readDraft(ask, path);
}

function whatDiffers(written: Written, letter: LetterToSend, from: string | null): string[] {
  return Object.entries(checks(written, letter, from)).flatMap(([name, right]) => (right ? [] : [name]));
}

function checks(written: Written, letter: LetterToSend, from: string | null): Record<string, boolean> {
  const [only, ...others] = written.toRecipients;
  const copies = [...others, ...written.ccRecipients, ...written.bccRecipients];
  const key = written.singleValueExtendedProperties.find((property) => sameName(property.id))?.value;
  return {
    draft: written.isDraft,
    recipient: only?.emailAddress.address?.toLowerCase() === letter.to.address.toLowerCase() && copies.length === 0,
    sender: from === null || leavesFrom(written, from),
    'where answers go': written.replyTo.length === 0,
    subject: written.subject === letter.subject,
    // Exchange rewrites the markup, so the words are compared: nothing quoted may stand under ours.
    words: visibleWords(written.body.content) === visibleWords(letter.html),
    attachments: written.attachments.length === 0,
    stamp: key?.toLowerCase() === letter.key.toLowerCase(),
  };
}

/** A draft in which nobody chose a sender may name none, or the mailbox by what is no address. */
function leavesFrom({ from }: Written, mailbox: string): boolean {
  const address = from?.emailAddress.address ?? '';
  return !address.includes('@') || address.toLowerCase() === mailbox.toLowerCase();
}

/** Graph may write the GUID of a named property in either case. */
function sameName(id: string): boolean {
  return id.toLowerCase() === STAMP.toLowerCase();
}
