import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { notes } from '../../db/notes.ts';
import { officers } from '../../db/officers.ts';
import { setVisibility } from '../../src/case/visibility.ts';
import { changeCase } from '../../src/desk/change-case.ts';
import type { Person } from '../../src/desk/deed.ts';
import { historyOf } from '../../src/desk/describe-history.ts';
import type { Desk } from '../../src/desk/desk.ts';
import { openFile } from '../../src/desk/find-cases.ts';
import { type Account, officerFor, reachOf, setSignature } from '../../src/desk/officers.ts';
import { openCaseByHand } from '../../src/desk/open-case-by-hand.ts';
import { claimCase, closeCaseWithoutReply } from '../../src/desk/work-case.ts';
import { bareDesk } from '../support/bare-desk.ts';
import { openFreshDatabase } from '../support/database.ts';

const slack: Account = { surface: 'slack', id: 'U0ALEX' };
const teams: Account = { surface: 'teams', id: 'a1e00000-0000-4000-8000-000000000001' };
const at = new Date('2026-03-09T10:00:00Z');
const pair = { slack: slack.id, teams: teams.id };

let database: Awaited<ReturnType<typeof openFreshDatabase>>;
let apart: Desk;
let paired: Desk;
beforeAll(async () => {
  database = await openFreshDatabase();
  apart = bareDesk(database.db, () => at);
  const chats = (['slack', 'teams'] as const).map((surface) => ({
    surface,
    channels: { cases: 'C0CASES', urgent: null, ops: 'C0OPS' },
  }));
  // Nothing but where they are is asked for here.
  paired = { ...apart, policy: { ...apart.policy, paired: [pair] }, chats: chats as unknown as Desk['chats'] };
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

/** A case that somebody has claimed, of three versions once it is closed. */
async function claimedBy(person: Person, cause: string): Promise<string> {
  const report = { organisation: 'Pennant Logistics Ltd', contact: null, words: 'A list was lost.' };
  const reference = await openCaseByHand(apart, person, cause, { ...report, channel: 'phone', reportedAt: at });
  await claimCase(apart, person, { reference, version: 1 }, `claim ${cause}`);
  return reference;
}
const person = async (account: Account): Promise<Person> => {
  const { id, lead, card } = await seen(apart, account);
  return { id, lead, name: card.name };
};
const kaseOf = async (reference: string) => (await openFile(database.db, reference)).kase;

test('what the second account had claimed goes on as the first’s, and the history says why', async () => {
  const [one, other] = [await person(slack), await person(teams)];
  const [mine, theirs, done] = [
    await claimedBy(one, 'mine'),
    await claimedBy(other, 'theirs'),
    await claimedBy(other, 'done'),
  ];
  const reason = { reason: 'A double.' };
  await closeCaseWithoutReply(apart, other, { reference: done, version: 2 }, 'close', reason);
  await Promise.all([seen(paired, teams), seen(paired, slack)]);
  expect([await kaseOf(mine), await kaseOf(theirs)]).toMatchObject([
    { owner: one.id, version: 2 },
    { owner: one.id, version: 3 },
  ]);
  const [line] = (await historyOf(paired, await openFile(database.db, theirs))).slice(-1);
  expect(line).toMatchObject({
    who: 'Breachdesk',
    sentence: 'Handed over from Alex Moss to Alex Moss: both accounts are one person’s.',
  });
  // What is closed asks nothing of anybody.
  expect(await kaseOf(done)).toMatchObject({ owner: other.id, version: 3 });
});

test('a restricted case stays open to whoever was its member by the second account, and tells nobody else more', async () => {
  const [one, other] = [await person(slack), await person(teams)];
  const priya = await seen(apart, { surface: 'slack', id: 'U0PRIYA' }, 'Priya Shah');
  const [theirs, hers] = [
    await claimedBy(other, 'restricted'),
    await claimedBy({ ...priya, name: 'Priya Shah' }, 'hers'),
  ];
  const restrict = (reference: string, members: string[]) =>
    changeCase(apart, { reference, cause: 'restrict' }, (kase) =>
      setVisibility(kase, { ...priya, lead: true }, at, { members, onePerson: 'Health', reason: null }),
    );
  await restrict(theirs, [other.id, one.id, priya.id]);
  await restrict(hers, [priya.id, other.id]);
  await seen(paired, slack);
  expect(await kaseOf(theirs)).toMatchObject({
    owner: one.id,
    visibility: { members: [one.id, priya.id], onePerson: 'Health' },
  });
  expect(await kaseOf(hers)).toMatchObject({ owner: priya.id, visibility: { members: [priya.id, one.id] } });
  const said = await database.db.select().from(notes).where(eq(notes.reference, theirs));
  expect(said.map(({ message }) => (message as { text: string }).text)).toContain(
    'Two accounts among those who may open this are one person’s; nobody else may open it now.',
  );
});
