import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { officers } from '../../db/officers.ts';
import type { Desk } from '../../src/desk/desk.ts';
import { type Account, officerFor, reachOf, setSignature } from '../../src/desk/officers.ts';
import { bareDesk } from '../support/bare-desk.ts';
import { openFreshDatabase } from '../support/database.ts';

const slack: Account = { surface: 'slack', id: 'U0ALEX' };
const teams: Account = { surface: 'teams', id: 'a1e00000-0000-4000-8000-000000000001' };
const pair = { slack: slack.id, teams: teams.id };

let database: Awaited<ReturnType<typeof openFreshDatabase>>;
let apart: Desk;
let paired: Desk;
beforeAll(async () => {
  database = await openFreshDatabase();
  apart = bareDesk(database.db, () => new Date('2026-03-09T10:00:00Z'));
  const chats = (['slack', 'teams'] as const).map((surface) => ({ ...apart.chats[0], surface }));
  // Nothing but their surface is asked for here.
  paired = { ...apart, policy: { ...apart.policy, paired: [pair] }, chats: chats as Desk['chats'] };
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.db.delete(officers);
});

const seen = (desk: Desk, account: Account, name = 'Alex Moss') =>
  officerFor(desk, { account, name, lead: false, auditor: false });

test('two accounts that nobody paired are two officers', async () => {
  const [one, other] = [await seen(apart, slack), await seen(apart, teams)];
  expect(other.id).not.toBe(one.id);
});

test('paired accounts are one officer from the first sight in either chat, even at once', async () => {
  const all = await Promise.all([seen(paired, teams), seen(paired, slack), seen(paired, teams)]);
  expect(new Set(all.map(({ id }) => id)).size).toBe(1);
  expect(await database.db.select().from(officers)).toMatchObject([{ slackUserId: slack.id, teamsUserId: teams.id }]);
});

test('whoever was two before goes on as the one that Slack knew, and keeps that signature', async () => {
  const before = await seen(apart, slack);
  await setSignature(apart, before.id, {
    name: 'Alexandra Moss',
    title: 'Case Officer',
    telephone: null,
    initials: null,
  });
  await seen(apart, teams, 'A. Moss');
  const now = await seen(paired, teams);
  expect(now).toMatchObject({ id: before.id, card: { name: 'Alexandra Moss', title: 'Case Officer' } });
  expect((await seen(paired, slack)).id).toBe(before.id);
});

test('an officer is told things in the chat where they were last seen', async () => {
  await seen(paired, teams);
  expect(reachOf(paired, (await seen(paired, slack)).card)).toEqual(slack);
  expect(reachOf(paired, (await seen(paired, teams)).card)).toEqual(teams);
});

test('an officer whose last chat the office has left is told in the other', async () => {
  const { card } = await seen(paired, teams);
  expect(reachOf({ ...paired, chats: paired.chats.slice(0, 1) }, card)).toEqual(slack);
});
