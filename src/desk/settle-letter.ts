import { and, eq, inArray, isNull } from 'drizzle-orm';
import { letters } from '../../db/letters.ts';
import type { Desk } from './desk.ts';
import { isChanged, letterHasLeft, letterIsUnresolved } from './letter-outcome.ts';
import type { Found } from './mailbox.ts';
import { againOnConflict } from './retry.ts';
import { tellChangedSent } from './sent-after-change.ts';

type Letter = typeof letters.$inferSelect;

/** The row only as whoever read it knows it: another worker may have taken the letter further since. */
export function asSeen({ id, state, submittedAt }: Letter) {
  const asked = submittedAt ? eq(letters.submittedAt, submittedAt) : isNull(letters.submittedAt);
  return and(eq(letters.id, id), eq(letters.state, state), asked);
}

/** The copy of a letter that has left, when the mailbox shows one. */
export function sentAmong(found: Found[]): Found | undefined {
  return found.find((mail) => !mail.isDraft && mail.sentAt !== null);
}

export async function recordSent(desk: Desk, letter: Letter, sent: Found) {
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
      if (isChanged(letter)) await tellChangedSent(desk, tx, letter);
      desk.counts.lettersSent(letter.kind);
    }),
  );
}

/** A letter that may have left is never sent again by itself: an officer looks and says. */
export async function askAPerson(desk: Desk, letter: Letter, trouble: string) {
  await againOnConflict(() =>
    desk.db.transaction(async (tx) => {
      const [mine] = await tx.update(letters).set({ state: 'needs-person', trouble }).where(asSeen(letter)).returning();
      if (mine) await letterIsUnresolved(desk, tx, mine);
    }),
  );
}

export async function ringLater(desk: Desk, { id }: Letter, after: Date) {
  await desk.bell.ring({ queue: 'letters', id }, { after });
}
