import { form, line } from './kit.ts';
import { type CaseForm, caseContext, caseHead, hostileCase, seedCase } from './parts/form-head.ts';
import { type LetterShown, letterBody, waits } from './parts/letter.ts';

/** A recall note as it will leave. Nothing in it can be changed: whoever reads it has no part in the case. */
export type RecallFormProps = CaseForm & { letter: LetterShown };

const note: LetterShown = {
  to: 'm.pike@wexcombe.example (where that letter went)',
  subject: 'Please delete our email of 14 January 2020',
  pieces: [
    {
      fixed: `Dear Sir or Madam

On 14 January 2020 we sent this address an email that should not have reached it as it did. Its subject was:

Decision: IC-31191-G5C6

Please delete it, and answer this message.`,
    },
  ],
};

export default form<RecallFormProps>({
  render: (props) => ({
    form: 'recall',
    title: 'Recall note',
    submit: 'Send',
    context: caseContext(props),
    body: [
      ...caseHead(props, true),
      line('It goes to the address that the letter went to, and to nobody else.'),
      ...letterBody(props.letter),
      waits,
    ],
  }),
  examples: {
    ready: { ...seedCase, letter: note, ids: { id: '0d4f6b1e-0000-4000-8000-000000000011' } },
    hostile: {
      ...hostileCase,
      letter: { ...note, to: `<!channel>+${'w'.repeat(200)}@stranger.example (where that letter went)` },
      ids: { id: '0d4f6b1e-0000-4000-8000-000000000011' },
    },
  },
});
