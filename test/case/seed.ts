import type { Case, CaseEvent, Officer } from '../../src/case/case.ts';
import type { CommitmentRules } from '../../src/case/commitments.ts';
import type { ReportFacts } from '../../src/case/events.ts';
import { openCase } from '../../src/case/open-case.ts';
import { replay } from '../../src/case/replay.ts';
import type { OfficeCalendar } from '../../src/case/working-days.ts';

export const calendar: OfficeCalendar = {
  zone: 'Europe/London',
  opens: '09:00',
  closes: '17:00',
  workingWeekdays: [1, 2, 3, 4, 5],
  holidays: new Set(['2019-12-25', '2019-12-26', '2020-01-01', '2020-04-10', '2020-04-13', '2026-12-25', '2026-12-28']),
};

export const rules: CommitmentRules = {
  promise: { days: 7 },
  decision: { days: 30 },
  readWorkingDays: 2,
  requestDays: 14,
  morning: '09:00',
  lastCall: '15:00',
};

export const text = (letter: string) => letter.repeat(64).slice(0, 64);

export const facts: ReportFacts = {
  answers: text('a'),
  kind: 'initial',
  awareBetween: [new Date('2019-12-18T16:42:00Z'), new Date('2019-12-18T16:42:00Z')],
  happenedOn: '2019-12-07',
  peopleBand: '100k and above',
  dataKinds: ['Basic personal identifiers'],
  threshold: 'meets',
  counts: { read: 17, notStated: 3, toCheck: 2, doesNotApply: 5 },
  manual: null,
  flags: [],
};

export const alex: Officer = { id: 'alex', lead: false };
export const tom: Officer = { id: 'tom', lead: false };
export const priya: Officer = { id: 'priya', lead: true };

/** The 2019 case as the desk first sees it: reported Fri 20 Dec 18:16, forwarded by staff Mon 23 Dec 11:12. */
export function opened({ at = '2019-12-23T11:12:00Z', reportedAt = '2019-12-20T18:16:00Z' } = {}): CaseEvent[] {
  return openCase(
    new Date(at),
    {
      reference: 'IC-31191-G5C6',
      adopted: true,
      channel: 'email',
      by: 'controller',
      message: 'm1',
      reportedAt: new Date(reportedAt),
      forwardedByStaff: true,
      organisation: text('b'),
      contact: text('c'),
      report: facts,
    },
    { calendar, rules },
  );
}

export function seedCase(when: { at?: string; reportedAt?: string } = {}): Case {
  return replay(opened(when));
}

export function claimedSeed(): Case {
  return replay([...opened(), { type: 'claimed', by: 'alex', at: new Date('2019-12-23T11:13:00Z') }]);
}
