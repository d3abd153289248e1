import { randomUUID } from 'node:crypto';
import { addSeconds } from 'date-fns/addSeconds';
import { and, eq, sql } from 'drizzle-orm';
import type { Target } from '../../blocks/kit.ts';
import { letters } from '../../db/letters.ts';
import type { LetterId } from '../case/case.ts';
import { NotAllowed } from '../case/not-allowed.ts';
import { sendLetterAgain } from '../case/send-letter-again.ts';
import { letterNamed } from '../case/went-wrong.ts';
import { writeLetter } from '../case/write-letter.ts';
import { changeCase } from './change-case.ts';
import type { Person } from './deed.ts';
import type { Desk, Transaction } from './desk.ts';
import { openFile } from './find-cases.ts';
import { REFUSED } from './letter-outcome.ts';
import { queueLetter } from './queue-letter.ts';

/**
 * Sends the same words once more. A letter whose leaving nobody could tell goes on as it was, from the same draft
 * where that is still there; one that came back is a new letter to the contact as it is now.
 */
export async function resendLetter(desk: Desk, person: Person, on: Target, cause: string, id: LetterId) {
  const [old] = await desk.db.select().from(letters).where(eq(letters.id, id));
  if (old?.state === 'needs-person') return goOn(desk, person, on, cause, id);
  // Its words are meant for one address alone, and not for the contact.
  if (old?.kind === 'recall') throw new NotAllowed('A recall note is written anew: press Recall note.');
  if (old?.state !== 'bounced') throw new NotAllowed('This letter is settled already.');
  const letter = randomUUID();
  const leavesAt = addSeconds(desk.clock.now(), desk.policy.undoSeconds);
  const { subject, text, html, sha256 } = old;
  await changeCase(desk, { reference: on.reference, cause }, async (kase, _keep, tx) => {
    if (letterNamed(kase, id)?.wentWrong) throw new NotAllowed('That letter went wrong: its words are written anew.');
    const events = writeLetter(kase, person, desk.clock.now(), { letter, leavesAt });
    const rendered = { subject, text, html, sha256 };
    const { contact } = await openFile(tx, on.reference);
    if (!contact) throw new NotAllowed('There is nobody to write to on this case. Press Contact first.');
    await queueLetter(desk, tx, {
      id: letter,
      reference: on.reference,
      kind: 'letter',
      by: person.id,
      to: contact,
      rendered,
    });
    return events;
  });
}

async function goOn(desk: Desk, person: Person, on: Target, cause: string, id: LetterId) {
  await changeCase(desk, { reference: on.reference, cause }, async (kase, _keep, tx) => {
    const events = sendLetterAgain(kase, person, desk.clock.now(), { letter: id });
    await requeue(desk, tx, id);
    return events;
  });
  await desk.bell.ring({ queue: 'letters', id });
}

async function requeue(desk: Desk, tx: Transaction, id: LetterId) {
  // One that was refused has never been on its way, so what becomes of it next may be certain again.
  const submittedAt = sql`case when ${letters.trouble} = ${REFUSED} then null else ${letters.submittedAt} end`;
  const waiting = await tx
    .update(letters)
    .set({ state: 'queued', attempts: 0, sendAfter: desk.wall(), submittedAt, sentAgainAt: desk.wall() })
    .where(and(eq(letters.id, id), eq(letters.state, 'needs-person')))
    .returning({ id: letters.id });
  if (waiting.length === 0) throw new NotAllowed('This letter is settled already.');
}
