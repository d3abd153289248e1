import { form, line } from './kit.ts';
import { exampleQuestions as example } from './parts/answer-examples.ts';
import { type Asked, answerFields } from './parts/answer-fields.ts';
import { type CaseForm, caseContext, caseHead, hostileCase, seedCase } from './parts/form-head.ts';

/** What an officer makes out in a report that could not be read. */
export type EnterAnswersFormProps = CaseForm & {
  /** Why it could not be read: "the Word file is locked with a password"; null where there was no mail to read. */
  manual: string | null;
  asked: Asked[];
};

export default form<EnterAnswersFormProps>({
  render: (props) => ({
    form: 'enter-answers',
    title: 'Enter answers by hand',
    submit: 'Save',
    context: caseContext(props),
    body: [
      ...caseHead(props, true),
      ...(props.manual ? [line(`This mail could not be read: ${props.manual}.`)] : []),
      line('Give what you can make out, and leave the rest empty. Each answer can be corrected later.'),
      ...props.asked.flatMap((asked) => answerFields(asked, asked.question.field)),
    ],
  }),
  examples: {
    locked: {
      ...seedCase,
      ids: { id: '0' },
      manual: 'the Word file is locked with a password',
      asked: Object.values(example).map((question) => ({ question, given: null })),
    },
    'half known': {
      ...hostileCase,
      ids: { id: '1' },
      manual: null,
      asked: [
        { question: example.text, given: { kind: 'text', text: '<!channel> *lost*' } },
        { question: example.many, given: { kind: 'many', labels: ['Health data', 'Shoe sizes'] } },
      ],
    },
  },
});
