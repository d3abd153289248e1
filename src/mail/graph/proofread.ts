import * as z from 'zod';
import { type Draft, type LetterToSend, MailboxError } from '../../desk/mailbox.ts';
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
  singleValueExtendedProperties: z.array(z.object({ id: z.string(), value: z.string() })).default([]),
});
type Written = z.infer<typeof draftSchema>;

const SELECT = 'id,isDraft,internetMessageId,subject,body,toRecipients,ccRecipients,bccRecipients';

/** Reads the draft back; throws 'refused' unless person, subject, words and stamp are exactly the letter's. */
export async function proofread(ask: Ask, path: string, letter: LetterToSend): Promise<Draft> {
  const expand = `singleValueExtendedProperties(${encodeURIComponent(`$filter=id eq '${STAMP}'`)})`;
  const question = {
    operation: 'read the draft back',
    method: 'GET',
    path: `${path}?$select=${SELECT}&$expand=${expand}`,
  } as const;
  const written = await ask.json(question, draftSchema);
  const wrong = Object.entries(checks(written, letter)).filter(([, right]) => !right);
  if (wrong.length > 0) {
    const cause = new Error(`Not as written: ${wrong.map(([name]) => name).join(', ')}. Look at the draft in Outlook.`);
    throw new MailboxError('keep the draft as it was written', 'refused', { cause });
  }
  return { id: written.id, internetMessageId: written.internetMessageId ?? null };
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
    stamp: key?.toLowerCase() === letter.key.toLowerCase(),
  };
}

/** Graph may write the GUID of a named property in either case. */
function sameName(id: string): boolean {
  return id.toLowerCase() === STAMP.toLowerCase();
}
