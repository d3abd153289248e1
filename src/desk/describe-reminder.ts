import type { ReminderLine } from '../../blocks/reminder.ts';
import { commitmentsOf, type Reminder } from '../case/commitments.ts';
import { dayAndTime } from '../case/counting.ts';
import { lifecycle, offersFor } from '../case/lifecycle.ts';
import { dayOf, nextWorkingDay } from '../case/working-days.ts';
import { dutyWords } from './describe-case.ts';
import type { Desk } from './desk.ts';
import { type CaseFile, organisationWords } from './find-cases.ts';

/** One reminder as a line of the message to a person; told later than its time, it says so. */
export function reminderLine(desk: Desk, file: CaseFile, reminder: Reminder, now: Date): ReminderLine {
  const { kase } = file;
  const commitment = commitmentsOf(kase, desk.calendar, desk.rules).find(({ kind }) => kind === reminder.commitment);
  const duty = commitment ? dutyWords(desk, kase, commitment, now) : { what: 'Nothing is due any more', rest: [] };
  const [act] = offersFor(kase);
  return {
    reference: kase.reference,
    version: kase.version,
    organisation: organisationWords(file),
    duty: duty.what,
    ...(duty.late && { late: duty.late }),
    rest: [...because(desk, reminder, now), ...(kase.owner ? [] : ['nobody has claimed this'])],
    offer: act ? { act, label: lifecycle[act].label } : { act: 'show-case', label: 'Show case' },
  };
}

const TOLD_LATE_MS = 15 * 60_000;

function because(desk: Desk, reminder: Reminder, now: Date): string[] {
  const { calendar } = desk;
  const words = {
    'day-before':
      nextWorkingDay(dayOf(reminder.at, calendar), calendar) === dayOf(reminder.dueAt, calendar)
        ? 'due the next working day'
        : 'the last working day before it',
    'due-day': 'due today',
    'last-call': `the office closes at ${calendar.closes}`,
    late: `late since ${dayAndTime(reminder.dueAt, now, calendar)}`,
    'week-late': 'more than a week late',
    'born-late': 'late already when it reached this desk',
  }[reminder.kind];
  const late = now.getTime() - reminder.at.getTime() > TOLD_LATE_MS;
  return late ? [words, `told late: this was due ${dayAndTime(reminder.at, now, calendar)}`] : [words];
}
