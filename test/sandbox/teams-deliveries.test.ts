import type { JsonWebKey } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { APP, CASE_CHANNEL, OTHER_TENANT } from '../../src/sandbox/teams/tenant.ts';
import { alex, cardOf, openTeams, type Received, type TeamsPlace } from './teams-place.ts';

const DONE = { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Done.' };

let place: TeamsPlace;
let id: string;
beforeAll(async () => {
  place = await openTeams({ answerMs: 60 });
  id = await place.posts(cardOf([], [{ type: 'Action.Execute', title: 'Claim', data: { action: 'claim' } }]));
});
afterAll(() => place.stop());
beforeEach(async () => {
  await place.fault({ teams: null });
  place.received.length = 0;
  place.answer(() => ({ status: 200, body: DONE }));
});
const press = () => place.does('press', { user: alex, channel: CASE_CHANNEL, id, title: 'Claim' });
const tokenIn = ({ headers }: Received) => headers.authorization?.replace('Bearer ', '') ?? null;
const partsOf = (token: string | null) =>
  (token ?? '')
    .split('.')
    .slice(0, 2)
    .map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()));

async function isSigned(received: Received, keySet = 'v1/.well-known/keys'): Promise<boolean> {
  const [header = '', payload = '', signature = ''] = (tokenIn(received) ?? '').split('.');
  const { keys } = (await (await fetch(`${place.url}/teams/login/${keySet}`)).json()) as { keys: JsonWebKey[] };
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
  const [jwk = {}] = keys;
  const key = await crypto.subtle.importKey('jwk', jwk, algorithm, false, ['verify']);
  const bytes = new Uint8Array(Buffer.from(signature, 'base64url'));
  return crypto.subtle.verify(algorithm, key, bytes, Buffer.from(`${header}.${payload}`));
}

test('what Teams sends is signed for this app, and says where the connector is', async () => {
  await press();
  const [received] = place.received;
  if (!received) throw new Error('Nothing was sent.');
  const [header, claims] = partsOf(tokenIn(received));
  const serviceUrl = `${place.url}/teams/connector`;
  expect(header).toMatchObject({ alg: 'RS256' });
  expect(claims).toMatchObject({ iss: 'https://api.botframework.com', aud: APP.id, serviceurl: serviceUrl });
  expect(received.body).toMatchObject({ serviceUrl });
  expect(await isSigned(received)).toBe(true);
});

test('an empty answer is none: Teams asks again, three times in all, and tells the person', async () => {
  place.answer(() => ({ status: 200 }));
  expect(await press()).toMatchObject({ ok: false, error: 'unable_to_reach_app' });
  expect(place.received.map(({ body }) => body['id'])).toEqual(Array(3).fill(place.received[0]?.body['id']));
});

test('a slow answer is asked for again, and the second one counts', async () => {
  place.answer(() => (place.received.length === 1 ? 'silence' : { status: 200, body: DONE }));
  expect(await press()).toMatchObject({ ok: true, message: 'Done.' });
  expect(place.received).toHaveLength(2);
});

test('an answer that is lost on its way makes the same press come twice', async () => {
  await place.fault({ teams: 'lost-answer', for: 1 });
  expect(await press()).toMatchObject({ ok: true, message: 'Done.' });
  expect(place.received).toHaveLength(2);
  expect(place.received[1]?.body).toEqual(place.received[0]?.body);
});

test('an answer that nobody understands, or with a card that cannot be drawn, is shown as no answer', async () => {
  place.answer(() => ({ status: 200, body: { hello: 'there' } }));
  expect(await press()).toMatchObject({ ok: false, error: 'unable_to_reach_app' });
  const bad = { type: 'application/vnd.microsoft.card.adaptive', value: cardOf([{ type: 'Nonsense' }]) };
  place.answer(() => ({ status: 200, body: bad }));
  expect(await press()).toMatchObject({ ok: false, error: 'BadArgument' });
});

test('somebody with tools of their own may send anything at all', async () => {
  const value = { action: { type: 'Action.Execute', data: { action: 'explode', reference: 'IC-2' } } };
  await place.does('invoke', { user: alex, channel: CASE_CHANNEL, name: 'adaptiveCard/action', value });
  expect(place.received[0]?.body).toMatchObject({ from: { aadObjectId: alex }, value });
});

type Wrong = (received: Received, claims: Record<string, unknown>) => unknown;

test.for<[kind: string, wrong: Wrong, is: unknown]>([
  ['unsigned', (received) => tokenIn(received), null],
  ['expired', (_, { exp }) => Number(exp) * 1000 < Date.now() - 600_000, true],
  ['wrong-key', (received) => isSigned(received), false],
  ['wrong-audience', (_, { aud }) => aud === APP.id, false],
  ['wrong-issuer', (_, { iss }) => iss, 'https://bots.example'],
  ['other-cloud', (_, { iss }) => iss, 'https://api.botframework.us'],
  ['wrong-tenant', ({ body }) => body['channelData'], { tenant: { id: OTHER_TENANT } }],
  ['other-channel', ({ body }) => body['channelId'], 'webchat'],
  ['foreign-entra', (_, { aud, tid }) => ({ aud, tid }), { aud: `api://botid-${APP.id}`, tid: OTHER_TENANT }],
  ['service-url-forged', ({ body }) => body['serviceUrl'], 'http://127.0.0.1:9/evil'],
  ['service-url-missing', ({ body }) => body['serviceUrl'], undefined],
  ['service-url-unclaimed', (_, { serviceurl }) => serviceurl, undefined],
])('a delivery that is %s is wrong in that', async ([kind, wrong, is]) => {
  await place.fault({ teams: kind, for: 1 });
  await press();
  const [received] = place.received;
  if (!received) throw new Error('Nothing was sent.');
  const token = tokenIn(received);
  const found = await wrong(received, token === null ? {} : partsOf(token)[1]);
  if (typeof is === 'object' && is !== null) expect(found).toMatchObject(is);
  else expect(found).toBe(is);
  const signed = { unsigned: false, 'wrong-key': false }[kind] ?? true;
  if (token !== null) {
    const keySet = kind === 'foreign-entra' ? `${OTHER_TENANT}/discovery/v2.0/keys` : 'v1/.well-known/keys';
    expect(await isSigned(received, keySet)).toBe(signed);
  }
});
