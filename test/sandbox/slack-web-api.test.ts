import { LogLevel, WebAPIPlatformError, WebClient } from '@slack/web-api';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ask } from './slack-ask.ts';
import { button, card, section } from './slack-drawings.ts';
import { openPlace, type Place } from './slack-place.ts';

let place: Place;
beforeEach(async () => {
  place = await openPlace();
});
afterEach(() => place.stop());

test.for<[token: string | undefined, method: string, error: string]>([
  [undefined, 'auth.test', 'not_authed'],
  ['xoxb-somebody-else', 'auth.test', 'invalid_auth'],
  ['xapp-sandbox', 'chat.postMessage', 'not_allowed_token_type'],
  ['xoxb-sandbox', 'apps.connections.open', 'not_allowed_token_type'],
  ['xoxb-sandbox', 'conversations.history', 'unknown_method'],
])('with the token %s, %s answers %s', async ([token, method, error]) => {
  const client = new WebClient(token, { slackApiUrl: `${place.url}/slack/api/`, logLevel: LogLevel.ERROR });
  await expect(client.apiCall(method)).rejects.toSatisfy(
    (thrown) => thrown instanceof WebAPIPlatformError && thrown.data.error === error,
  );
});

test('the app learns who it is', async () => {
  expect(await place.bot.auth.test()).toMatchObject({ user_id: 'U0DESK', team_id: 'T0DESK', bot_id: 'B0DESK' });
  expect(await place.bot.bots.info({ bot: 'B0DESK' })).toMatchObject({ bot: { app_id: 'A0DESK' } });
  await expect(place.bot.bots.info({ bot: 'B0OTHER' })).rejects.toThrow('bot_not_found');
});

test.for([
  ['xapp-sandbox', 'A0DESK'],
  ['xapp-another', 'A0OTHER'],
] as const)('the token %s says that it is of the app %s', async ([token, app]) => {
  expect(await ask(place, 'auth.test', {}, token)).toMatchObject({ ok: true, app_id: app });
  expect(await ask(place, 'apps.connections.open', {}, token)).toMatchObject({ ok: true });
});

test('a guest of another organisation is shown as one', async () => {
  const { user } = await place.bot.users.info({ user: 'U0SAM' });
  expect(user).toMatchObject({ real_name: 'Sam Reed', is_restricted: true, tz: 'Europe/London', team_id: 'T0OTHER' });
  const officer = await place.bot.users.info({ user: 'U0ALEX' });
  expect(officer.user).toMatchObject({ is_restricted: false, team_id: 'T0DESK', profile: { real_name: 'Alex Moss' } });
});

test.for<[channel: string, facts: object]>([
  ['C0CASES', { is_private: true, is_ext_shared: false, is_general: false, is_member: true }],
  ['C0OPS', { is_private: true, is_member: true }],
  ['C0GENERAL', { is_private: false, is_general: true, is_member: false }],
  ['C0SHARED', { is_ext_shared: true, is_private: false }],
])('the app can tell what kind of channel %s is', async ([channel, facts]) => {
  expect((await place.bot.conversations.info({ channel })).channel).toMatchObject(facts);
});

test('the members of a channel and of a group are known', async () => {
  const { members } = await place.bot.conversations.members({ channel: 'C0OPS' });
  expect(members).toEqual(['U0ALEX', 'U0TOM', 'U0PRIYA', 'U0DESK']);
  expect((await place.bot.usergroups.users.list({ usergroup: 'S0LEADS' })).users).toEqual(['U0PRIYA']);
});

test.for<[method: string, body: object, error: string]>([
  ['chat.postMessage', { channel: 'C0NOWHERE', text: 'A' }, 'channel_not_found'],
  ['conversations.info', { channel: 'DU0ALEX' }, 'missing_scope'],
  ['chat.postMessage', { channel: 'C0GENERAL', text: 'A' }, 'not_in_channel'],
  ['chat.postMessage', { channel: 'C0CASES', text: 'A', thread_ts: '1.000001' }, 'thread_not_found'],
  ['chat.postMessage', { text: 'A' }, 'invalid_arguments'],
  ['chat.update', { channel: 'C0CASES', ts: '1.000001', text: 'A' }, 'message_not_found'],
  ['chat.delete', { channel: 'C0CASES', ts: '1.000001' }, 'message_not_found'],
  ['chat.getPermalink', { channel: 'C0CASES', message_ts: '1.000001' }, 'message_not_found'],
  ['chat.postEphemeral', { channel: 'C0OPS', user: 'U0SAM', text: 'A' }, 'user_not_in_channel'],
  ['users.info', { user: 'U0NOBODY' }, 'user_not_found'],
  ['conversations.info', { channel: 'C0NOWHERE' }, 'channel_not_found'],
  ['conversations.open', { users: 'U0NOBODY' }, 'user_not_found'],
  ['usergroups.users.list', { usergroup: 'S0NOBODY' }, 'no_such_subteam'],
  ['views.open', { trigger_id: 'made.up', view: { type: 'home', blocks: [] } }, 'invalid_arguments'],
  ['views.update', { view_id: 'V0', view: {} }, 'not_found'],
  ['views.publish', { user_id: 'U0NOBODY', view: {} }, 'user_not_found'],
])('%s of %o is refused with %s', async ([method, body, error]) => {
  expect(await ask(place, method, body)).toMatchObject({ ok: false, error });
});

