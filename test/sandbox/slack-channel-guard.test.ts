import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ChannelGuard } from '../../src/chat/guard-channels.ts';
import { channelGuard } from '../../src/chat/slack/channel-guard.ts';
import { slackChat } from '../../src/chat/slack/slack-chat.ts';
import type { Chat } from '../../src/desk/chat.ts';
import { openPlace, type Place } from './slack-place.ts';

let place: Place;
let guard: ChannelGuard;
let chat: Chat;
beforeEach(async () => {
  place = await openPlace();
  const slack = { token: 'xoxb-sandbox', apiUrl: `${place.url}/slack/api/` };
  guard = channelGuard({ ...slack, allowPublic: false });
  chat = slackChat({ ...slack, guard, channels: { cases: 'C0CASES', urgent: null, ops: null } });
});
afterEach(() => place.stop());

const refusals = async () => ((await (await place.control('GET', 'journal')).json()) as { refused: object }).refused;
const hour = { unasked: 3_600_000, unanswered: 3_600_000 };
const words = { text: 'A case.', parts: [] };

test('a card a second is not held up because Slack tells of channels only fifty times a minute', async () => {
  for (let card = 0; card < 60; card++) expect(await chat.allows('C0CASES')).toBe(true);
  expect(await refusals()).toEqual({});
});

test('a flood of cards leaves answers for who presses in another channel', async () => {
  for (let card = 0; card < 60; card++) await chat.allows('C0CASES');
  expect(await guard.allows('C0URGENT', { unasked: 0, unanswered: 0 })).toBe(true);
});

test('a channel of which Slack will not tell at all holds no case', async () => {
  place.world.faults.set({ slack: '429' });
  await expect(chat.allows('C0CASES')).rejects.toMatchObject({ trouble: 'throttled' });
});

test('what Slack said of a channel does not outlive what it says now', async () => {
  expect(await chat.allows('C0CASES')).toBe(true);
  place.world.faults.set({ channels: { C0CASES: 'shared' } });
  expect(await chat.allows('C0CASES')).toContain('shared with another organisation');
});

test('what Slack said before a change that it told of counts no more, whoever asks', async () => {
  expect(await guard.allows('C0CASES', hour)).toBe(true);
  place.world.faults.set({ channels: { C0CASES: 'shared' } });
  expect(await guard.allows('C0CASES', hour)).toBe(true);
  guard.forget('C0CASES');
  expect(await guard.allows('C0CASES', hour)).toContain('shared with another organisation');
});

test('an answer that was on its way when the channel changed is not remembered', async () => {
  const early = guard.allows('C0CASES', hour);
  guard.forget('C0CASES');
  await early;
  place.world.faults.set({ channels: { C0CASES: 'shared' } });
  expect(await guard.allows('C0CASES', hour)).toContain('shared with another organisation');
});

test('while Slack does not answer, its last word counts for as long as the asker trusts it', async () => {
  await guard.allows('C0CASES', hour);
  place.world.faults.set({ slack: 'down' });
  expect(await guard.allows('C0CASES', { unasked: 0, unanswered: 3_600_000 })).toBe(true);
  await expect(guard.allows('C0CASES', { unasked: 0, unanswered: 0 })).rejects.toThrow();
});

test.for(['post', 'edit', 'reply', 'tell'] as const)('no %s goes where another organisation reads', async (deed) => {
  const posted = await chat.post('C0CASES', words);
  place.world.faults.set({ channels: { C0CASES: 'shared' } });
  const deeds = {
    post: () => chat.post('C0CASES', words),
    edit: () => chat.edit(posted, { ...words, text: 'Changed.' }),
    reply: () => chat.reply(posted, words),
    tell: () => chat.tell('C0CASES', words),
  };
  await expect(deeds[deed]()).rejects.toMatchObject({ trouble: 'refused', reason: /shared with another organisation/ });
  expect((await place.sees('U0ALEX')).map(({ text }) => text)).toEqual(['A case.']);
});
