import { addSeconds } from 'date-fns/addSeconds';
import { and, eq, isNull, lte } from 'drizzle-orm';
import { letters } from '../../db/letters.ts';
import type { Desk } from './desk.ts';
import { holdBack } from './hold-back.ts';
import { afterTrouble, isGraceOver, lookBeforeResending } from './letter-in-doubt.ts';
import type { Found } from './mailbox.ts';
import { askAPerson, recordSent, ringLater, sentAmong } from './settle-letter.ts';
import { tidyDrafts } from './tidy-drafts.ts';

type Letter = typeof letters.$inferSelect;

const LOOK_AGAIN_SECONDS = 2;

/**
 * Takes one letter one step further. May be rung at any time, twice, or after a crash: every step is a
 * compare-and-set, and nothing is sent that may have been sent before.
 */
export async function sendLetter(desk: Desk, id: string): Promise<void> {
  const [letter] = await desk.db.select().from(letters).where(eq(letters.id, id));
  switch (letter?.state) {
    case 'queued':
      return leave(desk, letter);
    case 'submitting':
      return lookBeforeResending(desk, letter);
    case 'accepted':
      return confirm(desk, letter);
    case 'sent':
    case 'withdrawn':
    case 'bounced':
      return tidyDrafts(desk, letter);
    default:
      return;
  }
}

async function leave(desk: Desk, letter: Letter) {
  if (letter.sendAfter > desk.wall()) return ringLater(desk, letter, letter.sendAfter);
  // One that was on its way before is looked up first, whatever has been stopped since.
  if (!letter.submittedAt && (await holdBack(desk, letter))) return;
  const accepted = await submit(desk, letter).catch((error: unknown) => afterTrouble(desk, letter, error));
  if (accepted) await confirm(desk, accepted);
}

async function submit(desk: Desk, letter: Letter): Promise<Letter | undefined> {
  // Once before it was asked to leave; what was believed then is looked up again before anything is sent.
  const left = letter.submittedAt ? await sentCopy(desk, letter) : undefined;
  if (left) {
    await recordSent(desk, letter, left);
    return;
  }
  const written = letter.draftId ?? (await writeDraft(desk, letter));
  const [mine] = await desk.db
    .update(letters)
    .set({ state: 'submitting', submittedAt: desk.wall() })
    .where(and(eq(letters.id, letter.id), eq(letters.state, 'queued'), lte(letters.sendAfter, desk.wall())))
    .returning();
  if (!mine) return discardUnlessItLeaves(desk, letter, written);
  // Of two who wrote a draft in the same moment, the one that stands in the row is sent.
  await desk.mailbox.send(mine.draftId ?? written);
  const [accepted] = await desk.db
    .update(letters)
    .set({ state: 'accepted', acceptedAt: desk.wall() })
    .where(and(eq(letters.id, letter.id), eq(letters.state, 'submitting')))
    .returning();
  return accepted;
}

/** Undo committed first, and then the draft was never sent; or another worker is sending this very draft. */
async function discardUnlessItLeaves(desk: Desk, { id }: Letter, draftId: string): Promise<undefined> {
  const [now] = await desk.db.select({ state: letters.state }).from(letters).where(eq(letters.id, id));
  if (now?.state === 'withdrawn') await desk.mailbox.discard(draftId);
}

async function writeDraft(desk: Desk, letter: Letter): Promise<string> {
  const draft = await desk.mailbox.draft(toSend(letter));
  await desk.db
    .update(letters)
    .set({ draftId: draft.id, internetMessageId: draft.internetMessageId })
    .where(and(eq(letters.id, letter.id), eq(letters.state, 'queued'), isNull(letters.draftId)));
  return draft.id;
}

function toSend(letter: Letter) {
  return {
    key: letter.id,
    to: { name: letter.toName, address: letter.toAddress },
    subject: letter.subject,
    text: letter.text,
    html: letter.html,
    repliesTo: letter.repliesTo,
  };
}

/** The mailbox took it; it has left once it lies in Sent Items with a time of sending. */
async function confirm(desk: Desk, letter: Letter) {
  const sent = await sentCopy(desk, letter);
  if (sent) return recordSent(desk, letter, sent);
  if (isGraceOver(desk, letter)) return askAPerson(desk, letter, 'the mailbox took it and never showed it as sent');
  return ringLater(desk, letter, addSeconds(desk.wall(), LOOK_AGAIN_SECONDS));
}

async function sentCopy(desk: Desk, letter: Letter): Promise<Found | undefined> {
  return sentAmong(await desk.mailbox.find(letter.id));
}
