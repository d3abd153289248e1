import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { officers } from '../../db/officers.ts';
import type { Admission } from '../../src/chat/office.ts';
import { rollCall } from '../../src/chat/roll-call.ts';
import type { Surface } from '../../src/desk/chat.ts';
import type { Desk } from '../../src/desk/desk.ts';
import { type Member, officerFor, officersOn } from '../../src/desk/officers.ts';
import { closeRolls, type Roll } from '../../src/desk/take-roll.ts';
import { bareDesk } from '../support/bare-desk.ts';
import { openFreshDatabase } from '../support/database.ts';

let database: Awaited<ReturnType<typeof openFreshDatabase>>;
let desk: Desk;
/** Who works cases in each chat at the moment; null while it does not answer. */
let working: Record<Surface, Roll | null>;
beforeAll(async () => {
  database = await openFreshDatabase();
  const bare = bareDesk(database.db, () => new Date('2026-03-09T10:00:00Z'));
  const chats = (['slack', 'teams'] as const).map((surface) => ({ ...bare.chats[0], surface }));
  // Nothing but their surface is asked for here.
  desk = { ...bare, chats: chats as Desk['chats'] };
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.db.delete(officers);
  working = { slack: [], teams: [] };
});

const ids = { Alex: ['U0ALEX', 'alex-in-teams'], Priya: ['U0PRIYA', 'priya-in-teams'] } as const;
const member = (surface: Surface, who: keyof typeof ids, role: 'lead' | 'officer' | 'auditor'): Member => ({
  account: { surface, id: ids[who][surface === 'slack' ? 0 : 1] },
  name: who,
  lead: role === 'lead',
  auditor: role === 'auditor',
});
function answered(surface: Surface): Roll {
  const roll = working[surface];
  if (!roll) throw new Error('The chat did not answer');
  return roll;
}
const callOf = (on: Desk, surface: Surface) =>
  rollCall(on, surface, {
    everybody: async () => answered(surface),
    admit: async ({ user }): Promise<Admission> => {
      const one = answered(surface).find(({ account }) => account.id === user);
      return one ? { ...one, name: one.name ?? '' } : { refused: 'You are not a case officer of this desk.' };
    },
  });
const asks = (surface: Surface, on = desk) => callOf(on, surface).all();
const roles = async () => {
  const all = await database.db.select().from(officers).orderBy(officers.name);
  return all.map(({ name, worksCases, lead }) => `${name} ${lead ? 'leads' : worksCases ? 'works cases' : 'has left'}`);
};

test('whoever a chat names no more leads no more, and works no cases', async () => {
  working.slack = [member('slack', 'Alex', 'officer'), member('slack', 'Priya', 'lead')];
  await asks('slack');
  expect(await roles()).toEqual(['Alex works cases', 'Priya leads']);
  working.slack = [member('slack', 'Alex', 'lead')];
  await asks('slack');
  expect(await roles()).toEqual(['Alex leads', 'Priya has left']);
});

test('a chat that gives no whole answer changes nothing, and is asked again', async () => {
  working.slack = [member('slack', 'Priya', 'lead')];
  const call = callOf(desk, 'slack');
  await call.all();
  working.slack = null;
  await call.all();
  await call.of('U0PRIYA');
  expect(await roles()).toEqual(['Priya leads']);
  working.slack = [];
  await call.all();
  expect(await roles()).toEqual(['Priya has left']);
});

test('of whom something changed is asked alone; somebody whom the desk never saw stays unknown', async () => {
  working.slack = [member('slack', 'Alex', 'officer'), member('slack', 'Priya', 'lead')];
  await asks('slack');
  working.slack = [];
  await callOf(desk, 'slack').of('U0PRIYA');
  await callOf(desk, 'slack').of('U0NOBODY');
  expect(await roles()).toEqual(['Alex works cases', 'Priya has left']);
});

test('one chat says nothing of whoever works in the other', async () => {
  working.teams = [member('teams', 'Priya', 'lead')];
  await asks('teams');
  await asks('slack');
  expect(await roles()).toEqual(['Priya leads']);
});

test('whoever is one officer in both chats counts while either names them, and is told things where they were', async () => {
  const pair = { slack: ids.Priya[0], teams: ids.Priya[1] };
  const paired = { ...desk, policy: { ...desk.policy, paired: [pair] } };
  await officerFor(paired, member('teams', 'Priya', 'lead'));
  working.slack = [member('slack', 'Priya', 'officer')];
  working.teams = [member('teams', 'Priya', 'lead')];
  await asks('slack', paired);
  expect(await roles()).toEqual(['Priya leads']);
  expect(await database.db.select().from(officers)).toMatchObject([{ seenOn: 'teams' }]);
  working.teams = [];
  await asks('teams', paired);
  expect(await roles()).toEqual(['Priya works cases']);
  working.slack = [];
  await asks('slack', paired);
  expect(await roles()).toEqual(['Priya has left']);
});

test('a chat that has no name for somebody makes no officer of them, and forgets none', async () => {
  working.teams = [{ ...member('teams', 'Alex', 'officer'), name: null }];
  await asks('teams');
  expect(await roles()).toEqual([]);
  await officerFor(desk, member('teams', 'Alex', 'officer'));
  working.teams = [{ ...member('teams', 'Alex', 'lead'), name: null }];
  await asks('teams');
  expect(await roles()).toEqual(['Alex leads']);
});

test('an auditor is offered no case, nor is whoever has left', async () => {
  await officerFor(desk, member('teams', 'Priya', 'auditor'));
  await officerFor(desk, member('teams', 'Alex', 'officer'));
  expect(await officersOn(database.db, 'teams')).toEqual([{ value: 'alex-in-teams', label: 'Alex' }]);
  await asks('teams');
  expect(await officersOn(database.db, 'teams')).toEqual([]);
});

test('a chat that the office has left names nobody any more', async () => {
  await officerFor(desk, member('teams', 'Priya', 'lead'));
  await officerFor(desk, member('slack', 'Alex', 'officer'));
  await closeRolls({ ...desk, chats: desk.chats.filter(({ surface }) => surface === 'slack') });
  expect(await roles()).toEqual(['Alex works cases', 'Priya has left']);
});
