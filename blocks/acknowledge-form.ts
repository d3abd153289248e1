import { field, form } from './kit.ts';
import { type CaseForm, caseContext, caseHead, hostileCase, seedCase } from './parts/form-head.ts';
import { acknowledgement, type LetterShown, letterBody, longLetter, waits } from './parts/letter.ts';

/** The first letter that a person sends; with questions it is the request for information as well. */
export type AcknowledgeFormProps = CaseForm & {
  letter: LetterShown;
  /** Typed before, when the form comes back: one question a line. */
  ownQuestions?: string;
  answerBy: { date: string; words: string };
};

export default form<AcknowledgeFormProps>({
  render: (props) => ({
    form: 'acknowledge',
    title: 'Acknowledge',
    ...(props.letter.to !== null && { submit: 'Send' }),
    context: caseContext(props),
    body: [...caseHead(props, true), ...letterBody(props.letter), ...(props.letter.to === null ? [] : rest(props))],
  }),
  examples: {
    'letter ready': { ...seedCase, letter: acknowledgement, answerBy: twoWeeks() },
    'came back': {
      ...hostileCase,
      letter: acknowledgement,
      ownQuestions: 'When were people told?',
      answerBy: twoWeeks(),
    },
    'no contact': { ...seedCase, letter: { ...acknowledgement, to: null }, answerBy: twoWeeks() },
    'very long part': { ...seedCase, letter: longLetter, answerBy: twoWeeks() },
  },
});

function rest({ ownQuestions, answerBy }: AcknowledgeFormProps) {
  return [
    field({
      kind: 'text',
      id: 'ownQuestions',
      label: 'Questions in the same letter',
      ...(ownQuestions !== undefined && { value: ownQuestions }),
      hint: 'One question a line. With questions you see the letter once more before it leaves.',
      multiline: true,
      optional: true,
    }),
    field({
      kind: 'date',
      id: 'answerBy',
      label: 'Answers by',
      value: answerBy.date,
      hint: `${answerBy.words}. Counts only when there are questions.`,
      optional: true,
    }),
    waits,
  ];
}

function twoWeeks() {
  return { date: '2020-01-06', words: 'Mon 6 Jan 2020 (14 days; bank holidays 25, 26 Dec and 1 Jan in between)' };
}
