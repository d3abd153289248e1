import * as z from 'zod';
import { type Draft, type LetterToSend, MailboxError } from '../../desk/mailbox.ts';
import type { Ask } from './ask.ts';
import { find } from './find.ts';
import { findDrafts } from './find-drafts.ts';
import { ownSender } from './own-sender.ts';
import { proofread } from './proofread.ts';
import type { Root } from './root.ts';
import { KEY_HEADER, STAMP } from './stamp.ts';

const WRITE = 'write the draft';
const created = z.object({ id: z.string() });

/**
 * Writes a letter as a stamped draft and reads it back. The draft that is named, or one with the letter's key that is
 * there already, is written over, so that asking again after a crash leaves one. Graph keeps one body in a draft: it gets the HTML,
 * and Exchange makes the text part when the letter leaves.
 */
export async function draft(ask: Ask, root: Root, letter: LetterToSend, over?: string): Promise<Draft> {
  const lies = over ?? (await unsent(ask, root, letter.key));
  // Of a new one the mailbox says itself whose it is; in one that has lain there somebody may have chosen another.
  const from = lies === null ? null : await ownSender(ask, root, letter.key);
  const id = lies ?? (await begin(ask, root, letter));
  const path = `${root.path}/messages/${encodeURIComponent(id)}`;
  const body = { ...wholeLetter(letter), ...(from !== null && { from: { emailAddress: { address: from } } }) };
  await ask.json({ operation: WRITE, method: 'PATCH', path, body }, created);
  return await proofread(ask, path, letter, from);
}

async function unsent(ask: Ask, root: Root, key: string): Promise<string | null> {
  const found = await find(ask, root, key);
  if (found.some((mail) => !mail.isDraft)) {
    throw new MailboxError('write a draft of a letter that has left already', 'unknown');
  }
  // A crash between a draft's first request and its stamp leaves one that only its header tells of.
  return found[0]?.id ?? (await findDrafts(ask, root, key, [KEY_HEADER]))[0] ?? null;
}

/** Headers can be given only while a message is made: learn.microsoft.com/graph/api/resources/message. */
async function begin(ask: Ask, root: Root, letter: LetterToSend): Promise<string> {
  const headers = {
    internetMessageHeaders: [
      { name: KEY_HEADER, value: letter.key },
      // Not "All", which suppresses bounces too (MS-OXCMAIL 2.1.3.2.20), and a bounce is what we must hear of.
      { name: 'X-Auto-Response-Suppress', value: 'DR, RN, NRN, OOF, AutoReply' },
    ],
  };
  const reply = letter.repliesTo === null ? null : await beginReply(ask, root, letter.repliesTo, headers);
  if (reply !== null) return reply;
  // Stamped from the first moment; only a reply is without its key for one request.
  const body = { ...wholeLetter(letter), ...headers };
  const path = `${root.path}/messages`;
  return (await ask.json({ operation: WRITE, method: 'POST', path, body }, created)).id;
}

/** Null when the mail that it answers is no longer there: the letter then starts a new message. */
async function beginReply(ask: Ask, root: Root, original: string, headers: object): Promise<string | null> {
  const path = `${root.path}/messages/${encodeURIComponent(original)}/createReply`;
  try {
    return (await ask.json({ operation: WRITE, method: 'POST', path, body: { message: headers } }, created)).id;
  } catch (error) {
    if (error instanceof MailboxError && error.trouble === 'not-found') return null;
    throw error;
  }
}

/** All that a reader will see: whatever createReply put there, quoted words included, is replaced. */
function wholeLetter(letter: LetterToSend) {
  const { name, address } = letter.to;
  return {
    subject: letter.subject,
    body: { contentType: 'HTML', content: letter.html },
    toRecipients: [{ emailAddress: name === null ? { address } : { name, address } }],
    ccRecipients: [],
    bccRecipients: [],
    replyTo: [],
    singleValueExtendedProperties: [{ id: STAMP, value: letter.key }],
  };
}
