import { expect, test } from 'vitest';
import { CASE_CHANNEL } from '../../src/sandbox/teams/tenant.ts';
import { activityWith, alex, cardOf, openTeams, tokenOf } from './teams-place.ts';

const DONE = { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: cardOf([]) };
const card = cardOf([], [{ type: 'Action.Execute', title: 'Claim' }]);

test('posts, the key set and where the app listens outlive the sandbox; what one person was shown does not', async () => {
  const first = await openTeams();
  const id = await first.posts(card);
  const gone = await first.posts(card);
  await first.connect('DELETE', `conversations/${CASE_CHANNEL}/activities/${gone}`);
  first.answer(() => ({ status: 200, body: DONE }));
  await first.does('press', { user: alex, channel: CASE_CHANNEL, id, title: 'Claim' });
  expect((await first.sees(alex)).map(({ cards }) => cards)).toEqual([[DONE.value]]);
  const keys = await (await fetch(`${first.url}/teams/login/v1/.well-known/keys`)).json();
  const token = await tokenOf(first.url);
  await first.stop(true);

  const second = await openTeams({ folder: first.folder });
  expect((await second.sees(alex)).map((post) => [post.id, post.cards])).toEqual([[id, [card]]]);
  expect(await (await fetch(`${second.url}/teams/login/v1/.well-known/keys`)).json()).toEqual(keys);
  const path = `conversations/${CASE_CHANNEL}/activities/${id}`;
  expect((await second.connect('PUT', path, activityWith(cardOf([])), token)).status).toBe(200);

  await second.control('POST', 'reset');
  expect(await second.sees(alex)).toEqual([]);
  expect(await (await second.control('GET', 'teams/app')).json()).toMatchObject({
    url: expect.stringContaining('/api'),
  });
  expect(await (await fetch(`${second.url}/teams/login/v1/.well-known/keys`)).json()).toEqual(keys);
  await second.stop();
});
