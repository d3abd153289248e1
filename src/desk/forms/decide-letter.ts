import decideLetterBlocks from '../../../blocks/decide-letter-form.ts';
import type { Form, Target } from '../../../blocks/kit.ts';
import { type Outcome, outcomes } from '../../case/case.ts';
import { decide } from '../../case/decide.ts';
import type { LetterFacts } from '../../letters/letter-facts.ts';
import type { Answered, TakingForm } from '../deed.ts';
import { targetOf } from '../deed.ts';
import { outcomeWords } from '../describe-case.ts';
import type { Desk } from '../desk.ts';

import { factsFor } from '../letter-facts.ts';
import { postLetter } from '../post-letter.ts';
import { caseForm, type DoubtedFile, fileFor, linesIn, partsIn, shownLetter } from './case-form.ts';

/** The decision letter whole, in its editable parts. */
export function decideLetterOf(desk: Desk, file: DoubtedFile, on: Target, facts: LetterFacts): Form {
  const outcome = facts.outcome ?? 'No Further Action';
  return decideLetterBlocks.render({
    ...caseForm(file, { outcome }),
    version: on.version || file.kase.version,
    outcome: outcomeWords(outcome),
    letter: shownLetter(desk, file, { ...facts, outcome }),
    warnings: warningsFor(file),
    follows: closes(outcome)
      ? 'The case closes when the letter has left.'
      : 'The case is referred when the letter has left, and stays visible.',
  });
}

export const decideLetterForm: TakingForm = {
  open: async () => {
    throw new Error('The decision letter comes after its outcome has been chosen');
  },
  submit: async (desk, person, answers, context, cause): Promise<Answered> => {
    const on = targetOf(context);
    const outcome = outcomes.find((one) => one === context['outcome']);
    if (!outcome) throw new Error('A decision letter came back without its outcome');
    const file = await fileFor(desk, person, on, 'decide');
    const parts = partsIn(answers);
    const reasons = linesIn(parts['reasons'] ?? null);
    if (reasons.length === 0) return { errors: { reasons: 'Give at least one reason.' } };
    const facts = { ...(await factsFor(desk, file, 'decision', person)), outcome, reasons };
    const done = await postLetter(desk, person, on, cause, {
      facts,
      parts,
      verb: (kase, at, leaving, keep) =>
        decide(kase, person, at, {
          ...leaving,
          outcome,
          reasons: keep(parts['reasons'] ?? ''),
          recommendations: parts['recommendations'] ? keep(parts['recommendations']) : null,
        }),
    });
    return { done };
  },
};

function closes(outcome: Outcome): boolean {
  return outcome === 'No Further Action' || outcome === 'Informal Action Taken';
}

function warningsFor({ kase, contact, history }: DoubtedFile): string[] {
  const followUp = history.findLast((event) => event.type === 'follow-up-received');
  const hidden = followUp?.type === 'follow-up-received' ? followUp.changes.notComparable : 0;
  return [
    ...(kase.promise.kept ? [] : ['Nothing has been sent yet: this letter will be the first answer.']),
    ...(kase.triage ? [] : ['The case has not been triaged.']),
    ...(hidden > 0 ? [`${hidden} answers of the follow-up could not be compared with the first report.`] : []),
    ...(kase.reports.at(-1)?.manual ? ['The newest report could not be read by the desk.'] : []),
    ...(contact?.name ? [] : ['No name is known for the contact, so the letter greets the organisation.']),
  ];
}
