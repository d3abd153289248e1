import { addMinutes } from 'date-fns/addMinutes';
import { addSeconds } from 'date-fns/addSeconds';
import { and, eq } from 'drizzle-orm';
import { letters } from '../../db/letters.ts';
import type { Desk } from './desk.ts';
import { REFUSED } from './letter-outcome.ts';
import { MailboxError } from './mailbox.ts';
import { askAPerson, recordSent, ringLater, sentAmong } from './settle-letter.ts';

type Letter = typeof letters.$inferSelect;

/** Longer than any real transport: only then may the same draft be sent a second time. */
export const GRACE_MINUTES = 30;
const LOOK_AGAIN_SECONDS = 10;

/** A letter was asked to leave and nobody heard what became of it. */
export async function lookBeforeResending(desk: Desk, letter: Letter) {
  const found = await desk.mailbox.find(letter.id);
  const sent = sentAmong(found);
  if (sent) return recordSent(desk, letter, sent);
  if (!isGraceOver(desk, letter)) return ringLater(desk, letter, addSeconds(desk.wall(), LOOK_AGAIN_SECONDS));
  // Another draft with its key was never asked to leave, so nothing about it says what became of this one.
  const waits = found.some((mail) => mail.isDraft && mail.id === letter.draftId);
  if (letter.kind === 'acknowledgement' && waits) return resend(desk, letter);
  return askAPerson(desk, letter, 'the mailbox did not say whether it left');
}

export function isGraceOver(desk: Desk, letter: Letter): boolean {
  return desk.wall() >= addMinutes(letter.submittedAt ?? desk.wall(), GRACE_MINUTES);
}

/** Only the same draft, only while it is one, only for a letter that does no harm when it comes late. */
async function resend(desk: Desk, letter: Letter) {
  const [mine] = await desk.db
    .update(letters)
    .set({ submittedAt: desk.wall(), attempts: letter.attempts + 1 })
    .where(and(eq(letters.id, letter.id), eq(letters.state, 'submitting'), eq(letters.attempts, letter.attempts)))
    .returning();
  if (!mine?.draftId) return;
  try {
    await desk.mailbox.send(mine.draftId);
    await ringLater(desk, mine, addSeconds(desk.wall(), LOOK_AGAIN_SECONDS));
  } catch (error) {
    await afterTrouble(desk, mine, error);
  }
}

/** What the mailbox did not do, or did not say that it did. */
export async function afterTrouble(desk: Desk, letter: Letter, error: unknown): Promise<undefined> {
  if (!(error instanceof MailboxError)) throw error;
  const { trouble, retryAfter } = error;
  desk.log.warn({ letter: letter.id, reference: letter.reference, trouble }, 'letter not sent yet');
  if (trouble === 'refused') {
    await refused(desk, letter);
    return;
  }
  if (trouble === 'throttled' || trouble === 'unavailable') await waitAgain(desk, letter);
  const seconds = retryAfter ?? Math.min(2 ** (1 + Math.min(letter.attempts, 7)), 300);
  await desk.db
    .update(letters)
    .set({ attempts: letter.attempts + 1, trouble })
    .where(eq(letters.id, letter.id));
  await ringLater(desk, letter, addSeconds(desk.wall(), seconds));
}

/** What is refused now may have been carried out before, when nobody heard. */
async function refused(desk: Desk, letter: Letter) {
  const doubt = letter.submittedAt !== null;
  await askAPerson(desk, letter, doubt ? 'the mailbox refused it after it may have left' : REFUSED);
}

/**
 * Not carried out, so it waits as before. Only when this was the first try is it certain that it has not left: then
 * it may be taken back again.
 */
async function waitAgain(desk: Desk, letter: Letter) {
  await desk.db
    .update(letters)
    .set({ state: 'queued', submittedAt: letter.submittedAt })
    .where(and(eq(letters.id, letter.id), eq(letters.state, 'submitting')));
}
