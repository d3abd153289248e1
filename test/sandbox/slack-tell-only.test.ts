import { afterEach, beforeEach, expect, test } from 'vitest';
import { tellOnly } from '../../src/chat/slack/tell-only.ts';
import { openPlace, type Place } from './slack-place.ts';

let place: Place;
beforeEach(async () => {
  place = await openPlace();
});
afterEach(() => place.stop());

const seenBy = async (user: string, channel: string) =>
  (await place.sees(user, channel)).map(({ text, ephemeral_to: only }) => ({ text, only }));

test('an officer is told beside the card', async () => {
  await tellOnly(place.bot, { user: 'U0TOM', channel: 'C0CASES' }, 'Your letter leaves at 10:15.');
  expect(await seenBy('U0TOM', 'C0CASES')).toEqual([{ text: 'Your letter leaves at 10:15.', only: 'U0TOM' }]);
});

test('one who is not in that channel is told in a direct message', async () => {
  await tellOnly(place.bot, { user: 'U0TOM', channel: 'DU0ALEX' }, 'Your letter leaves at 10:15.');
  expect(await seenBy('U0TOM', 'DU0TOM')).toEqual([{ text: 'Your letter leaves at 10:15.', only: null }]);
});
