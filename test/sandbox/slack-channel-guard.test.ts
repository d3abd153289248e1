import { afterEach, beforeEach, expect, test } from 'vitest';
import { slackChat } from '../../src/chat/slack/slack-chat.ts';
import { openPlace, type Place } from './slack-place.ts';

let place: Place;
beforeEach(async () => {
  place = await openPlace();
});
afterEach(() => place.stop());

function chat() {
  return slackChat({
    token: 'xoxb-sandbox',
    apiUrl: `${place.url}/slack/api/`,
    allowPublic: false,
    channels: { cases: 'C0CASES', urgent: null, ops: null },
  });
}

test('a card a second is not held up because Slack tells of channels only fifty times a minute', async () => {
  const slack = chat();
  for (let card = 0; card < 60; card++) expect(await slack.allows('C0CASES')).toBe(true);
});

test('a channel of which Slack will not tell at all holds no case', async () => {
  place.world.faults.set({ slack: '429' });
  await expect(chat().allows('C0CASES')).rejects.toMatchObject({ trouble: 'throttled' });
});

test('what Slack said of a channel does not outlive what it says now', async () => {
  const slack = chat();
  expect(await slack.allows('C0CASES')).toBe(true);
  place.world.faults.set({ channels: { C0CASES: 'shared' } });
  expect(await slack.allows('C0CASES')).toContain('shared with another organisation');
});
