import type { Form, Target } from '../../../blocks/kit.ts';
import previewBlocks from '../../../blocks/preview-form.ts';
import { acknowledge } from '../../case/acknowledge.ts';
import { requestInformation } from '../../case/request-information.ts';
import { writeLetter } from '../../case/write-letter.ts';
import type { CaseLetterKind, LetterFacts } from '../../letters/letter-facts.ts';
import type { DeskForm } from '../deed.ts';
import { targetOf } from '../deed.ts';
import type { Desk } from '../desk.ts';

import { factsFor } from '../letter-facts.ts';
import { type LetterToPost, postLetter } from '../post-letter.ts';
import { caseForm, type DoubtedFile, fileFor, linesIn, partsIn, shownLetter } from './case-form.ts';

/** The letter whole, as it will leave: the last thing an officer sees before Send. */
export function previewOf(
  desk: Desk,
  file: DoubtedFile,
  on: Target,
  facts: LetterFacts,
  parts: Record<string, string>,
): Form {
  const ids = {
    kind: facts.kind,
    ...(facts.answerBy && { answerBy: facts.answerBy }),
    ...(facts.about && { about: facts.about }),
  };
  return previewBlocks.render({
    ...caseForm(file, ids),
    // What the officer was shown first is what later changes are measured against.
    version: on.version || file.kase.version,
    letter: shownLetter(desk, file, facts, parts),
    warnings: warningsFor(facts),
  });
}

export const previewForm: Required<DeskForm> = {
  open: async () => {
    throw new Error('The letter is shown whole after the form it was written in');
  },
  submit: async (desk, person, answers, context, cause) => {
    const on = targetOf(context);
    // Written into the context by previewOf, from our own kinds.
    const kind = (context['kind'] ?? 'letter') as CaseLetterKind;
    const file = await fileFor(desk, person, on);
    const parts = partsIn(answers);
    const questions = linesIn(parts['questions'] ?? null);
    if (kind === 'request' && questions.length === 0) return { errors: { questions: 'Ask at least one question.' } };
    const answerBy = context['answerBy'] ?? null;
    const base = await factsFor(desk, file, kind, person);
    const facts = { ...base, questions, answerBy, about: context['about'] ?? null };
    const done = await postLetter(desk, person, on, cause, { facts, parts, verb: verbOf(facts, person) });
    return { done };
  },
};

function verbOf(facts: LetterFacts, person: Parameters<typeof acknowledge>[1]): LetterToPost['verb'] {
  return (kase, at, leaving, keep) => {
    const { questions, answerBy } = facts;
    const asked = questions.length > 0 && answerBy;
    const request = asked
      ? { letter: leaving.letter, questions: keep(questions.join('\n')), questionCount: questions.length, answerBy }
      : null;
    if (facts.kind === 'acknowledgement') return acknowledge(kase, person, at, { ...leaving, request });
    if (facts.kind === 'request' && request) return requestInformation(kase, person, at, { ...leaving, request });
    return writeLetter(kase, person, at, leaving);
  };
}

function warningsFor(facts: LetterFacts): string[] {
  return facts.contactName ? [] : ['No name is known for the contact, so the letter greets the organisation.'];
}
