import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { BOT, CASE_CHANNEL } from '../../src/sandbox/teams/tenant.ts';
import { newKey, signToken } from '../../src/sandbox/teams/tokens.ts';
import { activityWith, alex, askToken, cardOf, openTeams, type TeamsPlace, tokenOf } from './teams-place.ts';

const text = (words: string) => ({ type: 'TextBlock', text: words });

let place: TeamsPlace;
const wall = { now: Date.now() };
beforeAll(async () => {
  place = await openTeams({ wall: () => wall.now });
});
afterAll(() => place.stop());
afterEach(() => {
  // A token outlives it, and no limit is met that a test does not mean.
  wall.now += 10_000;
  return place.fault({ teams: null, teamsApp: 'installed' });
});
const errorOf = async (answer: Response) => [answer.status, ((await answer.json()) as { error: object }).error];
const refused = async (method: string, path: string, body?: object) => errorOf(await place.connect(method, path, body));
const activities = (conversation: string) => `conversations/${conversation}/activities`;
const post = (card: object) => place.connect('POST', activities(CASE_CHANNEL), activityWith(card));

describe('who may call the connector', () => {
  const members = `conversations/${CASE_CHANNEL}/members`;

  test('whoever shows a good token, and nobody else', async () => {
    const token = await tokenOf(place.url);
    expect((await place.connect('GET', members, undefined, token)).status).toBe(200);
    const stranger = signToken(newKey('sandbox-entra'), { aud: 'https://api.botframework.com', exp: 9e9 });
    for (const bad of ['', 'nonsense', `${token}x`, stranger]) {
      const answer = await place.connect('GET', members, undefined, bad);
      expect([answer.status, await answer.json()]).toEqual([
        401,
        { message: 'Authorization has been denied for this request.' },
      ]);
    }
    wall.now += 3_600_000;
    expect((await place.connect('GET', members, undefined, token)).status).toBe(401);
  });

  test('a token is given for this app in this tenant, and for the connector', async () => {
    const errors = await Promise.all([
      askToken(place.url, { client_secret: 'wrong-secret' }),
      askToken(place.url, { client_id: 'b07de5c0-0000-4000-8000-000000000099' }),
      askToken(place.url, { scope: 'https://graph.microsoft.com/.default' }),
      askToken(place.url, {}, 'somewhere-else'),
    ]);
    const codes = await Promise.all(errors.map(async (one) => ((await one.json()) as { error: string }).error));
    expect(codes).toEqual(['invalid_client', 'unauthorized_client', 'invalid_request', 'invalid_request']);
  });
});

describe('where an app may speak', () => {
  test('nowhere that is not there', async () => {
    const hello = { type: 'message', text: 'Hello' };
    expect(await refused('POST', activities('19:nowhere@thread.tacv2'), hello)).toMatchObject([
      404,
      { code: 'ConversationNotFound' },
    ]);
    expect(await refused('POST', activities(`${CASE_CHANNEL};messageid=1`), hello)).toMatchObject([
      404,
      { code: 'ConversationNotFound' },
    ]);
    expect(await refused('PUT', `${activities(CASE_CHANNEL)}/1`, hello)).toMatchObject([
      404,
      { code: 'ActivityNotFoundInConversation' },
    ]);
    expect(await refused('GET', `conversations/${CASE_CHANNEL}/members/29:nobody`)).toMatchObject([
      404,
      { code: 'MemberNotFoundInConversation' },
    ]);
  });

  test('not over the words of somebody else', async () => {
    await place.does('say', { user: alex, channel: CASE_CHANNEL, text: 'Mine' });
    const [mine] = (await place.sees(alex)).slice(-1);
    const path = `${activities(CASE_CHANNEL)}/${mine?.id}`;
    expect(await refused('PUT', path, { type: 'message', text: 'Yours' })).toMatchObject([403, {}]);
    expect(await refused('DELETE', path)).toMatchObject([403, {}]);
  });

  test('not in a team that it was removed from, of which it is told', async () => {
    place.received.length = 0;
    await place.fault({ teamsApp: 'removed' });
    expect(await refused('POST', activities(CASE_CHANNEL), { type: 'message', text: 'x' })).toMatchObject([
      403,
      { code: 'BotNotInConversationRoster' },
    ]);
    await expect
      .poll(() => place.received.map(({ body }) => body))
      .toMatchObject([
        { type: 'conversationUpdate', membersRemoved: [{ id: BOT }] },
        { type: 'installationUpdate', action: 'remove' },
      ]);
    const chat = activities(`a:${alex}`);
    expect((await place.connect('POST', chat, { type: 'message', text: 'x' })).status).toBe(201);
  });
});

