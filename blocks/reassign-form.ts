import { field, form, line } from './kit.ts';
import { type CaseForm, caseContext, caseHead, hostileCase, seedCase } from './parts/form-head.ts';

/** Hands a case to another officer, who is told. */
export type ReassignFormProps = CaseForm & {
  /** The officer's name; null while nobody has claimed it. */
  owner: string | null;
  /** The chosen officer's id, when the form comes back. */
  to?: string;
};

export default form<ReassignFormProps>({
  render: (props) => ({
    form: 'reassign',
    title: 'Hand over',
    submit: 'Hand over',
    context: caseContext(props),
    body: [
      ...caseHead(props, false),
      line(props.owner ? `${props.owner} has this case now.` : 'Nobody has claimed this case.'),
      field({ kind: 'officer', id: 'to', label: 'To', ...(props.to !== undefined && { value: props.to }) }),
      field({ kind: 'text', id: 'note', label: 'Note for them', multiline: true, optional: true }),
    ],
  }),
  examples: {
    owned: { ...seedCase, owner: 'Alex Moss' },
    'came back': { ...hostileCase, owner: null, to: 'U0TOM', notices: ['Sam Reed is not an officer of this desk.'] },
  },
});
