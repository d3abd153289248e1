import * as z from 'zod';
import { MailboxError } from '../../../desk/mailbox.ts';
import type { Question } from './questions.ts';
import { awaited, letterToItself, lying, refusalWords, SUBJECT, type Trial } from './trial.ts';

/** Whether a letter is found by its stamp once it has left, and after how long. */
export const stampSurvives: Question = async (trial) => {
  const letter = letterToItself(trial);
  const draft = await trial.mailbox.draft(letter);
  trial.left.add(draft.id);
  const begun = Date.now();
  await trial.mailbox.send(draft.id);
  const sent = await awaited(trial, async () => (await trial.mailbox.find(letter.key)).find(hasLeft) ?? null);
  if (sent) trial.left.add(sent.id);
  if (draft.internetMessageId) await awaited(trial, () => anyIn(trial, 'inbox', draft.internetMessageId ?? ''));
  const seconds = Math.round((Date.now() - begun) / 1_000);
  if (sent)
    return { words: `A letter is found by its stamp in Sent Items, ${seconds} s after it was sent.`, good: true };
  const words = 'A letter is not found by its stamp after it left: every letter would wait for an officer to say so.';
  return { words, good: false };
};

/** What happens when a draft that was taken is sent once more. */
export const sendTwice: Question = async (trial) => {
  const draft = await trial.mailbox.draft(letterToItself(trial));
  trial.left.add(draft.id);
  await trial.mailbox.send(draft.id);
  const second = await trial.mailbox.send(draft.id).then(() => null, refusalWords);
  const id = draft.internetMessageId ?? '';
  await awaited(trial, () => anyIn(trial, 'inbox', id));
  await lying(trial, 'sentitems', id);
  const copies = (await lying(trial, 'inbox', id)).length;
  if (second) return { words: `A draft that was sent is refused a second time: ${second}.`, good: true };
  const words = `A draft that was sent was taken a second time, and came ${copies === 1 ? 'once' : `${copies} times`}.`;
  return { words, good: copies === 1 };
};

/** learn.microsoft.com/office/client-developer/outlook/mapi: the property set of the headers of internet mail. */
const AUTO_SUBMITTED = 'String {00020386-0000-0000-C000-000000000046} Name Auto-Submitted';
const created = z.object({ id: z.string(), internetMessageId: z.string() });

/** Whether a letter can say of itself that a machine wrote it, as RFC 3834 asks. */
export const autoSubmitted: Question = async (trial) => {
  const { ask, root, mailbox } = trial;
  const body = {
    subject: SUBJECT,
    toRecipients: [{ emailAddress: { address: mailbox.address } }],
    singleValueExtendedProperties: [{ id: AUTO_SUBMITTED, value: 'auto-replied' }],
  };
  const question = { operation: 'write a trial', method: 'POST', path: `${root.path}/messages`, body } as const;
  const draft = await ask.json(question, created).catch(refusedOrThrow);
  if (typeof draft === 'string') return { words: `The header cannot be set: ${draft}.`, good: true };
  trial.left.add(draft.id);
  await mailbox.send(draft.id);
  const arrived = await awaited(trial, () => anyIn(trial, 'inbox', draft.internetMessageId));
  await lying(trial, 'sentitems', draft.internetMessageId);
  if (!arrived) return { words: 'The trial did not arrive in three minutes.', good: false };
  let text = '';
  for await (const part of mailbox.raw(arrived)) text += Buffer.from(part).toString('latin1');
  const said = /^Auto-Submitted: auto-replied/im.test(text);
  return { words: `A letter ${said ? 'can' : 'cannot'} be marked Auto-Submitted by a named property.`, good: true };
};

function hasLeft({ isDraft, sentAt }: { isDraft: boolean; sentAt: Date | null }): boolean {
  return !isDraft && sentAt !== null;
}

async function anyIn(trial: Trial, folder: 'inbox' | 'sentitems', id: string): Promise<string | null> {
  return (await lying(trial, folder, id))[0] ?? null;
}

function refusedOrThrow(error: unknown): string {
  if (error instanceof MailboxError && error.trouble === 'refused') return refusalWords(error);
  throw error;
}
