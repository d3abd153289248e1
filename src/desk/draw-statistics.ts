import { and, between, count, desc, eq, isNull, lte, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Message } from '../../blocks/kit.ts';
import statistics from '../../blocks/statistics.ts';
import { cases } from '../../db/cases.ts';
import { closings } from '../../db/closings.ts';
import { dayWords } from '../case/counting.ts';
import { atTime, dayOf, shiftDay } from '../case/working-days.ts';
import type { Desk } from './desk.ts';
import { whose } from './list-cases.ts';

const inTime = lte(cases.promiseKeptAt, cases.promiseDueAt);
const bornLate = sql`${cases.receivedAt} > ${cases.promiseDueAt}`;
const noReply = eq(cases.promiseKeptBy, 'no-reply-needed');

/** How the office kept its promises in the last so many days, today among them. */
export async function drawStatistics(desk: Desk, days: number): Promise<Message> {
  const now = desk.clock.now();
  const today = dayOf(now, desk.calendar);
  const from = atTime(shiftDay(today, 1 - days), '00:00', desk.calendar);
  const dueThen = between(cases.promiseDueAt, from, now);
  const tally = (...which: (SQL | undefined)[]) => desk.db.$count(cases, and(...which));
  const counted = and(dueThen, sql`not (${bornLate})`, sql`not coalesce(${noReply}, false)`);
  const fellDue = await tally(counted);
  const kept = await tally(counted, inTime);
  const openAndLate = await tally(counted, isNull(cases.promiseKeptAt), whose.open());
  return statistics.render({
    period: days === 1 ? 'the last day' : `the ${days} days to ${dayWords(today)}`,
    kept,
    notKept: fellDue - kept,
    openAndLate,
    noReplyNeeded: await tally(dueThen, sql`not (${bornLate})`, noReply),
    bornLate: await tally(dueThen, bornLate),
    received: await tally(between(cases.reportedAt, from, now)),
    ...(await closed(desk, from, now)),
    byType: await grouped(desk, from, now, sql<string>`coalesce(${cases.incidentType}, 'Not triaged yet')`),
    byWeek: (await grouped(desk, from, now, weekOf(desk))).sort().reverse().map(named),
  });
}

/** A case that was reopened counts once for each round of work on it. */
async function closed(desk: Desk, from: Date, now: Date) {
  const day = (at: PgColumn) => sql`(${at} at time zone ${desk.calendar.zone})::date`;
  const took = sql`${day(closings.closedAt)} - ${day(closings.began)}`;
  const ms = sql`extract(epoch from ${closings.closedAt} - ${closings.began}) * 1000`;
  const [row] = await desk.db
    .select({
      closed: count(),
      medianDays: sql<number | null>`percentile_disc(0.5) within group (order by ${took})`,
      waitedShare: sql<number | null>`(sum(${closings.waitedMs}) / nullif(sum(${ms}), 0))::float`,
    })
    .from(closings)
    .where(between(closings.closedAt, from, now));
  return row ?? { closed: 0, medianDays: null, waitedShare: null };
}

async function grouped(desk: Desk, from: Date, now: Date, by: SQL<string>): Promise<[string, number, number][]> {
  const closed = sql<number>`count(*) filter (where ${between(cases.closedAt, from, now)})::int`;
  const rows = await desk.db
    .select({ name: by, received: count(), closed })
    .from(cases)
    .where(between(cases.reportedAt, from, now))
    .groupBy(sql`1`)
    .orderBy(desc(count()), sql`1`);
  return rows.map(({ name, received, closed }) => [name, received, closed]);
}

/** The Monday of the week in which a case was reported, as YYYY-MM-DD on the office's wall. */
function weekOf(desk: Desk): SQL<string> {
  return sql<string>`to_char(date_trunc('week', ${cases.reportedAt} at time zone ${desk.calendar.zone}), 'YYYY-MM-DD')`;
}

function named([monday, received, closed]: [string, number, number]): [string, number, number] {
  return [dayWords(monday), received, closed];
}
