import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import { caseEvents } from '../../db/case-events.ts';
import type { Case, CaseEvent } from '../case/case.ts';
import { NotAllowed } from '../case/not-allowed.ts';
import { eventFrom } from './chain.ts';
import type { Transaction } from './desk.ts';

/** What the words of a letter rest on, and how its coming since is said. Nothing else stops a letter. */
const touching: Partial<Record<CaseEvent['type'], string>> = {
  'follow-up-received': 'a follow-up report arrived',
  'message-received': 'the controller wrote',
  'answer-corrected': 'an answer of the report was corrected',
  'answers-entered': 'the answers of the report were entered by hand',
  'report-read-again': 'a new reading of the report was taken',
  'letter-came-back': 'a letter came back',
  'letter-went-wrong': 'a letter was said to have gone wrong',
  'contact-corrected': 'the contact was corrected',
};

/**
 * Throws NotAllowed when something that this letter rests on has come in since the officer was shown the case. The
 * version itself never refuses: claims, notes and sent letters do not change what a letter says.
 */
export async function changedSince(tx: Transaction, kase: Case, shown: number): Promise<void> {
  const [row] = await tx
    .select({ body: caseEvents.body })
    .from(caseEvents)
    .where(
      and(
        eq(caseEvents.reference, kase.reference),
        gt(caseEvents.version, shown),
        inArray(caseEvents.type, Object.keys(touching)),
      ),
    )
    .orderBy(asc(caseEvents.version))
    .limit(1);
  if (!row) return;
  const event = eventFrom(row.body);
  throw new NotAllowed(
    ({ when }) =>
      `While you wrote, ${touching[event.type]} (${when(event.at)}). Nothing was sent; your words are below. Read it, then open the form again.`,
  );
}
