import { aside, type Form, field, form } from './kit.ts';
import { type CaseForm, caseContext, caseHead, hostileCase, seedCase } from './parts/form-head.ts';

/** Which answer of a report is wrong. */
export type ChooseAnswerFormProps = CaseForm & {
  /** In the form's order. */
  questions: { field: string; question: string }[];
};

/** Fields of the form in which a question may be chosen; the longest forms need more than one. */
export const menuIds = ['field', 'field-2', 'field-3'];
const IN_A_MENU = 80;

export default form<ChooseAnswerFormProps>({
  render: (props) => ({
    form: 'choose-answer',
    title: 'Correct an answer',
    submit: 'Go on',
    context: caseContext(props),
    body: [
      ...caseHead(props, true),
      aside('What the report says stays on the case beside the correction.'),
      ...menus(props.questions),
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

function menus(questions: ChooseAnswerFormProps['questions']): Form['body'] {
  return menuIds.flatMap((id, place) => {
    const some = questions.slice(place * IN_A_MENU, (place + 1) * IN_A_MENU);
    if (some.length === 0) return [];
    const options = some.map(({ field, question }) => ({ value: field, label: question }));
    const label = place === 0 ? 'Which answer' : 'Or one of these';
    return [field({ kind: 'choice', id, label, options, optional: true })];
  });
}
