import { field, form, line } from './kit.ts';
import { type CaseForm, caseContext, caseHead, hostileCase, seedCase } from './parts/form-head.ts';

/** Who gets the letters of this case. */
export type ContactFormProps = CaseForm & {
  name: string | null;
  address: string | null;
  /** People named in the mails and reports of this case, with where they were found. */
  others: string[];
};

export default form<ContactFormProps>({
  render: (props) => ({
    form: 'contact',
    title: 'Contact',
    submit: 'Save',
    context: caseContext(props),
    body: [
      ...caseHead(props, true),
      ...(props.address === null ? [line('Nobody is named yet: letters cannot leave until somebody is.')] : []),
      ...props.others.map((other) => line(`Also named: ${other}`)),
      field({
        kind: 'text',
        id: 'name',
        label: 'Name',
        ...(props.name !== null && { value: props.name }),
        hint: 'Leave it empty to write to the organisation.',
        maxLength: 200,
        optional: true,
      }),
      field({
        kind: 'text',
        id: 'address',
        label: 'Email address',
        ...(props.address !== null && { value: props.address }),
        maxLength: 254,
      }),
      field({ kind: 'text', id: 'reason', label: 'Why it changes', multiline: true, optional: true }),
    ],
  }),
  examples: {
    known: {
      ...seedCase,
      name: 'Morwenna Pike',
      address: 'dpo_office@wexcombe-housing.example',
      others: ['Ffion Tŷ-Nant, ffion@wexcombe-housing.example, in the report of 20 Dec'],
    },
    nobody: { ...hostileCase, name: null, address: null, others: [] },
  },
});
