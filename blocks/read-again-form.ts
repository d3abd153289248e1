import { type Form, form, line } from './kit.ts';
import type { Change } from './parts/change.ts';
import { type CaseForm, caseContext, caseHead, hostileCase, seedCase } from './parts/form-head.ts';

/** A new reading of a mail beside the one that counts; nothing changes until it is taken. */
export type ReadAgainFormProps = CaseForm & {
  /** "Initial report, Fri 20 Dec 2019, 18:16 by email". */
  received: string;
  /** "form reader 1" and "form reader 2"; before is null where nobody noted it. */
  readers: { before: string | null; now: string };
  /** Why it still has to be read by hand; null when it was read. */
  manual: string | null;
  /** True when the new reading says something that the old one does not. */
  worthTaking: boolean;
  differing: Change[];
};

export default form<ReadAgainFormProps>({
  render: (props) => ({
    form: 'read-again',
    title: 'Read again',
    ...(props.worthTaking && { submit: 'Take the new reading' }),
    close: props.worthTaking ? 'Keep the old' : 'Close',
    context: caseContext(props),
    body: [
      ...caseHead(props, true),
      line(props.received),
      line(`Read by ${props.readers.before ?? 'an earlier reader'}, and now by ${props.readers.now}.`),
      ...(props.manual ? [line({ strong: 'It still could not be read:' }, ` ${props.manual}`)] : []),
      line({ strong: differWords(props.differing.length) }, ' What officers corrected stays as they corrected it.'),
      ...props.differing.flatMap(differs),
    ],
  }),
  examples: {
    'two differ': {
      ...seedCase,
      ids: { id: '0', reading: '6f1d2c1e-6a54-4f0e-9f43-0a4a0c1d2e3f' },
      received: 'Initial report, Fri 20 Dec 2019, 18:16 by email',
      readers: { before: 'form reader 1', now: 'form reader 2' },
      manual: null,
      worthTaking: true,
      differing: [
        { question: 'What has happened?', before: null, after: 'A list was sent to the wrong address.' },
        { question: 'Data protection officer: name', before: 'Same as above', after: 'Morwenna Pike' },
      ],
    },
    'still locked': {
      ...hostileCase,
      ids: { id: '0', reading: '6f1d2c1e-6a54-4f0e-9f43-0a4a0c1d2e3f' },
      received: 'Report, Fri 20 Dec 2019, 18:16 by email',
      readers: { before: null, now: 'form reader 2' },
      manual: 'The Word file is locked with a password.',
      worthTaking: false,
      differing: [],
    },
  },
});

function differWords(count: number): string {
  if (count === 0) return 'No answer differs.';
  return count === 1 ? '1 answer differs.' : `${count} answers differ.`;
}

/** A form that asks comes in one piece, so that each difference takes as little room as it can. */
function differs({ question, before, after }: Change): Form['body'] {
  const was = before ?? 'not stated';
  const now = { kind: 'quote', label: question, text: after ?? 'not stated' } as const;
  if (was.length <= 150 && !was.includes('\n')) return [{ ...now, under: `Before: ${was}` }];
  return [now, { kind: 'quote', label: 'Before', text: was }];
}
