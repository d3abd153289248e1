import * as z from 'zod';
import { type Draft, type LetterToSend, MailboxError, type Reread } from '../../desk/mailbox.ts';
import type { Ask } from './ask.ts';
import { STAMP } from './stamp.ts';
import { visibleWords } from './visible-words.ts';

const people = z.array(z.object({ emailAddress: z.object({ address: z.string() }) }));
const draftSchema = z.object({
  id: z.string(),
  isDraft: z.boolean(),
  internetMessageId: z.string().nullish(),
  subject: z.string().nullish(),
  body: z.object({ contentType: z.string(), content: z.string() }),
  toRecipients: people,
  ccRecipients: people,
  bccRecipients: people,
  attachments: z.array(z.object({ id: z.string() })).default([]),
  singleValueExtendedProperties: z.array(z.object({ id: z.string(), value: z.string() })).default([]),
});
type Written = z.infer<typeof draftSchema>;

const SELECT = 'id,isDraft,internetMessageId,subject,body,toRecipients,ccRecipients,bccRecipients';

/**
 * Reads back a draft that was just written; throws 'refused' unless person, subject, words and stamp are exactly the
 * letter's. What hangs on it besides is taken off first: an answer begins with the pictures of the mail that it answers.
 */
export async function proofread(ask: Ask, path: string, letter: LetterToSend): Promise<Draft> {
  const written = await bare(ask, path, await readDraft(ask, path));
  const wrong = whatDiffers(written, letter);
  if (wrong.length > 0) {
    const cause = new Error(`Not as written: ${wrong.join(', ')}. Look at the draft in Outlook.`);
    throw new MailboxError('keep the draft as it was written', 'refused', { cause });
  }
  return { id: written.id, internetMessageId: written.internetMessageId ?? null };
}

/** Whether a draft that has lain in the mailbox is still the letter; changes nothing. */
export async function reread(ask: Ask, path: string, letter: LetterToSend): Promise<Reread> {
  try {
    const written = await readDraft(ask, path);
    if (!written.isDraft) return 'gone';
    return whatDiffers(written, letter).length > 0 ? 'changed' : 'as-written';
  } catch (error) {
    if (error instanceof MailboxError && error.trouble === 'not-found') return 'gone';
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

function whatDiffers(written: Written, letter: LetterToSend): string[] {
  return Object.entries(checks(written, letter)).flatMap(([name, right]) => (right ? [] : [name]));
}

function checks(written: Written, letter: LetterToSend): Record<string, boolean> {
  const [only, ...others] = written.toRecipients;
  const copies = [...others, ...written.ccRecipients, ...written.bccRecipients];
  const key = written.singleValueExtendedProperties.find((property) => sameName(property.id))?.value;
  return {
    draft: written.isDraft,
    recipient: only?.emailAddress.address.toLowerCase() === letter.to.address.toLowerCase() && copies.length === 0,
    subject: written.subject === letter.subject,
    // Exchange rewrites the markup, so the words are compared: nothing quoted may stand under ours.
    words: visibleWords(written.body.content) === visibleWords(letter.html),
    attachments: written.attachments.length === 0,
    stamp: key?.toLowerCase() === letter.key.toLowerCase(),
  };
}

/** Graph may write the GUID of a named property in either case. */
function sameName(id: string): boolean {
  return id.toLowerCase() === STAMP.toLowerCase();
}
