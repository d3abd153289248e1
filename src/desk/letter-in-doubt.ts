import { addMinutes } from 'date-fns/addMinutes';
import { addSeconds } from 'date-fns/addSeconds';
import { and, eq } from 'drizzle-orm';
import { letters } from '../../db/letters.ts';
import type { Desk } from './desk.ts';
import { holdBack } from './hold-back.ts';
import { REFUSED } from './letter-outcome.ts';
import { GRACE_MINUTES } from './letter-times.ts';
import { MailboxError } from './mailbox.ts';
import { lookFor, putOff } from './put-off-letter.ts';
import { rereadDraft, wasTold } from './reread-draft.ts';
import { askAPerson, asSeen, recordSent, ringLater, sentAmong } from './settle-letter.ts';

type Letter = typeof letters.$inferSelect;

const LOOK_AGAIN_SECONDS = 10;

/** A letter was asked to leave and nobody heard what became of it. */
export async function lookBeforeResending(desk: Desk, letter: Letter) {
  const found = await lookFor(desk, letter);
  if (!found) return;
  const sent = sentAmong(found);
  if (sent) return recordSent(desk, letter, sent);
  if (!isGraceOver(desk, letter)) return ringLater(desk, letter, addSeconds(desk.wall(), LOOK_AGAIN_SECONDS));
  // Another draft with its key was never asked to leave, so nothing about it says what became of this one.
  const waits = found.find((mail) => mail.isDraft && mail.id === letter.draftId);
  if (letter.kind === 'acknowledgement' && waits) return resend(desk, letter, waits.id);
  return askAPerson(desk, letter, 'the mailbox did not say whether it left');
}

export function isGraceOver(desk: Desk, letter: Letter): boolean {
  return desk.wall() >= addMinutes(letter.submittedAt ?? desk.wall(), GRACE_MINUTES);
}

/** Only the same draft, only while it is one, only for a letter that does no harm when it comes late. */
async function resend(desk: Desk, letter: Letter, draftId: string) {
  if (await holdBack(desk, letter)) return;
  const read = await rereadDraft(desk, letter, draftId).catch((error: unknown) =>
    afterTrouble(desk, letter, error, null),
  );
  if (!read) return;
  if (read.gone) return ringLater(desk, letter, addSeconds(desk.wall(), LOOK_AGAIN_SECONDS));
  const [mine] = await desk.db
    .update(letters)
    .set({ submittedAt: desk.wall(), attempts: letter.attempts + 1 })
    .where(and(asSeen(letter), eq(letters.attempts, letter.attempts)))
    .returning();
  if (!mine) return;
  try {
    await desk.mailbox.send(draftId);
    await ringLater(desk, mine, addSeconds(desk.wall(), LOOK_AGAIN_SECONDS));
  } catch (error) {
    await afterTrouble(desk, mine, error, letter);
  }
}

/**
 * What the mailbox did not do, or did not say that it did. before: the letter until this worker asked for it to be
 * sent; null when it came to no asking, and then another worker may be sending it.
 */
export async function afterTrouble(
  desk: Desk,
  letter: Letter,
  error: unknown,
  before: Letter | null,
): Promise<undefined> {
  if (!(error instanceof MailboxError)) throw error;
  const { trouble } = error;
  if (trouble === 'refused') {
    // What is refused now may have been carried out before, when nobody heard.
    const doubt = (before ?? letter).submittedAt !== null;
    await askAPerson(desk, letter, doubt ? 'the mailbox refused it after it may have left' : REFUSED);
    return;
  }
  const notDone = trouble === 'throttled' || trouble === 'unavailable';
  // What an officer was told, and said, of its draft stands until that has been done.
  if (!before && wasTold(letter)) return putOff(desk, letter, error);
  await putOff(desk, letter, error, { ...(before && notDone ? asBefore(before) : {}), trouble });
}

/**
 * Not carried out, so it waits as before. Only when this was the first try is it certain that it has not left: then
 * it may be taken back again.
 */
function asBefore({ submittedAt, sentAgainAt }: Letter) {
  return { state: 'queued', submittedAt, sentAgainAt };
}
