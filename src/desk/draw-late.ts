import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Message } from '../../blocks/kit.ts';
import lateList, { type LateCase } from '../../blocks/late-list.ts';
import { reminders } from '../../db/reminders.ts';
import { count, dayAndTime, daysTaken, delayWords, dueWords } from '../case/counting.ts';
import type { Desk } from './desk.ts';
import { type CaseFile, organisationWords } from './find-cases.ts';
import { listCases, whose } from './list-cases.ts';
import { ownersOf } from './officers.ts';
import type { Names } from './sentences.ts';

const MOST = 100;

/** Every open case whose promise of a reply has lapsed, longest first, with what explains it. */
export async function drawLate(desk: Desk): Promise<Message> {
  const files = await listCases(desk, whose.unanswered(desk.clock.now()), { limit: MOST });
  const owners = await ownersOf(desk.db);
  const told = await remindersOf(
    desk,
    files.map(({ kase }) => kase.reference),
  );
  const late = files.map((file) => lateCase(desk, file, owners, told.get(file.kase.reference) ?? []));
  return lateList.render({ cases: late });
}

function lateCase(desk: Desk, { kase, history, organisation }: CaseFile, owners: Names, told: Date[]): LateCase {
  const now = desk.clock.now();
  const { due, late } = dueWords(kase.promise.dueAt, now, desk.calendar);
  return {
    reference: kase.reference,
    version: kase.version,
    organisation: organisationWords({ kase, organisation }),
    late: late ?? '',
    promised: due,
    owner: kase.owner
      ? owners(kase.owner)
      : `unclaimed for ${count(daysTaken(kase.receivedAt, now, desk.calendar), 'day')}`,
    reminders: told.map((at) => dayAndTime(at, now, desk.calendar)),
    story: [
      ...(kase.receivedAt > kase.reportedAt
        ? [`reached this desk ${delayWords(kase.reportedAt, kase.receivedAt, desk.calendar)}`]
        : []),
      ...(history.some(({ type }) => type === 'letter-came-back') ? ['a letter came back'] : []),
      ...(history.some(({ type }) => type === 'letter-went-wrong') ? ['a letter went wrong'] : []),
    ],
  };
}

async function remindersOf(desk: Desk, references: string[]): Promise<Map<string, Date[]>> {
  if (references.length === 0) return new Map();
  const rows = await desk.db
    .select({ reference: reminders.reference, at: reminders.at })
    .from(reminders)
    .where(and(inArray(reminders.reference, references), eq(reminders.commitment, 'reply'), eq(reminders.told, true)))
    .orderBy(asc(reminders.at));
  const times = new Map<string, Date[]>();
  for (const { reference, at } of rows) times.set(reference, [...(times.get(reference) ?? []), at]);
  return times;
}
