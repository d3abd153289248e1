import { field, form } from './kit.ts';
import { type CaseForm, caseContext, caseHead, hostileCase, seedCase } from './parts/form-head.ts';
import { acknowledgement, type LetterShown, letterBody } from './parts/letter.ts';

/** A request for information. The letter is seen whole, with the questions in it, before it leaves. */
export type AskFormProps = CaseForm & {
  /** Questions to choose from; ticked are those that the report leaves open. */
  bank: { id: string; question: string; why: string; ticked: boolean }[];
  /** Typed before, when the form comes back: one question a line. */
  ownQuestions?: string;
  /** words: "Mon 6 Jan 2020 (14 days; bank holidays 25, 26 Dec and 1 Jan in between)". */
  answerBy: { date: string; words: string };
  letter: LetterShown;
};

const example: AskFormProps = {
  ...seedCase,
  bank: [
    { id: 'told', question: 'When will the people affected be told, and how?', why: 'no date is given', ticked: true },
    {
      id: 'measures',
      question: 'What measures were in place before the breach, and which of them did not work as you had expected?',
      why: 'question 20 is not stated',
      ticked: true,
    },
    { id: 'training', question: 'Had the staff involved been trained in the last two years?', why: '', ticked: false },
  ],
  answerBy: { date: '2020-01-06', words: 'Mon 6 Jan 2020 (14 days; bank holidays 25, 26 Dec and 1 Jan in between)' },
  letter: { ...acknowledgement, subject: 'Questions, please answer by 6 January 2020: IC-31191-G5C6' },
};

export default form<AskFormProps>({
  render: (props) => ({
    form: 'ask',
    title: 'Ask the controller',
    ...(props.letter.to !== null && { submit: 'See the letter' }),
    context: caseContext(props),
    body: [
      ...caseHead(props, true),
      ...(props.letter.to === null ? [] : questions(props)),
      ...letterBody(props.letter),
    ],
  }),
  examples: {
    'two ticked': example,
    'came back': { ...example, ...hostileCase, ownQuestions: 'Who else was told?\nWhen?' },
    'a long bank': {
      ...example,
      bank: Array.from({ length: 14 }, (_, place) => ({ ...bankQuestion(place), ticked: place < 3 })),
    },
    'no contact': { ...example, letter: { ...example.letter, to: null } },
  },
});

function questions({ bank, ownQuestions, answerBy }: AskFormProps) {
  return [
    field({
      kind: 'ticks',
      id: 'questionBank',
      label: 'What the report leaves open',
      options: bank.map(({ id, question, why }) => ({ value: id, label: question, ...(why && { description: why }) })),
      values: bank.filter(({ ticked }) => ticked).map(({ id }) => id),
      optional: true,
    }),
    field({
      kind: 'text',
      id: 'ownQuestions',
      label: 'Questions of your own',
      ...(ownQuestions !== undefined && { value: ownQuestions }),
      hint: 'One question a line.',
      multiline: true,
      optional: true,
    }),
    field({ kind: 'date', id: 'answerBy', label: 'Reply by', value: answerBy.date, hint: answerBy.words }),
  ];
}

function bankQuestion(place: number) {
  return { id: `question-${place}`, question: `What did the ${place + 1}. supplier know?`, why: 'it is not named' };
}
