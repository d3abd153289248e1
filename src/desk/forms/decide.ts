import decideBlocks from '../../../blocks/decide-form.ts';
import { type Outcome, outcomes } from '../../case/case.ts';
import type { Bank } from '../../policy/policy.ts';
import type { Answered, DeskForm } from '../deed.ts';
import { targetOf, textOf, ticksOf } from '../deed.ts';
import { outcomeWords } from '../describe-case.ts';
import { factsFor } from '../letter-facts.ts';
import { caseForm, fileFor, linesIn, signedFirst } from './case-form.ts';
import { decideLetterOf } from './decide-letter.ts';

const descriptions: Record<Outcome, string> = {
  'No Further Action': 'Closes the case when the letter has left.',
  'Informal Action Taken': 'Closes the case when the letter has left.',
  'Investigation Pursued': 'Refers the case; it stays visible here.',
  'Regulatory action taken': 'Refers the case; it stays visible here.',
};

export const decideForm: DeskForm = {
  open: (desk, person, on) =>
    signedFirst(person, 'decide', on, async () => {
      const file = await fileFor(desk, person, on, 'decide');
      // Asks for the signature here rather than after everything has been chosen.
      await decideLetterOf(desk, file, on, await factsFor(desk, file, 'decision', person));
      const { reasons, recommendations } = desk.policy;
      return decideBlocks.render({
        ...caseForm(file),
        outcomes: outcomes.map((value) => ({ value, label: outcomeWords(value), description: descriptions[value] })),
        outcome: null,
        reasons: { entries: untouched(reasons) },
        recommendations: { entries: untouched(recommendations) },
        happened: file.kase.triage?.incidentType.toLowerCase() ?? '',
      });
    }),
  submit: async (desk, person, answers, context): Promise<Answered> => {
    const on = targetOf(context);
    const file = await fileFor(desk, person, on, 'decide');
    const outcome = outcomes.find((one) => one === answers['outcome']);
    if (!outcome) return { errors: { outcome: 'Choose the outcome.' } };
    const reasons = chosen(desk.policy.reasons, ticksOf(answers, 'reasonBank'), textOf(answers, 'ownReasons'));
    if (reasons.length === 0) return { errors: { ownReasons: 'Tick a reason or write one of your own.' } };
    const recommendations = chosen(
      desk.policy.recommendations,
      ticksOf(answers, 'recommendationBank'),
      textOf(answers, 'ownRecommendations'),
    );
    const happened = textOf(answers, 'happened');
    const base = await factsFor(desk, file, 'decision', person);
    return { next: decideLetterOf(desk, file, on, { ...base, outcome, reasons, recommendations, happened }) };
  },
};

function untouched(bank: Bank) {
  return bank.map((entry) => ({ ...entry, ticked: false }));
}

function chosen(bank: Bank, ids: string[], own: string | null): string[] {
  return [...bank.filter(({ id }) => ids.includes(id)).map(({ text }) => text), ...linesIn(own)];
}
