import { and, eq, isNull, or, type SQL, sql } from 'drizzle-orm';
import { letters } from '../../db/letters.ts';
import { letterSent } from '../case/letter-sent.ts';
import { letterUnresolved } from '../case/letter-unresolved.ts';
import { changeWithin } from './change-case.ts';
import type { Desk, Transaction } from './desk.ts';
import { holdAgain } from './hold-again.ts';
import { draftHasLeft } from './leaving-drafts.ts';

type Letter = typeof letters.$inferSelect;

/** The only trouble after which it is certain that a letter did not leave. */
export const REFUSED = 'the mailbox refused it';
/** Not sent this time; where it was not asked to leave before, it is certain too. */
export const CHANGED = 'somebody changed its draft in the mailbox';

/** Letters that wait, or that a person must look at, and of which it is certain that the desk did not send them. */
export function certainlyUnsent(): SQL {
  const waits = and(eq(letters.state, 'queued'), isNull(letters.submittedAt));
  const unsent = or(eq(letters.trouble, REFUSED), and(eq(letters.trouble, CHANGED), isNull(letters.submittedAt)));
  return sql`(${waits} or ${and(eq(letters.state, 'needs-person'), unsent)})`;
}

/** What follows once a letter has left. An answer outside any case leaves no more to do. */
export async function letterHasLeft(desk: Desk, tx: Transaction, { id, reference }: Letter, sentAt: Date) {
  if (!reference) return;
  await changeWithin(desk, tx, { reference, cause: `sent ${id}` }, (kase) =>
    letterSent(kase, desk.clock.now(), { letter: id, sentAt }),
  );
  await draftHasLeft(tx, id);
}

/** What follows when nobody can tell whether it left, or it was refused: a person looks. */
export async function letterIsUnresolved(desk: Desk, tx: Transaction, letter: Letter) {
  const { id, reference, message, trouble, sendAfter, submittedAt } = letter;
  const changed = trouble === CHANGED;
  const refused = trouble === REFUSED || (changed && !submittedAt);
  if (reference) {
    // It may come to this again each time that an officer sends it again.
    await changeWithin(desk, tx, { reference, cause: `unresolved ${id} ${sendAfter.toISOString()}` }, (kase) =>
      letterUnresolved(kase, desk.clock.now(), { letter: id, refused, changed }),
    );
  } else if (message) {
    await holdAgain(desk, tx, message, refused ? whyUnsent[changed ? 'changed' : 'refused'] : ANSWER_IN_DOUBT);
  }
}

const whyUnsent = {
  refused: 'The mailbox refused our answer to it, which has not left: write from Outlook',
  changed: 'Somebody changed the draft of our answer to it in the mailbox; it was not sent: write from Outlook',
};
const ANSWER_IN_DOUBT =
  'The mailbox did not say whether our answer to it left: look in Sent Items before you answer again';
