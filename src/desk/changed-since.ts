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
  const event = await firstSince(tx, kase, shown, Object.keys(touching));
  if (!event) return;
  throw new NotAllowed(
    ({ when }) =>
      `While you wrote, ${touching[event.type]} (${when(event.at)}). Nothing was sent; your words are below. Read it, then open the form again.`,
  );
}

/** What a form sets anew and whole, so that one from before another change would undo it. */
const settled = { 'contact-corrected': 'the contact', 'visibility-set': 'who may see this case' };

/**
 * Throws NotAllowed when somebody has set the same since the officer was shown the case. Asked after the verb, so that
 * whoever may not do it does not learn who did.
 */
export async function settledSince(tx: Transaction, kase: Case, shown: number, type: keyof typeof settled) {
  const event = await firstSince(tx, kase, shown, [type]);
  if (event?.type !== type) return;
  throw new NotAllowed(
    ({ name, when }) =>
      `${name(event.by)} changed ${settled[type]} ${when(event.at)}, after you opened this form. Nothing was changed. Open it again.`,
  );
}

async function firstSince(tx: Transaction, { reference }: Case, shown: number, types: string[]) {
  const [row] = await tx
    .select({ body: caseEvents.body })
    .from(caseEvents)
    .where(and(eq(caseEvents.reference, reference), gt(caseEvents.version, shown), inArray(caseEvents.type, types)))
    .orderBy(asc(caseEvents.version))
    .limit(1);
  return row ? eventFrom(row.body) : null;
}
