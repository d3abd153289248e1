import { letters } from '../../db/letters.ts';
import type { Desk } from './desk.ts';
import { type Found, MailboxError } from './mailbox.ts';
import { restsUntil } from './rests.ts';
import { asSeen, ringLater } from './settle-letter.ts';

type Letter = typeof letters.$inferSelect;

/**
 * The mailbox did not do what was asked of it about a letter, which rests now, and changes in nothing else but what is
 * given. What is no trouble of the mailbox is thrown on.
 */
export async function putOff(
  desk: Desk,
  letter: Letter,
  error: unknown,
  also: Partial<Letter> = {},
): Promise<undefined> {
  if (!(error instanceof MailboxError)) throw error;
  const { id, reference, attempts } = letter;
  desk.log.warn({ letter: id, reference, trouble: error.trouble }, 'letter put off');
  const until = restsUntil(desk, error, attempts);
  const [mine] = await desk.db
    .update(letters)
    .set({ ...also, attempts: attempts + 1, restsUntil: until })
    .where(asSeen(letter))
    .returning({ id: letters.id });
  if (mine) await ringLater(desk, letter, until);
}

/** Where the mailbox shows a letter; nothing when it does not say now, and then it is looked for later. */
export async function lookFor(desk: Desk, letter: Letter): Promise<Found[] | undefined> {
  return desk.mailbox.find(letter.id).catch((error: unknown) => putOff(desk, letter, error));
}
