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
  /** "Fri 27 Dec, 18:16". */
  promised: string;
  /** "Alex Moss", or "unclaimed for 3 days". */
  owner: string;
  /** "Tue 24 Dec, 09:00", each. */
  reminders: string[];
  /** What else explains it: "reached this desk 2 days 17 hours later, over a weekend", "a letter came back". */
  story: string[];
};

const DRAWN = 10;
const none = 'No promise is late.';

const seed: LateCase = {
  reference: 'IC-31191-G5C6',
  version: 1,
  organisation: 'Ministry of Justice',
  late: 'late by 2 days',
  promised: 'Fri 27 Dec, 18:16',
  owner: 'unclaimed for 6 days',
  reminders: ['Tue 24 Dec, 09:00', 'Fri 27 Dec, 09:00', 'Fri 27 Dec, 15:00'],
  story: ['reached this desk 2 days 17 hours later, over a weekend'],
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
      parts: [line({ strong: heading }), table(drawn), ...more.map((text) => aside(text)), show(drawn)],
    };
  },
  examples: {
    one: { cases: [seed] },
    none: { cases: [] },
    'came back': { cases: [{ ...seed, story: [...seed.story, 'a letter came back'], reminders: [] }] },
    twelve: { cases: Array.from({ length: 12 }, (_, place) => ({ ...seed, reference: `IC-${31191 + place}-G5C6` })) },
    hostile: { cases: [{ ...seed, organisation: '<!channel> *&<script>alert(1)</script>' }] },
  },
});

function table(cases: LateCase[]): Part {
  return {
    kind: 'table',
    caption: 'Promised and not kept, longest late first',
    columns: ['Case', 'Organisation', 'Late', 'Promised', 'Owner', 'Reminders', 'Besides'],
    rows: cases.map((kase) => [
      kase.reference,
      kase.organisation,
      kase.late,
      kase.promised,
      kase.owner,
      reminded(kase),
      kase.story.join('; ') || 'nothing',
    ]),
  };
}

/** A table holds no buttons, so its cases are opened from under it. */
function show(cases: LateCase[]): Part {
  const buttons = cases.map(({ reference, version, organisation }) =>
    button({ act: 'show-case', label: `Show ${reference} · ${organisation}` }, { reference, version }),
  );
  return buttons.length === 1 ? { kind: 'buttons', buttons } : { kind: 'buttons', buttons: [], more: buttons };
}

function aloud(kase: LateCase): string {
  const { reference, organisation, late, promised, owner, story } = kase;
  const reminders = kase.reminders.length > 0 ? `reminders ${reminded(kase)}` : reminded(kase);
  return `${[reference, organisation, late, `promised ${promised}`, owner, reminders, ...story].join(', ')}.`;
}

function reminded({ reminders }: LateCase): string {
  return reminders.join(', ') || 'no reminder yet';
}
