import { afterEach, beforeEach, expect, test } from 'vitest';
import { joinApp } from './slack-app.ts';
import { ask } from './slack-ask.ts';
import { openPlace, type Place } from './slack-place.ts';

let place: Place;
beforeEach(async () => {
  place = await openPlace();
});
afterEach(() => place.stop());

function turn(switches: Parameters<Place['world']['faults']['set']>[0]) {
  place.world.faults.set(switches);
  place.world.changed('faults');
}

test.for<[state: 'archived' | 'shared' | 'pending-shared' | 'public', facts: object, error?: string]>([
  ['archived', { is_archived: true }, 'is_archived'],
  ['shared', { is_ext_shared: true, is_shared: true }],
  ['pending-shared', { is_pending_ext_shared: true, is_ext_shared: false }],
  ['public', { is_private: false }],
])('a channel that is %s looks so to the app', async ([state, facts, error]) => {
  turn({ channels: { C0CASES: state } });
  expect((await place.bot.conversations.info({ channel: 'C0CASES' })).channel).toMatchObject(facts);
  expect(await ask(place, 'chat.postMessage', { channel: 'C0CASES', text: 'A' })).toMatchObject(
    error ? { ok: false, error } : { ok: true },
  );
  turn({ channels: { C0CASES: null } });
  place.wall.now += 1000;
  expect(await ask(place, 'chat.postMessage', { channel: 'C0CASES', text: 'A' })).toMatchObject({ ok: true });
});

test('a private channel that the app was removed from is none to it', async () => {
  turn({ channels: { C0CASES: 'left' } });
  for (const method of ['chat.postMessage', 'conversations.info', 'chat.update']) {
    const body = { channel: 'C0CASES', text: 'A', ts: '1.000001' };
    expect(await ask(place, method, body)).toMatchObject({ error: 'channel_not_found' });
  }
});

test.for<['guest' | 'stranger' | 'deactivated', object]>([
  ['guest', { is_restricted: true, team_id: 'T0DESK' }],
  ['stranger', { is_stranger: true, team_id: 'T0OTHER' }],
  ['deactivated', { deleted: true }],
])('a person who is a %s now is shown as one', async ([state, facts]) => {
  turn({ people: { U0TOM: state } });
  expect((await place.bot.users.info({ user: 'U0TOM' })).user).toMatchObject(facts);
});

test('whoever has been deactivated is told nothing', async () => {
  turn({ people: { U0TOM: 'deactivated' } });
  expect(await ask(place, 'chat.postMessage', { channel: 'U0TOM', text: 'A' })).toMatchObject({
    error: 'user_disabled',
  });
});

test('an app that listens hears of a person and of a user group that changed', async () => {
  const heard: string[] = [];
  const running = await joinApp(place, 'socket', (app) => {
    app.event('user_change', async ({ event }) => void heard.push(event.user.id));
    app.event('subteam_members_changed', async ({ event }) => void heard.push(event.subteam_id));
  });
  turn({ people: { U0TOM: 'guest' }, groups: { S0LEADS: ['U0ALEX'] } });
  await expect.poll(() => heard.toSorted()).toEqual(['S0LEADS', 'U0TOM']);
  expect((await place.bot.usergroups.users.list({ usergroup: 'S0LEADS' })).users).toEqual(['U0ALEX']);
  await running.stop();
});

test('more officers than the workspace has can be called up', async () => {
  turn({ crowd: 2 });
  expect((await place.bot.usergroups.users.list({ usergroup: 'S0OFFICERS' })).users).toContain('U0CROWD2');
  expect((await place.bot.users.info({ user: 'U0CROWD2' })).user).toMatchObject({ real_name: 'Officer 2' });
});

test('posts alone may be throttled, and forms still open', async () => {
  turn({ slack: '429-posts' });
  expect(await ask(place, 'chat.postMessage', { channel: 'C0CASES', text: 'A' })).toMatchObject({
    error: 'ratelimited',
  });
  const opened = { trigger_id: 'invented', view: { type: 'home', blocks: [] } };
  expect(await ask(place, 'views.open', opened)).toMatchObject({ error: 'invalid_arguments' });
  const { refused } = (await (await place.control('GET', 'journal')).json()) as { refused: object };
  expect(refused).toEqual({ 'chat.postMessage ratelimited': 1, 'views.open invalid_arguments': 1 });
});

const button = (value: string) => ({
  type: 'actions' as const,
  elements: [
    { type: 'button' as const, action_id: 'claim', text: { type: 'plain_text' as const, text: 'Claim' }, value },
  ],
});

test('somebody whose screen is behind can press what the message showed before its last edits', async () => {
  const { ts = '' } = await place.bot.chat.postMessage({ channel: 'C0CASES', text: 'A', blocks: [button('first')] });
  await place.bot.chat.update({ channel: 'C0CASES', ts, text: 'B', blocks: [button('second')] });
  const pressed: unknown[] = [];
  const running = await joinApp(place, 'socket', (app) => {
    app.action('claim', async ({ ack, body }) => {
      await ack();
      // A press of a button, as this test makes one.
      pressed.push((body as { actions: { value: string }[] }).actions[0]?.value);
    });
  });
  const press = { user: 'U0ALEX', channel: 'C0CASES', ts, actionId: 'claim', value: 'first' };
  expect(await place.cannot('click', press)).toContain('has the value "first"');
  await place.does('click', { ...press, behind: true });
  expect(pressed).toEqual(['first']);
  await running.stop();
});

test('where the network is slow an edit that was asked for first is carried out last', async () => {
  const { ts = '' } = await place.bot.chat.postMessage({ channel: 'C0CASES', text: 'A' });
  place.world.faults.set({ slack: 'slow', for: 1 });
  const late = place.bot.chat.update({ channel: 'C0CASES', ts, text: 'asked for first' });
  await expect.poll(() => place.world.faults.shown().slack).toBe(null);
  await place.bot.chat.update({ channel: 'C0CASES', ts, text: 'asked for second' });
  await late;
  expect((await place.sees('U0ALEX')).at(-1)?.text).toBe('asked for first');
});
