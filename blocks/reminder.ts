import { aside, type Button, line, message, type Part } from './kit.ts';
import { type CaseRow, caseAloud, caseRow } from './parts/case-row.ts';
import { PRACTICE } from './parts/practice.ts';

/** To one officer: everything of theirs in one message. */
export type ReminderProps = {
  /** The most urgent first; the first eight are drawn. */
  lines: ReminderLine[];
  practice: string | null;
};

export type ReminderLine = CaseRow & {
  /** The duty that may be put off or said to be in hand; null where there is nothing to answer. */
  answers: string | null;
};

const DRAWN = 8;

const tomorrow: ReminderLine = {
  reference: 'IC-31191-G5C6',
  version: 2,
  organisation: 'Ministry of Justice',
  duty: 'Reply promised by Fri 27 Dec, 18:16',
  rest: ['due Fri 27 Dec, the next working day', 'the office closes at 17:00'],
  offer: { act: 'acknowledge', label: 'Acknowledge' },
  answers: 'reply',
};
const late: ReminderLine = {
  ...tomorrow,
  reference: 'IC-31207-B2R9',
  organisation: 'Cyngor Sir Gâr',
  late: 'late by 3 days',
  rest: ['late since Fri 27 Dec, 18:16'],
};
const astray: ReminderLine = {
  ...tomorrow,
  organisation: 'Restricted',
  duty: 'Information of this case went out with a letter of another',
  rest: ['Mon 23 Dec, 11:40', 'its history says of which'],
  offer: { act: 'show-case', label: 'Show case' },
  answers: null,
};
const left: ReminderLine = {
  ...late,
  rest: [...late.rest, 'Alex Moss has it and works cases no more: hand it over'],
  offer: { act: 'reassign', label: 'Hand over' },
};
const many: ReminderLine[] = Array.from({ length: 214 }, (_, place) => ({
  ...late,
  reference: `IC-${31300 + place}-B2R9`,
}));

export default message<ReminderProps>({
  audience: 'officer',
  render: ({ lines, practice }) => {
    const drawn = lines.slice(0, DRAWN);
    const more = lines.length - drawn.length;
    const rest = `${more} more: /breach queue mine lists yours, /breach queue late what is late.`;
    const title = lines.length === 1 ? 'One case needs you' : `${lines.length} cases need you`;
    return {
      text: [`${title}.`, ...drawn.map(caseAloud), ...(more > 0 ? [rest] : [])].join(' '),
      parts: [
        line({ strong: title }),
        ...drawn.flatMap((line) => [caseRow(line), ...answersTo(line)]),
        ...(more > 0 ? [aside(rest)] : []),
        ...(practice ? [aside(practice)] : []),
      ],
    };
  },
  examples: {
    'day before': { lines: [tomorrow], practice: PRACTICE },
    'two cases': { lines: [late, tomorrow], practice: PRACTICE },
    'of a closed case': { lines: [{ ...tomorrow, answers: null }], practice: null },
    'information went out': { lines: [astray], practice: null },
    'whose owner has left': { lines: [left], practice: null },
    'after downtime': { lines: many, practice: null },
  },
});

/** What may be said to a reminder besides doing what it asks for. */
function answersTo({ reference, version, answers }: ReminderLine): Part[] {
  if (answers === null) return [];
  const button = (act: Button['act'], label: string, id: string): Button => ({
    act,
    label,
    on: { reference, version, id },
    says: `${label}, case ${reference}`,
  });
  const more = [
    button('put-off', 'Remind me in 1 hour', `${answers}/hour`),
    button('put-off', 'Remind me tomorrow morning', `${answers}/morning`),
    button('put-off', 'Remind me on Monday', `${answers}/monday`),
  ];
  return [{ kind: 'buttons', buttons: [button('on-it', 'I’m on it', answers)], more }];
}
