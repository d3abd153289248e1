import { field, form } from './kit.ts';
import { type CaseForm, caseContext, caseHead, hostileCase, seedCase } from './parts/form-head.ts';

/** Which answer of a report is wrong. */
export type ChooseAnswerFormProps = CaseForm & {
  /** In the form's order; answer: as the report has it, in a few words. */
  questions: { field: string; question: string }[];
};

export default form<ChooseAnswerFormProps>({
  render: (props) => ({
    form: 'choose-answer',
    title: 'Correct an answer',
    submit: 'Go on',
    context: caseContext(props),
    body: [
      ...caseHead(props, true),
      field({
        kind: 'choice',
        id: 'field',
        label: 'Which answer',
        options: props.questions.map(({ field, question }) => ({ value: field, label: question })),
        hint: 'What the report says stays on the case beside the correction.',
        optional: true,
      }),
    ],
  }),
  examples: {
    seed: {
      ...seedCase,
      ids: { id: '0' },
      questions: [
        { field: 'cyber', question: 'Was the breach caused by a cyber incident?' },
        { field: 'discoveredAt', question: 'When did you discover the breach?' },
        { field: 'dpo.name', question: 'Data protection officer: name' },
      ],
    },
    'a long form': {
      ...hostileCase,
      ids: { id: '1' },
      questions: Array.from({ length: 97 }, (_, place) => ({
        field: `question${place}`,
        question: `${place + 1}. What is the likelihood that data subjects will experience significant consequences?`,
      })),
    },
  },
});
