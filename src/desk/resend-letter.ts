import { and, eq, sql } from 'drizzle-orm';
import type { Target } from '../../blocks/kit.ts';
import { letters } from '../../db/letters.ts';
import type { LetterId } from '../case/case.ts';
import { NotAllowed } from '../case/not-allowed.ts';
import { sendLetterAgain } from '../case/send-letter-again.ts';
import { changeCase } from './change-case.ts';
import type { Person } from './deed.ts';
import type { Desk, Transaction } from './desk.ts';
import { REFUSED } from './letter-outcome.ts';
import { wentAstray } from './sent-copy.ts';

const ASTRAY = 'Its draft was sent from Outlook to somebody else, and cannot be sent again.';
const ANEW = 'Press Undo, and write it again.';
// It was in doubt before, so that it cannot be taken back.
const FROM_OUTLOOK = 'Write to whom it was for from Outlook, and press It left then.';

/** A letter whose leaving nobody could tell goes on as it was, from the same draft where that is still there. */
export async function resendLetter(desk: Desk, person: Person, on: Target, cause: string, id: LetterId) {
  await changeCase(desk, { reference: on.reference, cause }, async (kase, _keep, tx) => {
    const events = sendLetterAgain(kase, person, desk.clock.now(), { letter: id, seen: on.version });
    await requeue(desk, tx, id);
    return events;
  });
  await desk.bell.ring({ queue: 'letters', id });
}

async function requeue(desk: Desk, tx: Transaction, id: LetterId) {
  // One that was refused has never been on its way, so what becomes of it next may be certain again.
  const submittedAt = sql`case when ${letters.trouble} = ${REFUSED} then null else ${letters.submittedAt} end`;
  const sendAfter = await desk.databaseClock(tx);
  const [letter] = await tx.select().from(letters).where(eq(letters.id, id));
  if (letter && (await wentAstray(tx, letter)))
    throw new NotAllowed(`${ASTRAY} ${letter.submittedAt ? FROM_OUTLOOK : ANEW}`);
  const waiting = await tx
    .update(letters)
    .set({ state: 'queued', attempts: 0, sendAfter, submittedAt, sentAgainAt: desk.wall() })
    .where(and(eq(letters.id, id), eq(letters.state, 'needs-person')))
    .returning({ id: letters.id });
  if (waiting.length === 0) throw new NotAllowed('This letter is settled already.');
}
