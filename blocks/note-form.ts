import { field, form } from './kit.ts';
import { type CaseForm, caseContext, caseHead, hostileCase, seedCase } from './parts/form-head.ts';

/** A note for colleagues; it stands in the history, not in the channel. */
export type NoteFormProps = CaseForm & { note?: string };

export default form<NoteFormProps>({
  render: (props) => ({
    form: 'note',
    title: 'Note',
    submit: 'Save',
    context: caseContext(props),
    body: [
      ...caseHead(props, false),
      field({
        kind: 'text',
        id: 'note',
        label: 'Note',
        ...(props.note !== undefined && { value: props.note }),
        hint: 'The thread says only that you wrote a note.',
        multiline: true,
      }),
    ],
  }),
  examples: { empty: seedCase, 'came back': { ...hostileCase, note: 'Rang the controller, no answer.' } },
});