test('a card is posted, has a thread, is redrawn and taken away', async () => {
  const { ts = '' } = await place.bot.chat.postMessage({ channel: 'C0CASES', ...card(button('claim', '1')) });
  place.wall.now += 1000;
  await place.bot.chat.postMessage({ channel: 'C0CASES', thread_ts: ts, text: 'Alex Moss claimed this.' });
  await place.bot.chat.update({ channel: 'C0CASES', ts, text: 'Claimed', blocks: [section('Claimed')] });
  const [first, reply] = await place.sees('U0ALEX');
  expect(first).toMatchObject({ ts, thread_ts: null, text: 'Claimed', blocks: [section('Claimed')] });
  expect(first?.edited?.user).toBe('U0DESK');
  expect(reply).toMatchObject({ thread_ts: ts, text: 'Alex Moss claimed this.', edited: null });
  const under = { channel: 'C0CASES', thread_ts: reply?.ts ?? '', text: 'Under a reply' };
  expect(await ask(place, 'chat.postMessage', under)).toMatchObject({ error: 'cannot_reply_to_message' });
  await place.bot.chat.delete({ channel: 'C0CASES', ts });
  expect((await place.sees('U0ALEX')).map(({ text }) => text)).toEqual(['Alex Moss claimed this.']);
});

test('an edit without blocks keeps those that stand, and an empty list takes them away', async () => {
  const { ts = '' } = await place.bot.chat.postMessage({ channel: 'C0CASES', text: 'A', blocks: [section('A')] });
  await place.bot.chat.update({ channel: 'C0CASES', ts, text: 'B' });
  expect(await place.sees('U0ALEX')).toMatchObject([{ text: 'B', blocks: [section('A')] }]);
  await place.bot.chat.update({ channel: 'C0CASES', ts, text: 'B', blocks: [] });
  expect(await place.sees('U0ALEX')).toMatchObject([{ text: 'B', blocks: [] }]);
});

test('a post of more than 40,000 characters is cut, an edit of more than 4,000 refused', async () => {
  const { ts = '' } = await place.bot.chat.postMessage({ channel: 'C0CASES', text: 'x'.repeat(40_001) });
  expect((await place.sees('U0ALEX'))[0]?.text).toHaveLength(40_000);
  const long = { channel: 'C0CASES', ts, text: 'x'.repeat(4001) };
  expect(await ask(place, 'chat.update', long)).toMatchObject({ error: 'msg_too_long' });
});

test('what a person wrote cannot be edited or deleted by the app', async () => {
  await place.does('say', { user: 'U0TOM', channel: 'C0CASES', text: 'I will take this one.' });
  const [said] = await place.sees('U0ALEX');
  const named = { channel: 'C0CASES', ts: said?.ts ?? '' };
  expect(await ask(place, 'chat.update', { ...named, text: 'No' })).toMatchObject({ error: 'cant_update_message' });
  expect(await ask(place, 'chat.delete', named)).toMatchObject({ error: 'cant_delete_message' });
});

test('a message to a person arrives in their own conversation only', async () => {
  const { channel } = await place.bot.chat.postMessage({ channel: 'U0TOM', text: 'Due on Friday.' });
  expect(channel).toBe('DU0TOM');
  expect(await place.sees('U0TOM', 'DU0TOM')).toMatchObject([{ text: 'Due on Friday.' }]);
  expect(await place.sees('U0ALEX', 'DU0TOM')).toEqual([]);
});

test('messages carry office time, each later than the one before', async () => {
  await place.world.setOffset(Date.parse('2019-12-23T11:12:00Z') - Date.now());
  const { ts: first = '' } = await place.bot.chat.postMessage({ channel: 'C0CASES', text: 'A' });
  const { ts: second = '' } = await place.bot.chat.postMessage({ channel: 'C0OPS', text: 'B' });
  expect(new Date(Number(first) * 1000).toISOString()).toMatch(/^2019-12-23T11:1/);
  expect(second > first).toBe(true);
});
