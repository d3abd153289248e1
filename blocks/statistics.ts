import { aside, line, message, type Part } from './kit.ts';

/** An answer to /breach stats. Every promise that fell due in the period is in exactly one of the counts. */
export type StatisticsProps = {
  /** "the 30 days to Tue 14 Jan 2020". */
  period: string;
  kept: number;
  /** Answered late, or not yet. */
  notKept: number;
  /** Those of notKept that are still open. */
  openAndLate: number;
  /** Closed with a recorded "no reply needed" before anybody was answered, in time or late; also once reopened. */
  noReplyNeeded: number;
  /** Past their promise before they reached this desk. */
  bornLate: number;
  received: number;
  closed: number;
  /** Days from report, or from reopening, to closing; null when none was closed. */
  medianDays: number | null;
  /** How much of that time the office waited for controllers, of all that were closed; null when none was. */
  waitedShare: number | null;
  /** Incident types, most reported first: type, reported, and how many of these are closed. */
  byType: [type: string, received: number, closed: number][];
  /** The same by weeks, newest first: "Mon 6 Jan". */
  byWeek: [monday: string, received: number, closed: number][];
};

const TYPES = 15;
const WEEKS = 13;

const example: StatisticsProps = {
  period: 'the 30 days to Tue 14 Jan 2020',
  kept: 156,
  notKept: 5,
  openAndLate: 2,
  noReplyNeeded: 9,
  bornLate: 3,
  received: 172,
  closed: 140,
  medianDays: 21,
  waitedShare: 0.384,
  byType: [
    ['Data emailed to incorrect recipient', 61, 50],
    ['Unauthorised access', 24, 17],
    ['Not triaged yet', 12, 0],
  ],
  byWeek: [
    ['Mon 13 Jan', 12, 9],
    ['Mon 6 Jan', 40, 33],
  ],
};

export default message<StatisticsProps>({
  audience: 'officer',
  render: (props) => {
    const said = [promises(props), apart(props), work(props)].filter((words) => words !== '');
    return {
      text: said.join(' '),
      parts: [
        line({ strong: promises(props) }),
        ...said.slice(1).map((words) => line(words)),
        ...chart('Reported, by week', 'Week from', props.byWeek.slice(0, WEEKS).reverse()),
        ...chart('Reported, by type of incident', 'Type', props.byType.slice(0, TYPES)),
        aside('Days are those of the office. A promise counts when it fell due, a report when it was made.'),
      ],
    };
  },
  examples: {
    'a month': example,
    'nothing yet': {
      ...example,
      ...{ kept: 0, notKept: 0, openAndLate: 0, noReplyNeeded: 0, bornLate: 0, received: 0, closed: 0 },
      medianDays: null,
      waitedShare: null,
      byType: [],
      byWeek: [],
    },
    'a year': {
      ...example,
      byWeek: Array.from({ length: 52 }, (_, week) => [`Mon ${week + 1} Jan`, 40, 33] as [string, number, number]),
    },
  },
});

function promises({ kept, notKept, openAndLate, period }: StatisticsProps): string {
  const due = kept + notKept;
  if (due === 0) return `No promise fell due in ${period}.`;
  const share = Math.floor((kept / due) * 100);
  const open = openAndLate > 0 ? ` ${number(openAndLate)} still open and late, counted as not kept.` : '';
  return `Kept ${number(kept)} of ${number(due)} promises that fell due in ${period} (${share} %).${open}`;
}

function apart({ noReplyNeeded, bornLate }: StatisticsProps): string {
  const parts = [
    noReplyNeeded > 0 ? `${number(noReplyNeeded)} closed with no reply needed` : '',
    bornLate > 0 ? `${number(bornLate)} arrived already late` : '',
  ].filter((words) => words !== '');
  return parts.length > 0 ? `Counted apart: ${parts.join(', ')}.` : '';
}

function work({ received, closed, medianDays, waitedShare }: StatisticsProps): string {
  const median = medianDays === null ? '' : `, half of them within ${medianDays} ${medianDays === 1 ? 'day' : 'days'}`;
  const waited = waitedShare ? ` Of their time ${Math.round(waitedShare * 100)} % was waiting for a controller.` : '';
  return `${number(received)} reported, ${number(closed)} closed${median}.${waited}`;
}

type Row = [name: string, received: number, closed: number];

function chart(title: string, about: string, rows: Row[]): Part[] {
  if (rows.length === 0) return [];
  const series = [
    { name: 'Reported', values: rows.map(([, one]) => one) },
    { name: 'Of these closed', values: rows.map(([, , one]) => one) },
  ];
  return [{ kind: 'chart', as: 'bar', title, about, labels: rows.map(([name]) => name), series }];
}

function number(value: number): string {
  return value.toLocaleString('en-GB');
}
