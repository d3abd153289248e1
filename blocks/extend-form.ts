import { aside, field, form, line } from './kit.ts';
import { type CaseForm, caseContext, caseHead, hostileCase, seedCase } from './parts/form-head.ts';

/** Gives the controller more time for an answer. */
export type ExtendFormProps = CaseForm & {
  /** "Mon 6 Jan 2020". */
  asked: string;
  /** YYYY-MM-DD, and the same in words with its working days and holidays. */
  answerBy: { date: string; words: string };
};

const example: ExtendFormProps = {
  ...seedCase,
  asked: 'Mon 6 Jan 2020',
  answerBy: { date: '2020-01-20', words: 'Mon 20 Jan 2020 (14 days)' },
};

export default form<ExtendFormProps>({
  render: (props) => ({
    form: 'extend',
    title: 'Extend',
    submit: 'Save',
    context: caseContext(props),
    body: [
      ...caseHead(props, false),
      line(`The controller was asked to answer by ${props.asked}.`),
      field({
        kind: 'date',
        id: 'answerBy',
        label: 'Answer by',
        value: props.answerBy.date,
        hint: props.answerBy.words,
      }),
      aside('No letter leaves by this: tell the controller by Write.'),
    ],
  }),
  examples: { 'two weeks more': example, 'came back': { ...example, ...hostileCase } },
});
