import { and, eq, isNull, lt, lte, type SQL } from 'drizzle-orm';
import type { Message } from '../../blocks/kit.ts';
import queue, { type QueueRow } from '../../blocks/queue.ts';
import { cases } from '../../db/cases.ts';
import { messages } from '../../db/messages.ts';
import { commitmentsOf } from '../case/commitments.ts';
import { count, dayAndTime, daysTaken, dayWords } from '../case/counting.ts';
import { atTime, dayOf } from '../case/working-days.ts';
import { stateOf } from './describe-case.ts';
import type { Desk } from './desk.ts';
import { type CaseFile, organisationWords } from './find-cases.ts';
import { listCases, whose } from './list-cases.ts';
import { mailboxReadAt } from './mailbox-health.ts';
import { namesOf } from './officers.ts';
import type { Names } from './sentences.ts';

const PAGE = 10;

/** Every open case, due first, ten a page, under the figures a lead asks for. */
export async function drawQueue(desk: Desk, wanted: number): Promise<Message> {
  const now = desk.clock.now();
  const count = (which: SQL | undefined) => desk.db.$count(cases, and(whose.open(), which));
  const endOfDay = atTime(dayOf(now, desk.calendar), '23:59', desk.calendar);
  const [open, late, byTonight, unclaimed, waiting] = await Promise.all([
    count(undefined),
    count(lt(cases.dueAt, now)),
    count(lte(cases.dueAt, endOfDay)),
    count(isNull(cases.owner)),
    count(eq(cases.status, 'waiting-for-controller')),
  ]);
  const pages = Math.max(1, Math.ceil(open / PAGE));
  const page = Math.min(Math.max(1, Math.floor(wanted) || 1), pages);
  const files = await listCases(desk, whose.open(), { limit: PAGE, offset: (page - 1) * PAGE });
  const names = await namesOf(desk.db);
  return queue.render({
    open,
    late,
    dueToday: byTonight - late,
    unclaimed,
    waiting,
    mailboxRead: await mailboxReadAt(desk),
    mails: await desk.db.$count(messages, eq(messages.state, 'held')),
    rows: files.map((file) => rowOf(desk, file, names)),
    page,
    pages,
  });
}

const duties = { reply: 'Reply', answer: 'Answer', read: 'Read', decide: 'Decide' };

function rowOf(desk: Desk, file: CaseFile, names: Names): QueueRow {
  const { kase } = file;
  const now = desk.clock.now();
  const [next] = commitmentsOf(kase, desk.calendar, desk.rules);
  const age = daysTaken(kase.reportedAt, now, desk.calendar);
  return {
    reference: kase.reference,
    organisation: organisationWords(file),
    state: `${stateOf(kase, now)}${kase.triage?.urgent ? ', urgent' : ''}`,
    owner: kase.owner ? names(kase.owner) : null,
    duty: next ? duties[next.kind] : '',
    due: next ? dueIn(desk, next.day, next.dueAt, now) : '',
    age: age > 0 ? count(age, 'day') : 'today',
  };
}

function dueIn(desk: Desk, day: string | null, dueAt: Date, now: Date): string {
  return day ? dayWords(day, dayOf(now, desk.calendar)) : dayAndTime(dueAt, now, desk.calendar);
}
