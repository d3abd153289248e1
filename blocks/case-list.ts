import type { Act } from './ids.ts';
import { aside, line, message, type Part } from './kit.ts';
import { type CaseRow, caseAloud, caseRow } from './parts/case-row.ts';

/** An answer to /breach mine, due or find. */
export type CaseListProps = {
  /** "Your cases", "Due today or late". */
  title: string;
  /** What is said when there is none: "Nothing of yours is open." */
  empty: string;
  /** Due first; the first ten are drawn. */
  cases: CaseRow[];
  /** How many there are in all, where these are one page of them. */
  total?: number;
  /** Turns to the cases after these. */
  next?: { act: Act; id: string; left: number };
};

const DRAWN = 10;

const mine: CaseRow = {
  reference: 'IC-31191-G5C6',
  version: 2,
  organisation: 'Ministry of Justice',
  duty: 'Reply promised by Fri 27 Dec, 18:16',
  rest: ['4 days left, 2 working days after today', 'New, claimed'],
  offer: { act: 'acknowledge', label: 'Acknowledge' },
};

export default message<CaseListProps>({
  audience: 'officer',
  render: ({ title, empty, cases, total, next }) => {
    const drawn = cases.slice(0, DRAWN);
    if (drawn.length === 0) return { text: empty, parts: [line(empty)] };
    const heading = `${title}: ${total ?? cases.length}`;
    const more = cases.length > DRAWN ? [`${cases.length - DRAWN} more: /breach queue lists every open case.`] : [];
    return {
      text: [`${heading}.`, ...drawn.map(caseAloud), ...more].join(' '),
      parts: [
        line({ strong: heading }),
        ...drawn.map(caseRow),
        ...more.map((text) => aside(text)),
        ...(next ? [turn(next)] : []),
      ],
    };
  },
  examples: {
    mine: { title: 'Your cases', empty: 'Nothing of yours is open.', cases: [mine] },
    due: {
      title: 'Due today or late',
      empty: 'Nothing is late, and nothing is due today.',
      cases: [
        { ...mine, late: 'late by 2 days', rest: ['nobody has claimed this'], offer: { act: 'claim', label: 'Claim' } },
      ],
    },
    'first page': {
      title: 'Reports that tell of the same event',
      empty: 'Each of them has a card of its own now.',
      cases: [mine],
      total: 214,
      next: { act: 'show-alike', id: '1b2f6b0e-0d53-4a5e-8c2b-6f0d8f6f8a10/2', left: 213 },
    },
    none: { title: 'Your cases', empty: 'Nothing of yours is open.', cases: [] },
    'twelve cases': {
      title: 'Your cases',
      empty: 'Nothing of yours is open.',
      cases: Array.from({ length: 12 }, (_, place) => ({ ...mine, reference: `IC-${31191 + place}-G5C6` })),
    },
  },
});

function turn({ act, id, left }: NonNullable<CaseListProps['next']>): Part {
  const label = `Next page (${left} more)`;
  const on = { reference: '', version: 0, id };
  return { kind: 'buttons', buttons: [{ act, label, on, says: `${label} of this list` }] };
}
