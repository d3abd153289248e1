import type { Answers, Form, Target } from '../../../blocks/kit.ts';
import type { LetterShown } from '../../../blocks/parts/letter.ts';
import previewBlocks from '../../../blocks/preview-form.ts';
import { acknowledge } from '../../case/acknowledge.ts';
import { requestInformation } from '../../case/request-information.ts';
import { writeLetter } from '../../case/write-letter.ts';
import type { CaseLetterKind, LetterFacts } from '../../letters/letter-facts.ts';
import type { TakingForm } from '../deed.ts';
import { targetOf } from '../deed.ts';
import type { Desk } from '../desk.ts';
import { type Begun, beginsIn } from '../letter-begun.ts';
import { factsFor } from '../letter-facts.ts';
import { type LetterToPost, postLetter } from '../post-letter.ts';
import { caseForm, type DoubtedFile, fileFor, linesIn, partsIn, shownLetter } from './case-form.ts';

const OWN = 'letter-';

/** The letter whole, as it will leave: the last thing an officer sees before Send. */
export function previewOf(
  desk: Desk,
  file: DoubtedFile,
  on: Target,
  facts: LetterFacts,
  parts: Record<string, string>,
  begins?: Begun,
): Form {
  const ids = {
    kind: facts.kind,
    ...(facts.answerBy && { answerBy: facts.answerBy }),
    ...(facts.about && { about: facts.about }),
    ...(begins && { begins }),
    ...(on.id !== undefined && { id: on.id }),
  };
  return previewBlocks.render({
    ...caseForm(file, ids),
    // What the officer was shown first is what later changes are measured against.
    version: on.version || file.kase.version,
    letter: inFieldsOfItsOwn(shownLetter(desk, file, facts, parts)),
    warnings: warningsFor(facts),
  });
}

export const previewForm: TakingForm = {
  open: async () => {
    throw new Error('The letter is shown whole after the form it was written in');
  },
  submit: async (desk, person, answers, context, cause) => {
    const on = targetOf(context);
    // Written into the context by previewOf, from our own kinds.
    const kind = (context['kind'] ?? 'letter') as CaseLetterKind;
    const file = await fileFor(desk, person, on);
    const parts = partsIn(byPart(answers));
    const questions = linesIn(parts['questions'] ?? null);
    if (kind === 'request' && questions.length === 0)
      return { errors: { [fieldOf('questions')]: 'Ask at least one question.' } };
    const answerBy = context['answerBy'] ?? null;
    const base = await factsFor(desk, file, kind, person);
    const facts = { ...base, questions, answerBy, about: context['about'] ?? null };
    const done = await postLetter(desk, person, on, cause, {
      facts,
      parts,
      begins: beginsIn(context),
      verb: verbOf(facts, person),
    });
    return { done };
  },
};

/** The forms before this one show some of its parts too: Slack would keep their words over what was drafted here. */
function inFieldsOfItsOwn(letter: LetterShown): LetterShown {
  const pieces = letter.pieces.map((piece) => ('id' in piece ? { ...piece, id: fieldOf(piece.id) } : piece));
  return { ...letter, pieces };
}

function byPart(answers: Answers): Answers {
  return Object.fromEntries(Object.entries(answers).map(([field, answer]) => [field.replace(OWN, ''), answer]));
}

function fieldOf(part: string): string {
  return `${OWN}${part}`;
}

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
