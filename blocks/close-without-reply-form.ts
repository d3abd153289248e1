import { field, form, line, type Option } from './kit.ts';
import { type CaseForm, caseContext, caseHead, hostileCase, seedCase } from './parts/form-head.ts';

/** Closes a case to which no letter is owed. The reason is recorded. */
export type CloseWithoutReplyFormProps = CaseForm & {
  /** From policy; the value is kept, the label is read. */
  reasons: Option[];
  /** What it does to the promise: "The promise of Fri 27 Dec, 18:16 ends with this." */
  follows: string;
};

const example: CloseWithoutReplyFormProps = {
  ...seedCase,
  reasons: [
    { value: 'awareness', label: 'Sent for awareness, below the threshold' },
    { value: 'mistake', label: 'Reported by mistake' },
    { value: 'not-a-breach', label: 'Not a personal data breach' },
  ],
  follows: 'The promise of Fri 27 Dec, 18:16 ends with this.',
};

export default form<CloseWithoutReplyFormProps>({
  render: (props) => ({
    form: 'close-without-reply',
    title: 'No reply needed',
    submit: 'Close the case',
    context: caseContext(props),
    body: [
      ...caseHead(props, false),
      line(`No letter is sent. ${props.follows}`),
      field({ kind: 'choice', id: 'reason', label: 'Why', options: props.reasons }),
      field({ kind: 'text', id: 'words', label: 'In your words', multiline: true, optional: true }),
    ],
  }),
  examples: { 'three reasons': example, 'came back': { ...example, ...hostileCase } },
});
