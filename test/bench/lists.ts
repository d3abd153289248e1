import { performance } from 'node:perf_hooks';
import { sql } from 'drizzle-orm';
import { openDatabase } from '../../db/database.ts';
import { caseEventSchema } from '../../src/case/events.ts';
import { canonical } from '../../src/desk/chain.ts';
import type { Desk } from '../../src/desk/desk.ts';
import { drawHome } from '../../src/desk/draw-home.ts';
import { drawLate } from '../../src/desk/draw-late.ts';
import { drawFound } from '../../src/desk/draw-lists.ts';
import { drawQueue } from '../../src/desk/draw-queue.ts';
import { drawStatistics } from '../../src/desk/draw-statistics.ts';
import { calendarOf, rulesOf } from '../../src/policy/calendar.ts';
import { loadPolicy } from '../../src/policy/load-policy.ts';
import { freshDatabase } from '../support/database.ts';
import { spread } from './spread.ts';

const OPEN = 2_000;
const TIMES = 30;
const OWNER = '00000000-0000-4000-8000-000000000001';
const NOW = new Date('2026-11-23T10:00:00Z');

/** What officers ask for in chat, over so many cases, of which two thousand are open and two hundred are the officer's. */
export async function lists(): Promise<Record<string, string>[]> {
  const table: Record<string, string>[] = [];
  for (const size of [1_000, 100_000, 1_000_000]) {
    const database = await freshDatabase();
    const { db, close } = openDatabase(database.url);
    try {
      await fill(db, size);
      const desk = deskOn(db);
      const officer = { id: OWNER, lead: true, name: 'Alex Moss' };
      const asked: [string, () => Promise<unknown>][] = [
        ['queue', () => drawQueue(desk, 1)],
        ['late', () => drawLate(desk)],
        ['home', () => drawHome(desk, officer)],
        ['find', () => drawFound(desk, 'Organisation 77')],
        ['stats', () => drawStatistics(desk, 30)],
      ];
      for (const [what, ask] of asked) {
        table.push({ cases: size.toLocaleString('en-GB'), what, ...spread(await timed(ask)) });
      }
    } finally {
      await close();
      await database.drop();
    }
  }
  return table;
}

async function timed(ask: () => Promise<unknown>): Promise<number[]> {
  await ask();
  const took: number[] = [];
  for (let time = 0; time < TIMES; time++) {
    const from = performance.now();
    await ask();
    took.push(performance.now() - from);
  }
  return took;
}

/** Only what lists use; whatever else they reached for would fail loudly. */
function deskOn(db: Desk['db']): Desk {
  const policy = loadPolicy(null);
  const desk: Partial<Desk> = {
    db,
    policy,
    calendar: calendarOf(policy),
    rules: rulesOf(policy),
    clock: { now: () => NOW },
    wall: () => NOW,
    mailbox: { address: 'casework@regulator.example' } as Desk['mailbox'],
    practice: null,
  };
  return desk as Desk;
}

/** Cases an hour apart, newest first; all but the newest two thousand are closed. */
async function fill(db: Desk['db'], size: number) {
  const body = openedBody();
  await db.execute(sql`
    insert into cases (reference, version, hash, status, owner, organisation, urgent, incident_type, duty, due_at,
      reported_at, received_at, promise_due_at, promise_kept_at, outcome, closed_at, unread)
    select 'IC-' || (400000 + n) || '-A1B2', 1, '', case when n <= ${OPEN} then 'new' else 'closed' end,
      case when n % 10 = 0 then ${OWNER} end, 'Organisation ' || n, false, 'Phishing',
      case when n <= ${OPEN} then 'reply' end,
      case when n <= ${OPEN} then ${NOW.toISOString()}::timestamptz + interval '7 days' - make_interval(hours => n / 10) end,
      ${NOW.toISOString()}::timestamptz - make_interval(hours => n / 10),
      ${NOW.toISOString()}::timestamptz - make_interval(hours => n / 10),
      ${NOW.toISOString()}::timestamptz + interval '7 days' - make_interval(hours => n / 10),
      case when n > ${OPEN} then ${NOW.toISOString()}::timestamptz - make_interval(hours => n / 10 - 24) end,
      case when n > ${OPEN} then 'No Further Action' end,
      case when n > ${OPEN} then ${NOW.toISOString()}::timestamptz - make_interval(hours => n / 10 - 240) end, 0
    from generate_series(1, ${size}) n`);
  await db.execute(sql`
    insert into case_events (reference, version, type, body, at, by, cause, cause_part, hash)
    select reference, 1, 'opened', replace(${body}, 'IC-400000-A1B2', reference), ${NOW.toISOString()}::timestamptz, 'controller', 'mail', 0, ''
    from cases`);
  await db.execute(sql`vacuum analyze cases`).catch(() => {});
  await db.execute(sql`analyze`);
}

function openedBody(): string {
  const at = new Date('2026-11-12T10:00:00Z');
  return canonical(
    caseEventSchema.parse({
      type: 'opened',
      by: 'controller',
      at,
      reference: 'IC-400000-A1B2',
      adopted: false,
      channel: 'email',
      message: null,
      reportedAt: at,
      forwardedByStaff: false,
      promiseDueAt: new Date('2026-11-19T10:00:00Z'),
      organisation: null,
      contact: null,
      report: {
        answers: null,
        kind: 'initial',
        awareBetween: null,
        happenedOn: null,
        peopleBand: null,
        dataKinds: [],
        threshold: null,
        counts: { read: 20, notStated: 3, toCheck: 0, doesNotApply: 8 },
        manual: null,
        flags: [],
      },
    }),
  );
}
