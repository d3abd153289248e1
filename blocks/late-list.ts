import { aside, line, message, type Part } from './kit.ts';
import { button } from './parts/card-buttons.ts';

/** An answer to /breach late: every promise that has lapsed and is still open, and what was done about it. */
export type LateListProps = {
  /** Longest late first; the first ten are drawn. */
  cases: LateCase[];
};

export type LateCase = {
  reference: string;
  version: number;
  organisation: string;
  /** "late by 2 days". */
  late: string;
  /** "promised Fri 27 Dec, 18:16", "unclaimed for 3 days", "reminders Tue 24 Dec, 09:00". */
  story: string[];
};

const DRAWN = 10;
const none = 'No promise is late.';

const seed: LateCase = {
  reference: 'IC-31191-G5C6',
  version: 1,
  organisation: 'Ministry of Justice',
  late: 'late by 2 days',
  story: [
    'promised Fri 27 Dec, 18:16',
    'reached this desk 2 days 17 hours later, over a weekend',
    'unclaimed for 6 days',
    'reminders Tue 24 Dec, 09:00, Fri 27 Dec, 09:00, Fri 27 Dec, 15:00',
  ],
};

export default message<LateListProps>({
  audience: 'officer',
  render: ({ cases }) => {
    if (cases.length === 0) return { text: none, parts: [line(none)] };
    const heading = cases.length === 1 ? '1 promise is late' : `${cases.length} promises are late`;
    const drawn = cases.slice(0, DRAWN);
    const more = cases.length > DRAWN ? [`${cases.length - DRAWN} more, less late than these.`] : [];
    return {
      text: [`${heading}.`, ...drawn.map(aloud), ...more].join(' '),
      parts: [line({ strong: heading }), ...drawn.map(draw), ...more.map((text) => aside(text))],
    };
  },
  examples: {
    one: { cases: [seed] },
    none: { cases: [] },
    'came back': { cases: [{ ...seed, story: [...seed.story, 'the acknowledgement came back'] }] },
    twelve: { cases: Array.from({ length: 12 }, (_, place) => ({ ...seed, reference: `IC-${31191 + place}-G5C6` })) },
    hostile: { cases: [{ ...seed, organisation: '<!channel> *&<script>alert(1)</script>' }] },
  },
});

function draw({ reference, version, organisation, late, story }: LateCase): Part {
  const tail = story.map((words) => ` · ${words}`).join('');
  return {
    kind: 'row',
    runs: [{ strong: `${reference} · ${organisation} · ${late}` }, tail],
    button: button({ act: 'show-case', label: 'Show case' }, { reference, version }),
  };
}

function aloud({ reference, organisation, late, story }: LateCase): string {
  return `${[reference, organisation, late, ...story].join(', ')}.`;
}
