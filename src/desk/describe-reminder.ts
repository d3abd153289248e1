import type { ReminderLine } from '../../blocks/reminder.ts';
import { commitmentsOf } from '../case/commitments.ts';
import { count, dayAndTime } from '../case/counting.ts';
import { lifecycle, offersFor } from '../case/lifecycle.ts';
import { closedTo } from '../case/visibility.ts';
import { dayOf, nextWorkingDay, workingDaysAfter, workingDayUntil } from '../case/working-days.ts';
import { dutyWords } from './describe-case.ts';
import type { Desk } from './desk.ts';
import { type CaseFile, organisationWords } from './find-cases.ts';
import type { OfficerCard } from './officers.ts';

type Told = { commitment: string; kind: string; dueAt: Date; tellAt: Date };

/** One reminder as a line of the message to a person, or to the ops channel; told later than its time, it says so. */
export function reminderLine(
  desk: Desk,
  file: CaseFile,
  reminder: Told,
  card: OfficerCard | null,
  { left, said = [] }: { left: string[]; said?: string[] },
): ReminderLine {
  const { kase } = file;
  const now = desk.clock.now();
  const commitment = commitmentsOf(kase, desk.calendar, desk.rules).find(({ kind }) => kind === reminder.commitment);
  const duty = commitment ? dutyWords(desk, kase, commitment, now) : { what: 'Nothing is due any more', rest: [] };
  const [next] = offersFor(kase);
  const act = left.length > 0 ? 'reassign' : next;
  return {
    reference: kase.reference,
    version: kase.version,
    organisation: organisationWords(file),
    duty: duty.what,
    ...(duty.late && { late: duty.late }),
    rest: [...because(desk, reminder, now), ...(kase.owner ? left : ['nobody has claimed this']), ...said],
    offer: act ? { act, label: lifecycle[act].label } : { act: 'show-case', label: 'Show case' },
    // A lead who has no part in a restricted case is told of it, and may press nothing.
    answers: card && commitment && !closedTo(kase, card) ? commitment.kind : null,
  };
}

const TOLD_LATE_MS = 15 * 60_000;

function because(desk: Desk, reminder: Told, now: Date): string[] {
  const late = now.getTime() - reminder.tellAt.getTime() > TOLD_LATE_MS;
  return [
    ...(reminder.kind === 'put-off' ? ['you put this off until now'] : []),
    urgency(desk, reminder, now),
    ...(late ? [`told late: this was due ${dayAndTime(reminder.tellAt, now, desk.calendar)}`] : []),
  ];
}

/** By what is true now: somebody's hours may have kept a reminder back for a day. */
function urgency({ calendar }: Desk, { kind, dueAt }: Told, now: Date): string {
  if (kind === 'born-late') return 'late already when it reached this desk';
  if (now > dueAt) return `late since ${dayAndTime(dueAt, now, calendar)}`;
  if (kind === 'last-call') return `the office closes at ${calendar.closes}`;
  const [today, due] = [dayOf(now, calendar), dayOf(dueAt, calendar)];
  if (today === due) return 'due today';
  if (nextWorkingDay(today, calendar) === due) return 'due the next working day';
  if (workingDayUntil(due, calendar) === today) return 'the last working day before it';
  return `${count(workingDaysAfter(today, due, calendar), 'working day')} after today`;
}
