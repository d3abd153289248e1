import type { SlackShortcut } from '@slack/bolt';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { joinApp, type RunningApp } from './slack-app.ts';
import { openPlace, type Place } from './slack-place.ts';

let place: Place;
let running: RunningApp;
let heard: SlackShortcut[];
beforeEach(async () => {
  heard = [];
  place = await openPlace();
  running = await joinApp(place, 'http', (app) => {
    app.shortcut<SlackShortcut>(/.*/, async ({ ack, shortcut }) => {
      heard.push(shortcut);
      await ack();
    });
  });
});
afterEach(async () => {
  await running.stop();
  await place.stop();
});

test('a shortcut beside the message box says who chose it, and no channel', async () => {
  await place.does('shortcut', { user: 'U0ALEX', callbackId: 'new-case' });
  expect(heard).toMatchObject([
    { type: 'shortcut', callback_id: 'new-case', user: { id: 'U0ALEX', team_id: 'T0DESK' } },
  ]);
  expect(heard[0]).not.toHaveProperty('channel');
});

test('a shortcut of a message brings the message along, for the app may read no other', async () => {
  const said = await place.does('say', { user: 'U0TOM', channel: 'C0CASES', text: 'They rang.' });
  // What is said is answered by the message itself.
  const { ts } = said as unknown as { ts: string };
  await place.does('shortcut', { user: 'U0ALEX', callbackId: 'attach-message', channel: 'C0CASES', ts });
  expect(heard).toMatchObject([
    {
      type: 'message_action',
      channel: { id: 'C0CASES' },
      message_ts: ts,
      message: { user: 'U0TOM', text: 'They rang.' },
      trigger_id: /./,
      response_url: /./,
    },
  ]);
});

test('what only one person sees has no menu, and an app has the shortcuts that it declares', async () => {
  const { message_ts: ts = '' } = await place.bot.chat.postEphemeral({ channel: 'C0CASES', user: 'U0ALEX', text: 'A' });
  const on = { user: 'U0ALEX', callbackId: 'attach-message', channel: 'C0CASES', ts };
  expect(await place.cannot('shortcut', on)).toContain('sees no message');
  expect(await place.cannot('shortcut', { ...on, callbackId: 'approve' })).toContain('declares no shortcut');
  expect(heard).toEqual([]);
});
