import { field, form, line } from './kit.ts';
import { type CaseForm, caseContext, caseHead, hostileCase, seedCase } from './parts/form-head.ts';

/** Hands a case on to somebody outside this desk; it stays visible. */
export type ReferFormProps = CaseForm & { outward?: string };

export default form<ReferFormProps>({
  render: (props) => ({
    form: 'refer',
    title: 'Refer',
    submit: 'Refer',
    context: caseContext(props),
    body: [
      ...caseHead(props, false),
      line('The case stays visible here. No letter is sent.'),
      field({
        kind: 'text',
        id: 'outward',
        label: 'Their reference',
        ...(props.outward !== undefined && { value: props.outward }),
        hint: 'INV-2020-114, or what the other team calls it. It can be added later.',
        maxLength: 100,
        optional: true,
      }),
      field({ kind: 'text', id: 'note', label: 'Note', multiline: true, optional: true }),
    ],
  }),
  examples: { 'first time': seedCase, 'came back': { ...hostileCase, outward: 'INV-2020-114' } },
});
