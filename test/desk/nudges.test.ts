import { addSeconds } from 'date-fns/addSeconds';
import { asc, eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { nudges } from '../../db/nudges.ts';
import { officers } from '../../db/officers.ts';
import { reminders } from '../../db/reminders.ts';
import { tellings } from '../../db/tellings.ts';
import { beOnIt, putOff } from '../../src/desk/answer-reminder.ts';
import { databaseClock } from '../../src/desk/database-clock.ts';
import type { Person } from '../../src/desk/deed.ts';
import type { Desk } from '../../src/desk/desk.ts';
import { openCaseByHand } from '../../src/desk/open-case-by-hand.ts';
import { remind } from '../../src/desk/remind.ts';
import { tellNudges } from '../../src/desk/tell-nudges.ts';
import { tellWhatIsDue } from '../../src/desk/tell-what-is-due.ts';
import { claimCase, reassignCase } from '../../src/desk/work-case.ts';
import { bareDesk } from '../support/bare-desk.ts';
import { type OpenedDatabase, openFreshDatabase } from '../support/database.ts';

let database: OpenedDatabase;
let desk: Desk;
let now: Date;
let alex: Person;
let tom: Person;
let reference: string;

/** Reported by telephone on Tue 12 Mar: to be answered by Tue 19 Mar, 10:15, and decided by Thu 11 Apr. */
beforeEach(async () => {
  database = await openFreshDatabase();
  now = new Date('2024-03-12T10:15:00Z');
  desk = bareDesk(database.db, () => now);
  [alex, tom] = [await officer('U0ALEX', 'Alex Moss'), await officer('U0TOM', 'Tom Okafor')];
  const report = { organisation: 'Pennant Logistics Ltd', contact: null, words: 'A list was lost.' };
  reference = await openCaseByHand(desk, alex, 'form', { ...report, channel: 'phone', reportedAt: now });
  await claimCase(desk, alex, { reference, version: 1 }, 'claim');
});
afterEach(() => database.close());

async function officer(slackUserId: string, name: string): Promise<Person> {
  const card = { slackUserId, name, slackRole: 'officer', seenAt: now, seenOn: 'slack' as const };
  const [row] = await desk.db.insert(officers).values(card).returning();
  return { id: row?.id ?? '', lead: false, name };
}
/** A minute of the sweep's work at that time. */
async function at(time: string) {
  now = new Date(`${time}Z`);
  await remind(desk);
  await tellNudges(desk);
}
const told = async (user: string) => {
  const rows = await desk.db.select().from(tellings).where(eq(tellings.recipient, user)).orderBy(asc(tellings.askedAt));
  return rows.map(({ askedAt }) => askedAt.toISOString().slice(5, 16));
};
const press = (deed: typeof putOff, id: string) => deed(desk, alex, { reference, version: 2, id }, 'press');

test('whoever is on a decision is called once more, on its last afternoon', async () => {
  await press(beOnIt, 'decide');
  await press(beOnIt, 'reply');
  for (const day of ['04-09T09:00', '04-10T09:00', '04-11T09:00', '04-11T14:59', '04-11T15:00', '04-11T15:05']) {
    await at(`2024-${day}`);
  }
  const rows = await desk.db.select().from(nudges).where(eq(nudges.commitment, 'decide')).orderBy(asc(nudges.tellAt));
  expect(rows.map(({ kind, state }) => `${kind} ${state}`)).toEqual([
    'on-it said',
    'day-before passed-over',
    'due-day passed-over',
    'last-call told',
  ]);
});

test('whoever changes their mind hears at the time they said last, and at the last call all the same', async () => {
  await at('2024-03-18T09:00');
  await press(beOnIt, 'reply');
  await press(putOff, 'reply/morning');
  await press(putOff, 'reply/hour');
  await at('2024-03-18T09:59');
  expect(await told('U0ALEX')).toEqual(['03-18T09:00']);
  await at('2024-03-18T10:00');
  await at('2024-03-19T09:00');
  await at('2024-03-19T09:05');
  expect(await told('U0ALEX')).toEqual(['03-18T09:00', '03-18T10:00', '03-19T09:00']);
});

test('what was put off until its owner handed the case over is the new owner’s to hear', async () => {
  await desk.db.update(officers).set({ opens: '12:00', closes: '20:00', workingWeekdays: [1, 2, 3, 4, 5] });
  await at('2024-03-18T09:00');
  expect(await told('U0ALEX')).toEqual([]);
  await reassignCase(desk, alex, { reference, version: 2 }, 'hand over', { to: tom.id, note: null });
  await at('2024-03-18T12:00');
  await at('2024-03-18T12:01');
  expect([await told('U0ALEX'), await told('U0TOM')]).toEqual([[], ['03-18T12:01']]);
});

test('what an owner who has left was to hear is told to the leads; where nobody leads, to those who run the office', async () => {
  const leaves = (id: string) => desk.db.update(officers).set({ slackRole: null }).where(eq(officers.id, id));
  const heard = async () =>
    (await desk.db.select().from(tellings)).map(({ recipient, message }) => [
      recipient,
      (message as { text: string }).text,
    ]);
  await desk.db.update(officers).set({ slackRole: 'lead' }).where(eq(officers.id, tom.id));
  await desk.db.update(officers).set({ opens: '12:00', closes: '20:00', workingWeekdays: [1, 2, 3, 4, 5] });
  await at('2024-03-18T09:00');
  expect(await heard()).toEqual([]);
  await leaves(alex.id);
  await at('2024-03-18T12:00');
  await at('2024-03-18T12:01');
  const words = expect.stringContaining('Alex Moss has it and works cases no more: hand it over');
  expect(await heard()).toEqual([['U0TOM', words]]);
  // The day before the decision is due, whose reminder waits for Tom's hours as well.
  await at('2024-04-10T09:00');
  const before = (await heard()).length;
  await leaves(tom.id);
  await at('2024-04-10T12:00');
  expect((await heard()).slice(before)).toEqual([['C0OPS', words]]);
});

test('where the clocks of desk and database do not agree nothing is called late: those who run the office hear of it once', async () => {
  const wall = (hours: number) => new Date(Date.now() + hours * 3_600_000);
  const skewed = (hours: number): Desk => ({ ...desk, wall: () => wall(hours), databaseClock });
  now = new Date('2024-03-20T12:00:00Z');
  await tellWhatIsDue(skewed(200));
  await tellWhatIsDue(skewed(200));
  const heard = async () =>
    (await desk.db.select().from(tellings)).map(({ message }) => (message as { text: string }).text);
  expect(await heard()).toEqual([
    expect.stringMatching(
      /^The clock of a machine .* (199 h 59|200 h 0) min apart\. That machine tells no reminder until they agree/,
    ),
  ]);
  expect(await desk.db.$count(reminders)).toBe(0);
  await tellWhatIsDue(skewed(0));
  expect(await desk.db.$count(reminders)).toBeGreaterThan(0);
});

describe('of two desks on one database, one of whose machines is six minutes fast', () => {
  const clocks = async () =>
    (await desk.db.select().from(tellings).orderBy(asc(tellings.askedAt), asc(tellings.id)))
      .map(({ message }) => (message as { text: string }).text.split(/[ .]/).slice(0, 3).join(' '))
      .filter((words) => words.startsWith('The clock'));
  const right = (): Desk => ({ ...desk, wall: () => now, databaseClock: async () => now });
  const fast = (): Desk => ({ ...right(), wall: () => addSeconds(now, 360) });
  /** Both look every five seconds, the one just after the other. */
  async function look(minutes: number, ...desks: Desk[]) {
    for (let second = 0; second < minutes * 60; second += 5) {
      now = addSeconds(now, 5);
      for (const one of desks) await tellWhatIsDue(one);
    }
  }

  beforeEach(() => {
    now = new Date('2024-03-12T20:00:00Z');
  });

  test('it is told once, and once that they agree again', async () => {
    await look(2, fast(), right());
    expect(await clocks()).toEqual(['The clock of']);
    // Mended: what the other one sees is the same as before.
    await look(20, right(), right());
    expect(await clocks()).toEqual(['The clock of', 'The clocks agree']);
    await look(1, right(), fast());
    expect(await clocks()).toHaveLength(3);
  });

  test('a start of the one that is fast changes nothing', async () => {
    await look(1, fast(), right());
    await look(5, right());
    await look(1, fast(), right());
    expect(await clocks()).toEqual(['The clock of']);
  });

  test('one that is gone is told to be over by the other', async () => {
    await look(1, fast(), right());
    await look(20, right());
    expect(await clocks()).toEqual(['The clock of', 'The clocks agree']);
  });
});

test('due at half past one of the night when the clocks go back: one last call, late after hours down, and one of the morning after', async () => {
  now = new Date('2024-10-21T08:00:00Z');
  const report = { organisation: 'Harbour Housing', contact: null, words: 'A list was lost.' };
  const reportedAt = new Date('2024-10-20T00:30:00Z');
  const night = await openCaseByHand(desk, tom, 'night', { ...report, channel: 'phone', reportedAt });
  await claimCase(desk, tom, { reference: night, version: 1 }, 'claim night');
  await at('2024-10-25T08:30');
  // Down from before the last call, at 15:00 in summer time, until three hours after it.
  await at('2024-10-25T17:00');
  await at('2024-10-25T17:05');
  await at('2024-10-28T08:59');
  await at('2024-10-28T09:00');
  await at('2024-10-28T09:05');
  const rows = await desk.db
    .select()
    .from(tellings)
    .where(eq(tellings.recipient, 'U0TOM'))
    .orderBy(asc(tellings.askedAt));
  const words = rows.map(({ askedAt, message }) => `${askedAt.toISOString().slice(5, 16)} ${JSON.stringify(message)}`);
  expect(words).toEqual([
    expect.stringMatching(/^10-25T08:30 .*the last working day before it/),
    expect.stringMatching(/^10-25T17:00 .*told late: this was due Fri 25 Oct, 15:00/),
    expect.stringMatching(/^10-28T09:00 .*late since Sun 27 Oct, 01:30/),
  ]);
});
