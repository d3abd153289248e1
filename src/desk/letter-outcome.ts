import { and, eq, isNull, or, type SQL, sql } from 'drizzle-orm';
import { letters } from '../../db/letters.ts';
import { messages } from '../../db/messages.ts';
import { letterSent } from '../case/letter-sent.ts';
import { letterUnresolved } from '../case/letter-unresolved.ts';
import type { AnswerKind } from '../policy/template.ts';
import { whyAnswered } from './answer-names.ts';
import { changeWithin } from './change-case.ts';
import type { Desk, Transaction } from './desk.ts';
import { holdAgain } from './hold-again.ts';
import { draftHasLeft } from './leaving-drafts.ts';

type Letter = typeof letters.$inferSelect;

/** The only trouble after which it is certain that a letter did not leave. */
export const REFUSED = 'the mailbox refused it';
/** Not sent this time; where it was not asked to leave before, it is certain too. */
export const CHANGED = 'somebody changed its draft in the mailbox';

/** Its draft was changed, and the desk has not sent it since: should it have left, a colleague sent it. */
export function isChanged({ state, trouble }: Pick<Letter, 'state' | 'trouble'>): boolean {
  return trouble === CHANGED && (state === 'needs-person' || state === 'queued');
}

/** Letters that wait, or that a person must look at, and of which it is certain that the desk did not send them. */
export function certainlyUnsent(): SQL {
  const waits = and(eq(letters.state, 'queued'), isNull(letters.submittedAt));
  const unsent = or(eq(letters.trouble, REFUSED), and(eq(letters.trouble, CHANGED), isNull(letters.submittedAt)));
  return sql`(${waits} or ${and(eq(letters.state, 'needs-person'), unsent)})`;
}

/** What follows once a letter has left. */
export async function letterHasLeft(desk: Desk, tx: Transaction, letter: Letter, sentAt: Date) {
  const { id, reference } = letter;
  if (!reference) return mailIsAnswered(tx, letter);
  await changeWithin(desk, tx, { reference, cause: `sent ${id}` }, (kase) =>
    letterSent(kase, desk.clock.now(), { letter: id, sentAt }),
  );
  await draftHasLeft(tx, id);
}

/** An answer outside any case leaves no more to do; its mail may have come to wait again when that was in doubt. */
async function mailIsAnswered(tx: Transaction, { message, kind }: Letter) {
  if (!message) return;
  await tx
    .update(messages)
    // Only answers are letters outside any case.
    .set({ state: 'kept', why: whyAnswered(kind as AnswerKind) })
    .where(and(eq(messages.id, message), eq(messages.state, 'held')));
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
