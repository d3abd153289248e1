import { field, form, line } from './kit.ts';
import { type CaseForm, caseContext, caseHead, hostileCase, seedCase } from './parts/form-head.ts';

/** Opens a closed case again. */
export type ReopenFormProps = CaseForm & {
  /** "Closed Tue 14 Jan 2020 · No further action". */
  closed: string;
};

export default form<ReopenFormProps>({
  render: (props) => ({
    form: 'reopen',
    title: 'Reopen',
    submit: 'Reopen',
    context: caseContext(props),
    body: [
      ...caseHead(props, false),
      line(`${props.closed}.`),
      field({ kind: 'text', id: 'reason', label: 'Why it opens again', multiline: true }),
    ],
  }),
  examples: {
    closed: { ...seedCase, closed: 'Closed Tue 14 Jan 2020 · No further action' },
    'came back': { ...hostileCase, closed: 'Closed Tue 14 Jan 2020 · No reply needed' },
  },
});