describe('what may be said', () => {
  test('nothing above the size that Teams takes', async () => {
    const big = Array.from({ length: 20 }, () => text('x'.repeat(2100)));
    expect(await errorOf(await post(cardOf(big)))).toMatchObject([413, { code: 'MessageSizeTooBig' }]);
    expect((await post(cardOf(big.slice(0, 18)))).status).toBe(201);
  });

  test('nothing without words or a card, and no other attachment', async () => {
    expect(await refused('POST', activities(CASE_CHANNEL), { type: 'message', text: ' ' })).toMatchObject([400, {}]);
    const file = { contentType: 'text/html', content: '<b>' };
    const answer = await refused('POST', activities(CASE_CHANNEL), { type: 'message', attachments: [file] });
    expect(answer).toMatchObject([400, { code: 'BadSyntax' }]);
  });

  const execute = (title: string, more: object = {}) => ({ type: 'Action.Execute', title, ...more });
  test.for<[why: string, card: object, says: RegExp]>([
    ['a version that Teams does not draw', { ...cardOf([text('x')]), version: '1.6' }, /version/],
    ['an element that nobody knows, without a fallback', cardOf([{ type: 'Badge', text: 'New' }]), /body\[0\]/],
    ['a misspelt property', cardOf([{ type: 'TextBlock', text: 'x', colour: 'good' }]), /colour/],
    ['a word that is none of the choices', cardOf([{ type: 'TextBlock', text: 'x', size: 'huge' }]), /one of default/],
    ['a text block without text', cardOf([{ type: 'TextBlock' }]), /text/],
    ['an input without an id', cardOf([{ type: 'Input.Text' }]), /id/],
    [
      'two inputs of one id',
      cardOf([
        { type: 'Input.Text', id: 'a' },
        { type: 'Input.Date', id: 'a' },
      ]),
      /Two inputs/,
    ],
    [
      'a script for an address',
      cardOf([], [{ type: 'Action.OpenUrl', title: 'x', url: 'javascript:alert(1)' }]),
      /url/,
    ],
    [
      'more buttons in a row than are shown',
      cardOf(
        [],
        [...'1234567'].map((n) => execute(n)),
      ),
      /More than 6/,
    ],
  ])('no card with %s', async ([, card, says]) => {
    const [status, error] = await errorOf(await post(card));
    expect(status).toBe(400);
    expect(error).toMatchObject({ code: 'BadArgument', message: expect.stringMatching(says) });
  });

  test('what is newer than the version, where a fallback stands for it, and words in capitals', async () => {
    const badge = { type: 'Badge', text: 'New', fallback: { type: 'TextBlock', text: 'New', weight: 'Bolder' } };
    const chart = { type: 'Chart.Donut', fallback: 'drop' };
    const menu = [...'1234567'].map((n) => execute(n, { mode: n > '3' ? 'secondary' : 'primary' }));
    const card = { ...cardOf([badge, chart], menu), msteams: { width: 'full' } };
    expect((await post(card)).status).toBe(201);
  });
});

describe('on a bad day', () => {
  test('calls are refused, with how long to wait', async () => {
    await place.fault({ teams: '429', for: 1 });
    const answer = await post(cardOf([text('x')]));
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '2']);
    await place.fault({ teams: 'down', for: 1 });
    expect((await post(cardOf([text('x')]))).status).toBe(503);
  });

  test('an app that speaks too fast in one conversation is told how long to be quiet, and may speak in another', async () => {
    const say = (conversation: string) =>
      place.connect('POST', activities(conversation), { type: 'message', text: 'Hello' });
    wall.now += 60_000;
    for (let n = 1; n <= 7; n++) expect((await say(CASE_CHANNEL)).status).toBe(201);
    const answer = await say(CASE_CHANNEL);
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '1']);
    expect((await say('19:ops@thread.tacv2')).status).toBe(201);
    await place.fault({ teams: 'no-limits' });
    expect((await say(CASE_CHANNEL)).status).toBe(201);
    await place.fault({ teams: null });
    wall.now += 1_001;
    expect((await say(CASE_CHANNEL)).status).toBe(201);
    expect((await say(CASE_CHANNEL)).status).toBe(429);
  });

  test('a post is made, and its answer is lost', async () => {
    const before = (await place.sees(alex)).length;
    await place.fault({ teams: 'lost', for: 1 });
    await expect(post(cardOf([text('lost')]))).rejects.toThrow('fetch failed');
    expect(await place.sees(alex)).toHaveLength(before + 1);
  });
});
