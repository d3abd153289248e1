import { type Form, form, line } from './kit.ts';
import { type Change, changeParts } from './parts/change.ts';
import { type CaseForm, caseContext, caseHead, hostileCase, seedCase } from './parts/form-head.ts';

/** What a follow-up report says differently from the one before. */
export type ChangesFormProps = CaseForm & {
  /** "Follow-up report, Tue 31 Dec 2019, 20:02, against the report of Fri 20 Dec". */
  received: string;
  changed: Change[];
  /** Answers that had to change, such as the reference. */
  expected: Change[];
  /** Questions that were withheld or could not be read on one side. */
  notComparable: { question: string; why: string }[];
  /** What the first report promised for the follow-up, and what became of it. */
  promises: string[];
};

const told: Change = {
  question: 'Have you told data subjects about the breach?',
  before: 'No, but we are planning to',
  after: 'Yes',
};

export default form<ChangesFormProps>({
  render: (props) => ({
    form: 'changes',
    title: 'What changed',
    context: caseContext(props),
    body: [
      ...caseHead(props, true),
      line(props.received),
      ...group(`Changed: ${props.changed.length}`, props.changed.flatMap(changeParts)),
      ...group(`Expected: ${props.expected.length}`, props.expected.flatMap(changeParts)),
      ...group(
        `Not comparable: ${props.notComparable.length}`,
        props.notComparable.map(({ question, why }) => line({ strong: question }, `\n${why}`)),
      ),
      ...group(
        'Promised in the first report',
        props.promises.map((promise) => line(promise)),
      ),
    ],
  }),
  examples: {
    seed: {
      ...seedCase,
      received: 'Follow-up report, Tue 31 Dec 2019, 20:02, against the report of Fri 20 Dec',
      changed: [told, { question: 'Other organisations told', before: null, after: 'The police' }],
      expected: [{ question: 'Report type', before: 'Initial report', after: 'Follow-up report' }],
      notComparable: [{ question: 'What has happened?', why: 'withheld in the follow-up' }],
      promises: ['It said that the cause of the delay would be covered in the follow-up: withheld or missing.'],
    },
    nothing: {
      ...hostileCase,
      received: 'Follow-up report, Tue 31 Dec 2019, 20:02',
      changed: [],
      expected: [],
      notComparable: [],
      promises: [],
    },
    everything: {
      ...hostileCase,
      received: 'Follow-up report, Tue 31 Dec 2019, 20:02',
      changed: Array.from({ length: 30 }, () => ({ ...told, after: '*Ydyn* <@U0ALEX> '.repeat(30) })),
      expected: [],
      notComparable: [],
      promises: [],
    },
  },
});

function group(title: string, body: Form['body']): Form['body'] {
  return body.length > 0 ? [{ kind: 'heading', text: title }, ...body] : [line(title)];
}
