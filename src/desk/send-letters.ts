import { addMinutes, addSeconds } from 'date-fns';
import { and, eq, inArray, lte } from 'drizzle-orm';
import { letters } from '../../db/letters.ts';
import type { Desk } from './desk.ts';
import { letterHasLeft, letterIsUnresolved } from './letter-outcome.ts';
import { type Found, MailboxError } from './mailbox.ts';
import { againOnConflict } from './retry.ts';

type Letter = typeof letters.$inferSelect;

/** Longer than any real transport: only then may the same draft be sent a second time. */
const GRACE_MINUTES = 30;
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
    default:
      return;
  }
}

async function leave(desk: Desk, letter: Letter) {
  if (letter.sendAfter > desk.wall()) return desk.bell.ring(ring(letter), { after: letter.sendAfter });
  try {
    // Once before it was asked to leave; what was believed then is looked up again before anything is sent.
    const left = letter.submittedAt ? await sentCopy(desk, letter) : undefined;
    if (left) return await recordSent(desk, letter, left);
    const draftId = letter.draftId ?? (await writeDraft(desk, letter));
    const [mine] = await desk.db
      .update(letters)
      .set({ state: 'submitting', submittedAt: desk.wall() })
      .where(and(eq(letters.id, letter.id), eq(letters.state, 'queued'), lte(letters.sendAfter, desk.wall())))
      .returning();
    // Undo committed first: the draft was never sent and is thrown away.
    if (!mine) return await desk.mailbox.discard(draftId);
    await desk.mailbox.send(draftId);
    await desk.db
      .update(letters)
      .set({ state: 'accepted', acceptedAt: desk.wall() })
      .where(and(eq(letters.id, letter.id), eq(letters.state, 'submitting')));
    await confirm(desk, { ...mine, state: 'accepted' });
  } catch (error) {
    await afterTrouble(desk, letter, error);
  }
}

async function writeDraft(desk: Desk, letter: Letter): Promise<string> {
  const draft = await desk.mailbox.draft(toSend(letter));
  await desk.db
    .update(letters)
    .set({ draftId: draft.id, internetMessageId: draft.internetMessageId })
    .where(and(eq(letters.id, letter.id), eq(letters.state, 'queued')));
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
  return desk.bell.ring(ring(letter), { after: addSeconds(desk.wall(), LOOK_AGAIN_SECONDS) });
}

async function lookBeforeResending(desk: Desk, letter: Letter) {
  const found = await desk.mailbox.find(letter.id);
  const sent = found.find(hasLeft);
  if (sent) return recordSent(desk, letter, sent);
  if (!isGraceOver(desk, letter)) {
    return desk.bell.ring(ring(letter), { after: addSeconds(desk.wall(), LOOK_AGAIN_SECONDS * 5) });
  }
  const draft = found.find((mail) => mail.isDraft);
  if (letter.kind === 'acknowledgement' && draft) return resend(desk, letter, draft);
  return askAPerson(desk, letter, 'the mailbox did not say whether it left');
}

async function sentCopy(desk: Desk, letter: Letter): Promise<Found | undefined> {
  return (await desk.mailbox.find(letter.id)).find(hasLeft);
}

function hasLeft(mail: Found): boolean {
  return !mail.isDraft && mail.sentAt !== null;
}

function isGraceOver(desk: Desk, letter: Letter): boolean {
  return desk.wall() >= addMinutes(letter.submittedAt ?? desk.wall(), GRACE_MINUTES);
}

/** Only the same draft, only while it is one, only for a letter that does no harm when it comes late. */
async function resend(desk: Desk, letter: Letter, draft: Found) {
  const [mine] = await desk.db
    .update(letters)
    .set({ submittedAt: desk.wall(), attempts: letter.attempts + 1 })
    .where(and(eq(letters.id, letter.id), eq(letters.state, 'submitting'), eq(letters.attempts, letter.attempts)))
    .returning();
  if (!mine) return;
  await desk.mailbox.send(draft.id).catch((error: unknown) => afterTrouble(desk, mine, error));
  await desk.bell.ring(ring(letter), { after: addSeconds(desk.wall(), LOOK_AGAIN_SECONDS) });
}

async function recordSent(desk: Desk, letter: Letter, sent: Found) {
  const sentAt = sent.sentAt ?? desk.clock.now();
  await againOnConflict(() =>
    desk.db.transaction(async (tx) => {
      const [mine] = await tx
        .update(letters)
        .set({ state: 'sent', sentAt, internetMessageId: sent.internetMessageId })
        .where(
          and(eq(letters.id, letter.id), inArray(letters.state, ['queued', 'submitting', 'accepted', 'needs-person'])),
        )
        .returning();
      if (!mine) return;
      await letterHasLeft(desk, tx, mine, sentAt);
      desk.counts.lettersSent(letter.kind);
    }),
  );
}

async function afterTrouble(desk: Desk, letter: Letter, error: unknown) {
  if (!(error instanceof MailboxError)) throw error;
  desk.log.warn({ letter: letter.id, reference: letter.reference, trouble: error.trouble }, 'letter not sent yet');
  if (error.trouble === 'refused') return askAPerson(desk, letter, 'the mailbox refused it');
  // Not carried out: the letter may be withdrawn again until it really leaves.
  if (error.trouble === 'throttled' || error.trouble === 'unavailable') {
    await desk.db
      .update(letters)
      .set({ state: 'queued' })
      .where(and(eq(letters.id, letter.id), eq(letters.state, 'submitting')));
  }
  const seconds = error.retryAfter ?? Math.min(LOOK_AGAIN_SECONDS * 2 ** Math.min(letter.attempts, 7), 300);
  await desk.db
    .update(letters)
    .set({ attempts: letter.attempts + 1, trouble: error.trouble })
    .where(eq(letters.id, letter.id));
  await desk.bell.ring(ring(letter), { after: addSeconds(desk.wall(), seconds) });
}

/** A letter that may have left is never sent again by itself: an officer looks and says. */
async function askAPerson(desk: Desk, letter: Letter, trouble: string) {
  await againOnConflict(() =>
    desk.db.transaction(async (tx) => {
      const [mine] = await tx
        .update(letters)
        .set({ state: 'needs-person', trouble })
        .where(and(eq(letters.id, letter.id), inArray(letters.state, ['queued', 'submitting', 'accepted'])))
        .returning();
      if (mine) await letterIsUnresolved(desk, tx, mine);
    }),
  );
}

function ring(letter: Letter) {
  return { queue: 'letters', id: letter.id } as const;
}
