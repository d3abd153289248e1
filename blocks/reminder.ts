import { aside, line, message } from './kit.ts';
import { type CaseRow, caseAloud, caseRow } from './parts/case-row.ts';
import { PRACTICE } from './parts/practice.ts';

/** To one officer: everything of theirs in one message. */
export type ReminderProps = {
  /** The most urgent first; the first ten are drawn. */
  lines: ReminderLine[];
  practice: string | null;
};

export type ReminderLine = CaseRow;

const DRAWN = 10;

const tomorrow: CaseRow = {
  reference: 'IC-31191-G5C6',
  version: 2,
  organisation: 'Ministry of Justice',
  duty: 'Reply promised by Fri 27 Dec, 18:16',
  rest: ['due Fri 27 Dec, the next working day', 'the office closes at 17:00'],
  offer: { act: 'acknowledge', label: 'Acknowledge' },
};
const late: CaseRow = {
  ...tomorrow,
  reference: 'IC-31207-B2R9',
  organisation: 'Cyngor Sir Gâr',
  late: 'late by 3 days',
  rest: ['late since Fri 27 Dec, 18:16'],
};
const many: CaseRow[] = Array.from({ length: 214 }, (_, place) => ({ ...late, reference: `IC-${31300 + place}-B2R9` }));

export default message<ReminderProps>({
  audience: 'officer',
  render: ({ lines, practice }) => {
    const drawn = lines.slice(0, DRAWN);
    const more = lines.length - drawn.length;
    const rest = `${more} more: /breach mine lists them all.`;
    const title = lines.length === 1 ? 'One case needs you' : `${lines.length} cases need you`;
    return {
      text: [`${title}.`, ...drawn.map(caseAloud), ...(more > 0 ? [rest] : [])].join(' '),
      parts: [
        line({ strong: title }),
        ...drawn.map(caseRow),
        ...(more > 0 ? [aside(rest)] : []),
        ...(practice ? [aside(practice)] : []),
      ],
    };
  },
  examples: {
    'day before': { lines: [tomorrow], practice: PRACTICE },
    'two cases': { lines: [late, tomorrow], practice: PRACTICE },
    'after downtime': { lines: many, practice: null },
  },
});
