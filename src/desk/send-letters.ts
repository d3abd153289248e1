import { addSeconds } from 'date-fns/addSeconds';
import { and, eq, isNull, lte } from 'drizzle-orm';
import { letters } from '../../db/letters.ts';
import type { Desk } from './desk.ts';
import { holdBack, isWithinNumber } from './hold-back.ts';
import { afterTrouble, isGraceOver, lookBeforeResending } from './letter-in-doubt.ts';
import { CHANGED } from './letter-outcome.ts';
import { type Found, MailboxError } from './mailbox.ts';
import { lookFor, putOff } from './put-off-letter.ts';
import { asApproved, rereadDraft, type ToSend, wasTold } from './reread-draft.ts';
import { recordIfSent } from './sent-copy.ts';
import { askAPerson, asSeen, recordSent, ringLater, sentAmong } from './settle-letter.ts';
import { tidyDrafts } from './tidy-drafts.ts';

type Letter = typeof letters.$inferSelect;

const LOOK_AGAIN_SECONDS = 2;

/**
 * Takes one letter one step further. May be rung at any time, twice, or after a crash: every step is a
 * compare-and-set, and nothing is sent that may have been sent before.
 */
export async function sendLetter(desk: Desk, id: string): Promise<void> {
  const [letter] = await desk.db.select().from(letters).where(eq(letters.id, id));
  if (!letter) return;
  if (letter.restsUntil && letter.restsUntil > desk.wall()) return ringLater(desk, letter, letter.restsUntil);
  switch (letter.state) {
    case 'queued':
      return leave(desk, letter);
    case 'submitting':
      return lookBeforeResending(desk, letter);
    case 'accepted':
      return confirm(desk, letter);
    case 'needs-person':
      return recordIfSent(desk, letter);
    case 'sent':
    case 'withdrawn':
    case 'bounced':
      return tidyDrafts(desk, letter);
    default:
      return;
  }
}

async function leave(desk: Desk, letter: Letter) {
  if (letter.sendAfter > (await desk.databaseClock(desk.db))) return ringLater(desk, letter, letter.sendAfter);
  // What was believed after a try before is looked up again: also what that left in Drafts may have been sent since.
  const triedBefore = letter.submittedAt !== null || letter.attempts > 0 || wasTold(letter);
  const found = triedBefore ? await lookFor(desk, letter) : [];
  if (!found) return;
  const left = sentAmong(found);
  if (left) return wasTold(letter) ? askOfChanged(desk, letter) : recordSent(desk, letter, left);
  if (await holdBack(desk, letter)) return;
  const written = await draftToSend(desk, letter, found).catch((error: unknown) =>
    afterTrouble(desk, letter, error, null),
  );
  const accepted = written && (await submit(desk, letter, written));
  if (accepted) await confirm(desk, accepted);
}

/** A colleague sent its draft before it was written over: whether it is that letter is known once it was read. */
async function askOfChanged(desk: Desk, letter: Letter) {
  await askAPerson(desk, letter, CHANGED);
  await recordIfSent(desk, letter);
}

/** Its draft as it was approved, written when there is none; nothing when there is no more to send. */
async function draftToSend(desk: Desk, letter: Letter, found: Found[]): Promise<ToSend | undefined> {
  if (!letter.draftId) return writeDraft(desk, letter);
  if (!isLost(desk, letter, found)) return rereadDraft(desk, letter, letter.draftId);
  return (await letGo(desk, letter)) ? writeDraft(desk, letter) : undefined;
}

/** Only on the word of an officer who looked: a draft that is gone has else most likely been sent. */
function isLost(desk: Desk, letter: Letter, found: Found[]): boolean {
  const nowhere = found.every((mail) => mail.isDraft && mail.id !== letter.draftId);
  return letter.sentAgainAt !== null && isGraceOver(desk, letter) && nowhere;
}

/** False when another worker has done so. */
async function letGo(desk: Desk, letter: Letter): Promise<boolean> {
  const gone = await desk.db
    .update(letters)
    .set({ draftId: null })
    .where(and(asSeen(letter), eq(letters.draftId, letter.draftId ?? '')))
    .returning({ id: letters.id });
  return gone.length > 0;
}

async function submit(desk: Desk, letter: Letter, { draftId, gone }: ToSend): Promise<Letter | undefined> {
  const mine = await desk.db.transaction(async (tx) => {
    if (!(await isWithinNumber(desk, tx, letter))) return 'too many';
    const [row] = await tx
      .update(letters)
      .set({ state: 'submitting', submittedAt: desk.wall(), sentAgainAt: null })
      .where(and(asSeen(letter), lte(letters.sendAfter, await desk.databaseClock(tx))))
      .returning();
    return row;
  });
  if (mine === 'too many') return void (await holdBack(desk, letter));
  if (!mine) return discardUnlessItLeaves(desk, letter, draftId);
  try {
    // Most likely somebody has sent it: it is looked for, and then asked about.
    if (gone) throw new MailboxError('find the draft to send', 'unknown');
    // Of two who wrote a draft in the same moment, the one that stands in the row is sent.
    await desk.mailbox.send(mine.draftId ?? draftId);
  } catch (error) {
    return afterTrouble(desk, mine, error, letter);
  }
  const [accepted] = await desk.db
    .update(letters)
    .set({ state: 'accepted', acceptedAt: desk.wall() })
    .where(and(eq(letters.id, letter.id), eq(letters.state, 'submitting')))
    .returning();
  return accepted;
}

/** Undo committed first, and then the draft was never sent; or another worker is sending this very draft. */
async function discardUnlessItLeaves(desk: Desk, { id }: Letter, draftId: string): Promise<undefined> {
  const [now] = await desk.db.select().from(letters).where(eq(letters.id, id));
  if (now?.state !== 'withdrawn') return;
  await desk.mailbox.discard(draftId).catch((error: unknown) => putOff(desk, now, error));
}

async function writeDraft(desk: Desk, letter: Letter): Promise<ToSend> {
  const draft = await desk.mailbox.draft(asApproved(letter));
  await desk.db
    .update(letters)
    .set({ draftId: draft.id, internetMessageId: draft.internetMessageId })
    .where(and(eq(letters.id, letter.id), eq(letters.state, 'queued'), isNull(letters.draftId)));
  return { draftId: draft.id, gone: false };
}

/** The mailbox took it; it has left once it lies in Sent Items with a time of sending. */
async function confirm(desk: Desk, letter: Letter) {
  const found = await lookFor(desk, letter);
  if (!found) return;
  const sent = sentAmong(found);
  if (sent) return recordSent(desk, letter, sent);
  if (isGraceOver(desk, letter)) return askAPerson(desk, letter, 'the mailbox took it and never showed it as sent');
  return ringLater(desk, letter, addSeconds(desk.wall(), LOOK_AGAIN_SECONDS));
}
