import { aside, type Form, form, line } from './kit.ts';
import { type CaseForm, caseContext, caseHead, hostileCase, seedCase } from './parts/form-head.ts';
import { type RemarkShown, remarkParts } from './parts/remark.ts';

/** One case from its first mail to now. */
export type CaseFormProps = CaseForm & {
  state: string;
  /** "Reply promised by Fri 27 Dec, 18:16". */
  duty: string;
  owner: string | null;
  /** What stands in nobody's card: the contact and other facts, each under its label. */
  details: [label: string, value: string][];
  /** Promises and aims: "Reply", "kept Mon 23 Dec, 11:23, 4 days to spare". */
  clocks: [name: string, words: string][];
  /** Oldest first. */
  notes: RemarkShown[];
  /** Oldest first. */
  history: { when: string; who: string; sentence: string }[];
};

const seed: CaseFormProps = {
  ...seedCase,
  state: 'Closed',
  duty: 'Closed Tue 14 Jan 2020 · No further action · 25 days',
  owner: 'Alex Moss',
  details: [['Contact', 'Morwenna Pike, dpo_office@wexcombe-housing.example']],
  notes: [
    { by: 'Alex Moss, Mon 23 Dec, 11:30', text: 'Rang the controller, no answer.', source: null, strike: null },
    {
      by: 'Alex Moss, Mon 23 Dec, 11:40',
      text: 'They rang: the laptop was found on Friday.',
      source: 'Tom Okafor · Slack, Mon 23 Dec, 11:35 · https://regulator.slack.com/archives/C0CASES/p1577100600000100',
      strike: null,
    },
  ],
  clocks: [
    ['Reply', 'promised by Fri 27 Dec, 18:16; kept Mon 23 Dec, 11:23'],
    ['Controller told us', '49 h 34 min after awareness, within 72 h'],
  ],
  history: [
    { when: 'Mon 23 Dec, 11:12', who: 'Breachdesk', sentence: 'Report received by email, forwarded by staff.' },
    { when: 'Mon 23 Dec, 11:15', who: 'Alex Moss', sentence: 'Claimed.' },
    { when: 'Tue 14 Jan, 15:47', who: 'Alex Moss', sentence: 'Decided: no further action.' },
  ],
};

export default form<CaseFormProps>({
  render: (props) => ({
    form: 'case',
    title: 'Case',
    context: caseContext(props),
    body: [
      ...caseHead(props, true),
      line({ strong: props.duty }, ` · ${props.state} · ${props.owner ?? 'nobody has claimed this'}`),
      ...pairs(props.details),
      ...pairs(props.clocks),
      ...noted(props),
      { kind: 'heading', text: 'History' },
      line(props.history.map(({ when, who, sentence }) => `${when}  ${who}: ${sentence}`).join('\n')),
      aside('Times are those of this office.'),
    ],
  }),
  examples: {
    seed,
    'just opened': {
      ...seed,
      state: 'New',
      duty: 'Reply promised by Fri 27 Dec, 18:16',
      owner: null,
      details: [],
      notes: [],
      clocks: [],
      history: seed.history.slice(0, 1),
    },
    'to a team lead': {
      ...seed,
      notes: [
        ...seed.notes.map((note, place) => ({
          ...note,
          strike: { act: 'strike', label: 'Strike', id: `${place}` } as const,
        })),
        {
          by: 'Tom Okafor, Mon 23 Dec, 11:50',
          text: 'Struck by Priya Anand, Mon 23 Dec, 11:55.',
          source: null,
          strike: null,
        },
      ],
    },
    'ten years old': {
      ...seed,
      ...hostileCase,
      history: Array.from({ length: 400 }, (_, place) => ({
        when: 'Mon 23 Dec, 11:12',
        who: 'Tom Okafor',
        sentence: `Wrote note ${place + 1}.`,
      })),
    },
  },
});

function noted({ notes, ...on }: CaseFormProps): Form['body'] {
  if (notes.length === 0) return [];
  return [{ kind: 'heading', text: 'Notes' }, ...notes.flatMap((note) => remarkParts(note, on))];
}

function pairs(facts: [string, string][]): Form['body'] {
  return facts.map((fact) => ({ kind: 'facts', facts: [fact] }));
}
