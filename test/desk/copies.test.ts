import { readFileSync } from 'node:fs';
import { asc, eq, sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { cards } from '../../db/cards.ts';
import { caseEvents } from '../../db/case-events.ts';
import { cases } from '../../db/cases.ts';
import { closings } from '../../db/closings.ts';
import { commitments } from '../../db/commitments.ts';
import { copies } from '../../db/copies.ts';
import { nudges } from '../../db/nudges.ts';
import { officers } from '../../db/officers.ts';
import { reminders } from '../../db/reminders.ts';
import { tellings } from '../../db/tellings.ts';
import { copiesFingerprint } from '../../src/desk/copies-fingerprint.ts';
import type { Person } from '../../src/desk/deed.ts';
import type { Desk } from '../../src/desk/desk.ts';
import { openCaseByHand } from '../../src/desk/open-case-by-hand.ts';
import { remind } from '../../src/desk/remind.ts';
import { renewCopies } from '../../src/desk/renew-copies.ts';
import { tellNudges } from '../../src/desk/tell-nudges.ts';
import { claimCase, closeCaseWithoutReply, reopenCase } from '../../src/desk/work-case.ts';
import { calendarOf, rulesOf } from '../../src/policy/calendar.ts';
import { bareDesk, practiceOffice } from '../support/bare-desk.ts';
import { type OpenedDatabase, openFreshDatabase } from '../support/database.ts';
import { openOffice, until } from '../support/office.ts';
import { expectWhole } from '../support/whole.ts';

let database: OpenedDatabase;
let desk: Desk;
let now: Date;
let alex: Person;
let reference: string;

/** Reported by telephone on Tue 12 Mar: to be decided by Thu 11 Apr. */
beforeEach(async () => {
  database = await openFreshDatabase();
  now = new Date('2024-03-12T10:15:00Z');
  desk = bareDesk(database.db, () => now);
  const card = { slackUserId: 'U0ALEX', name: 'Alex Moss', slackRole: 'lead', seenAt: now, seenOn: 'slack' as const };
  const [row] = await desk.db.insert(officers).values(card).returning();
  alex = { id: row?.id ?? '', lead: true, name: 'Alex Moss' };
  reference = await claimed('first');
  await renewCopies(desk);
});
afterEach(() => database.close());

async function claimed(cause: string): Promise<string> {
  const report = { organisation: 'Pennant Logistics Ltd', contact: null, words: 'A list was lost.' };
  const opened = await openCaseByHand(desk, alex, cause, { ...report, channel: 'phone', reportedAt: now });
  await claimCase(desk, alex, { reference: opened, version: 1 }, `claim ${cause}`);
  return opened;
}

/** The office as it is after its policy was changed and the desk started anew. */
function startedWith(change: { extra?: string[]; morning?: string }): Desk {
  const { policy } = desk;
  const holidays = { ...policy.holidays, extra: change.extra ?? policy.holidays.extra };
  const told = { ...policy.reminders, morning: change.morning ?? policy.reminders.morning };
  const changed = { ...policy, holidays, reminders: told };
  return { ...desk, policy: changed, calendar: calendarOf(changed), rules: rulesOf(changed) };
}

const dueAt = async () => {
  const [row] = await desk.db.select().from(cases).where(eq(cases.reference, reference));
  const owed = await desk.db.select().from(commitments).where(eq(commitments.reference, reference));
  const decide = owed.find(({ kind }) => kind === 'decide');
  expect(row?.dueAt?.toISOString()).toBe(owed.map((one) => one.dueAt.toISOString()).sort()[0]);
  return decide?.dueAt.toISOString().slice(0, 10);
};

test('a day that the office closes besides is heeded by the copies of every case once the desk has started anew', async () => {
  expect(await dueAt()).toBe('2024-04-11');
  await renewCopies(startedWith({ extra: ['2024-04-11'] }));
  expect(await dueAt()).toBe('2024-04-10');
});

test('rounds that were closed before they were counted are counted from the history', async () => {
  const twice = await claimed('twice');
  const open = await claimed('open');
  const close = (one: string, version: number) =>
    closeCaseWithoutReply(desk, alex, { reference: one, version }, `close ${version}`, { reason: 'A double.' });
  const reopen = (one: string) => reopenCase(desk, alex, { reference: one, version: 3 }, 'reopen', { reason: 'Not.' });
  for (const one of [twice, open]) {
    now = new Date('2024-03-13T10:15:00Z');
    await close(one, 2);
    now = new Date('2024-03-18T10:15:00Z');
    await reopen(one);
  }
  now = new Date('2024-03-21T10:15:00Z');
  await close(twice, 4);
  const counted = await roundsOf();
  expect(counted).toHaveLength(3);
  // As an office has them that comes from before rounds were counted.
  await desk.db.delete(closings);
  await desk.db.delete(copies);
  const migration = readFileSync(new URL('../../db/migrations/0027_closings.sql', import.meta.url), 'utf8');
  await desk.db.execute(sql.raw(/INSERT INTO "closings".*;/.exec(migration)?.[0] ?? ''));
  expect(await roundsOf()).toHaveLength(1);
  await renewCopies(desk);
  expect(await roundsOf()).toEqual(counted);
  await expectWhole(desk.db, now);
});

const roundsOf = () => desk.db.select().from(closings).orderBy(asc(closings.reference), asc(closings.cycle));

test('nothing is written again while nothing has changed', async () => {
  await desk.db.update(cases).set({ status: 'as it was' });
  expect(await renewCopies(desk)).toBe(true);
  expect(await statuses()).toEqual(['as it was']);
  await renewCopies(startedWith({ extra: ['2024-04-11'] }));
  expect(await statuses()).toEqual(['new']);
});

const statuses = async () => (await desk.db.select({ status: cases.status }).from(cases)).map(({ status }) => status);

test('cards, threads and histories are left alone', async () => {
  const rows = async () => [await desk.db.select().from(cards), await desk.db.select().from(caseEvents)];
  const before = await rows();
  const rung: unknown[] = [];
  const heard = {
    ...startedWith({ extra: ['2024-04-11'] }),
    bell: { ring: async (work: unknown) => void rung.push(work) },
  };
  await renewCopies(heard);
  expect(await rows()).toEqual(before);
  expect(rung).toEqual([]);
});

test('a desk that is stopped meanwhile leaves the rest to the next start', async () => {
  const changed = startedWith({ extra: ['2024-04-11'] });
  expect(await renewCopies(changed, AbortSignal.abort())).toBe(false);
  expect(await dueAt()).toBe('2024-04-11');
  expect(await renewCopies(changed)).toBe(true);
  expect(await dueAt()).toBe('2024-04-10');
});

test('one desk of several that start together does it, and another does it where that one failed', async () => {
  const changed = startedWith({ extra: ['2024-04-11'] });
  const lock = sql`select pg_advisory_xact_lock(hashtext('copies'))`;
  await desk.db.transaction(async (tx) => {
    await tx.execute(lock);
    expect(await renewCopies(changed)).toBe(false);
  });
  expect(await dueAt()).toBe('2024-04-11');
  expect(await renewCopies(changed)).toBe(true);
  expect(await dueAt()).toBe('2024-04-10');
});

test('a change that is under way is waited for, and its case is copied as it is then', async () => {
  const changed = startedWith({ extra: ['2024-04-11'] });
  let renewing = Promise.resolve(false);
  const close = closeCaseWithoutReply(
    {
      ...desk,
      // Rung within the change, before it is committed.
      bell: {
        ring: async () => {
          renewing = renewCopies(changed);
        },
      },
    },
    alex,
    { reference, version: 2 },
    'close',
    { reason: 'A double.' },
  );
  await close;
  expect(await renewing).toBe(true);
  expect(await statuses()).toEqual(['closed']);
  expect(await desk.db.select().from(commitments)).toEqual([]);
});

test('a case whose history cannot be followed keeps none of the others from it, and is tried again at the next start', async () => {
  const changed = startedWith({ extra: ['2024-04-11'] });
  await desk.db.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`);
    const row = { ...(await firstRow()), reference: 'IC-0-BROKEN' };
    await tx.insert(cases).values(row);
    await tx.execute(sql`insert into case_events select 'IC-0-BROKEN', version, type, 'no event', at, by, cause, cause_part, hash
      from case_events where reference = ${reference} and version = 1`);
  });
  const errors: unknown[] = [];
  const log = { ...desk.log, error: (what: unknown) => void errors.push(what) };
  await renewCopies({ ...changed, log: log as Desk['log'] });
  expect(await dueAt()).toBe('2024-04-10');
  expect(errors).toEqual([expect.objectContaining({ reference: 'IC-0-BROKEN' })]);
  await renewCopies({ ...changed, log: log as Desk['log'] });
  expect(errors).toHaveLength(2);
});

async function firstRow() {
  const [row] = await desk.db.select().from(cases);
  if (!row) throw new Error('There is no case');
  return row;
}

/** A minute of the sweep's work at that time. */
async function at(time: string, one: Desk) {
  now = new Date(`${time}Z`);
  await remind(one);
  await tellNudges(one);
}
const told = async () => {
  const rows = await desk.db.select().from(tellings).orderBy(asc(tellings.askedAt));
  return rows.map(({ askedAt }) => askedAt.toISOString().slice(5, 16));
};

test('the day before is told of a date that a new day off has moved', async () => {
  const days = ['2024-04-08', '2024-04-09', '2024-04-10', '2024-04-11'];
  await at('2024-04-05T10:00:00', desk);
  const changed = startedWith({ extra: ['2024-04-11'] });
  await renewCopies(changed);
  for (const day of days) await at(`${day}T09:00:00`, changed);
  const rows = await desk.db
    .select()
    .from(reminders)
    .where(eq(reminders.commitment, 'decide'))
    .orderBy(asc(reminders.at));
  expect(rows.slice(0, 2).map(({ kind, told, toldAt }) => [kind, told, toldAt.toISOString().slice(0, 10)])).toEqual([
    ['day-before', true, '2024-04-09'],
    ['due-day', true, '2024-04-10'],
  ]);
});

test('what was told this morning is not told again when the office’s mornings begin at another time', async () => {
  await at('2024-04-12T09:00:00', desk);
  const before = { told: await told(), nudges: await desk.db.$count(nudges) };
  expect(before.told).toHaveLength(1);
  for (const morning of ['08:30', '10:00']) {
    const changed = startedWith({ morning });
    await renewCopies(changed);
    await at('2024-04-12T10:30:00', changed);
  }
  expect({ told: await told(), nudges: await desk.db.$count(nudges) }).toEqual(before);
});

test('a desk that starts sees to its copies by itself', async () => {
  const office = await openOffice();
  try {
    const [row] = await until('the copies to be noted', async () => {
      const rows = await office.db.select().from(copies);
      return rows.length > 0 ? rows : null;
    });
    expect(row?.fingerprint).toBe(copiesFingerprint(practiceOffice()));
  } finally {
    await office.stop();
  }
});
