import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { Message } from '../../blocks/kit.ts';
import queue, { type QueueProps, type QueueRow } from '../../blocks/queue.ts';
import { cases } from '../../db/cases.ts';
import { messages } from '../../db/messages.ts';
import { commitmentsOf } from '../case/commitments.ts';
import { count, dayAndTime, daysTaken, dayWords } from '../case/counting.ts';
import { atTime, dayOf } from '../case/working-days.ts';
import type { Deed, Person } from './deed.ts';
import { stateOf } from './describe-case.ts';
import type { Desk } from './desk.ts';
import { type CaseFile, organisationWords } from './find-cases.ts';
import { listCases, whose } from './list-cases.ts';
import { mailboxRead } from './mailbox-health.ts';
import { ownersOf } from './officers.ts';
import { type Asked, type Filter, queueKey, readQueueKey } from './read-queue.ts';
import type { Names } from './sentences.ts';

const PAGE = 10;

/** The open cases that fit, due first, ten a page, under the figures a lead asks for. */
export async function drawQueue(desk: Desk, person: Person, asked: Asked): Promise<Message> {
  const fitting = whichFit(desk, person, asked);
  const counts = await countOpen(desk);
  const fit = fitting ? await desk.db.$count(cases, fitting) : counts.open;
  const pages = Math.max(1, Math.ceil(fit / PAGE));
  const page = Math.min(asked.page, pages);
  const files = await listCases(desk, fitting ?? whose.open(), { limit: PAGE, offset: (page - 1) * PAGE });
  const owners = await ownersOf(desk.db);
  return queue.render({
    ...counts,
    fitting: fitting ? { what: filterWords(asked), count: fit } : null,
    mailboxRead: await mailboxRead(desk),
    mails: await desk.db.$count(messages, eq(messages.state, 'held')),
    rows: files.map((file) => rowOf(desk, file, owners)),
    page,
    pages,
    turns: { before: queueKey({ ...asked, page: page - 1 }), after: queueKey({ ...asked, page: page + 1 }) },
  });
}

/** "Next page", and each of the filters; the id says which. */
export const showQueue: Deed = async (desk, person, on) => ({
  reference: null,
  said: await drawQueue(desk, person, readQueueKey(on.id ?? '')),
});

/** Null when every open case does. */
function whichFit(desk: Desk, person: Person, { filters, organisation }: Omit<Asked, 'page'>): SQL | undefined {
  const now = desk.clock.now();
  const which: Record<Filter, () => SQL | undefined> = {
    mine: () => whose.of(person.id),
    unclaimed: () => whose.nobodys(),
    late: () => whose.late(now),
    due: () => whose.dueBy(endOfDay(desk)),
    urgent: () => whose.urgent(),
    new: () => whose.resting('new'),
    triaged: () => whose.resting('triaged'),
    waiting: () => whose.resting('waiting-for-controller'),
    'follow-up': () => whose.toRead(),
    leaving: () => whose.resting('letter-leaving'),
  };
  return and(
    ...filters.map((filter) => which[filter]()),
    ...(organisation === null ? [] : [whose.openNamed(organisation)]),
  );
}

/** One look at the open cases for all the figures. */
async function countOpen(
  desk: Desk,
): Promise<Pick<QueueProps, 'open' | 'late' | 'dueToday' | 'unclaimed' | 'waiting'>> {
  const [now, tonight] = [desk.clock.now().toISOString(), endOfDay(desk).toISOString()];
  const those = (which: SQL) => sql<number>`(count(*) filter (where ${which}))::int`;
  const [row] = await desk.db
    .select({
      open: sql<number>`count(*)::int`,
      late: those(sql`${cases.dueAt} < ${now}`),
      dueToday: those(sql`${cases.dueAt} >= ${now} and ${cases.dueAt} <= ${tonight}`),
      unclaimed: those(sql`${cases.owner} is null`),
      waiting: those(sql`${cases.status} = 'waiting-for-controller'`),
    })
    .from(cases)
    .where(whose.open());
  return row ?? { open: 0, late: 0, dueToday: 0, unclaimed: 0, waiting: 0 };
}

function endOfDay({ clock, calendar }: Desk): Date {
  return atTime(dayOf(clock.now(), calendar), '23:59', calendar);
}

const filterNames: Partial<Record<Filter, string>> = {
  mine: 'yours',
  due: 'late or due today',
  'follow-up': 'follow-up in',
  leaving: 'letter leaving',
};

function filterWords({ filters, organisation }: Asked): string {
  const said = filters.map((filter) => filterNames[filter] ?? filter);
  return [...said, ...(organisation ? [`with "${organisation}" in the name`] : [])].join(', ');
}

const duties = { reply: 'Reply', answer: 'Answer', read: 'Read', decide: 'Decide' };

function rowOf(desk: Desk, file: CaseFile, owners: Names): QueueRow {
  const { kase } = file;
  const now = desk.clock.now();
  const [next] = commitmentsOf(kase, desk.calendar, desk.rules);
  const age = daysTaken(kase.reportedAt, now, desk.calendar);
  return {
    reference: kase.reference,
    organisation: organisationWords(file),
    state: `${stateOf(kase, now)}${kase.triage?.urgent ? ', urgent' : ''}`,
    owner: kase.owner ? owners(kase.owner) : null,
    duty: next ? duties[next.kind] : '',
    due: next ? dueIn(desk, next.day, next.dueAt, now) : '',
    age: age > 0 ? count(age, 'day') : 'today',
  };
}

function dueIn(desk: Desk, day: string | null, dueAt: Date, now: Date): string {
  return day ? dayWords(day, dayOf(now, desk.calendar)) : dayAndTime(dueAt, now, desk.calendar);
}
