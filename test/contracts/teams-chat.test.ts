import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Message } from '../../blocks/kit.ts';
import { teamsChat } from '../../src/chat/teams/teams-chat.ts';
import { troubleIn } from '../../src/chat/teams/teams-trouble.ts';
import type { Chat } from '../../src/desk/chat.ts';
import type { ChatPlace, ChatPlaces } from '../../src/desk/chat-places.ts';
import type { Credential } from '../../src/login/credential.ts';
import { APP, CASE_CHANNEL, TEAM, TENANT } from '../../src/sandbox/teams/tenant.ts';
import { alex, openTeams, type TeamsPlace } from '../sandbox/teams-place.ts';
import { emptyFolder, removeFolder } from '../support/temporary-folder.ts';
import { selfSigned } from './mailbox-certificate.ts';

let place: TeamsPlace;
let chat: Chat;
let reach: ChatPlaces;
beforeAll(async () => {
  place = await openTeams();
  reach = remembered();
  const serviceUrl = `${place.url}/teams/connector`;
  await reach.keep({ id: CASE_CHANNEL, conversation: CASE_CHANNEL, serviceUrl, team: TEAM.id });
  chat = chatWith('secret');
});
afterAll(() => place.stop());
beforeEach(async () => {
  await place.fault({ teams: 'no-limits', teamsApp: 'installed', channels: { [CASE_CHANNEL]: null } });
});

const chatWith = (secret: string) => chatBy({ secret });
const chatBy = (credential: Credential) =>
  teamsChat({
    cloud: 'public',
    clientId: APP.id,
    tenantId: TENANT,
    credential,
    channels: { cases: CASE_CHANNEL, urgent: null, ops: null },
    officers: [],
    leads: [],
    auditors: [],
    places: { login: `${place.url}/teams/login`, service: `${place.url}/teams/connector` },
    reach,
  });
const words = (text: string): Message => ({ text, parts: [{ kind: 'text', runs: [text] }] });
const seen = async (channel?: string) => (await place.sees(alex, channel)).map(({ summary }) => summary);

test('a card is posted, changed, and answered in its thread', async () => {
  const posted = await chat.post(CASE_CHANNEL, words('One case.'));
  await chat.edit(posted, words('One case, claimed.'));
  await chat.reply(posted, words('Alex Moss claimed this.'));
  const posts = await place.sees(alex);
  expect(posts).toMatchObject([
    { id: posted.ts, summary: 'One case, claimed.', root: null },
    { summary: 'Alex Moss claimed this.', root: posted.ts },
  ]);
});

test('a post is found by a link into its channel', async () => {
  const link = await chat.link({ channel: CASE_CHANNEL, ts: '1710238500000' });
  expect(link).toBe(
    `https://teams.microsoft.com/l/message/19%3Acases%40thread.tacv2/1710238500000?tenantId=${TENANT}&parentMessageId=1710238500000`,
  );
});

test('an officer is told in a chat of their own, which is opened once', async () => {
  await chat.tell(alex, words('Yours is due.'));
  await chat.tell(alex, words('Yours is late.'));
  expect(await seen('personal')).toEqual(['Yours is due.', 'Yours is late.']);
  expect(await reach.find(alex)).toMatchObject({ conversation: `a:${alex}` });
});

test('those who run the office are told in their channel', async () => {
  await chat.tell(CASE_CHANNEL, words('Something needs a look.'));
  expect(await seen()).toContain('Something needs a look.');
});

test('a channel may hold cases while the desk is let in', async () => {
  expect(await chat.allows(CASE_CHANNEL)).toBe(true);
  await expect(chat.check()).resolves.toBeUndefined();
});

test.for<[what: string, now: string, reason: RegExp]>([
  ['is shared', 'shared', /shared channel, which people of other organisations/],
  ['may be shared, for all that Teams tells', 'untold', /does not tell whether this channel is shared/],
])('a channel that %s takes no card, no change, no line and no alarm', async ([, now, reason]) => {
  const posted = await chat.post(CASE_CHANNEL, words('One case.'));
  await place.fault({ channels: { [CASE_CHANNEL]: now } });
  expect(await chat.allows(CASE_CHANNEL)).toMatch(reason);
  const refused = { trouble: 'refused', reason: expect.stringMatching(reason) };
  await expect(chat.post(CASE_CHANNEL, words('Shown.'))).rejects.toMatchObject(refused);
  await expect(chat.edit(posted, words('Shown.'))).rejects.toMatchObject(refused);
  await expect(chat.reply(posted, words('Shown.'))).rejects.toMatchObject(refused);
  await expect(chat.tell(CASE_CHANNEL, words('Shown.'))).rejects.toMatchObject(refused);
  expect(await seen()).not.toContain('Shown.');
});

test('a channel that nothing was heard from yet takes no card, and says what to do', async () => {
  const unheard = '19:urgent@thread.tacv2';
  expect(await chat.allows(unheard)).toContain('Type "@Breachdesk help" there');
  await expect(chat.post(unheard, words('Shown.'))).rejects.toMatchObject({ trouble: 'refused' });
  expect(await seen(unheard)).toEqual([]);
});

const lines = Array.from({ length: 900 }, (_, place) => `Line ${place} of many.`);
const long: Message = { text: 'Long.', parts: lines.map((text) => ({ kind: 'text', runs: [text] })) };

test('a card that is more than Teams takes is shortened, and says how much is left out and how to see it', async () => {
  const { ts } = await chat.post(CASE_CHANNEL, long);
  const post = (await place.sees(alex)).find(({ id }) => id === ts);
  expect(JSON.stringify(post?.cards)).toMatch(/\d+ parts more do not fit here\. Write .*@Breachdesk queue/);
});

test('what an officer is told is whole, in as many posts as it takes', async () => {
  await chat.tell(alex, long);
  const posts = await place.sees(alex, 'personal');
  const told = posts.slice(posts.findIndex(({ summary }) => summary === 'Long.')).map(({ cards }) => cards);
  expect(told.length).toBeGreaterThan(1);
  expect(lines.filter((text) => !JSON.stringify(told).includes(text))).toEqual([]);
});

test.for<[what: string, fault: object, trouble: object]>([
  ['a pace that is too quick', { teams: '429' }, { trouble: 'throttled', retryAfter: 2 }],
  ['an outage', { teams: 'down' }, { trouble: 'unavailable' }],
  ['an answer that is lost', { teams: 'lost' }, { trouble: 'unknown' }],
  ['a team that put the desk out', { teamsApp: 'removed' }, { trouble: 'gone' }],
])('%s is what the desk is told', async ([_what, fault, trouble]) => {
  await place.fault(fault);
  await expect(chat.post(CASE_CHANNEL, words('A case.'))).rejects.toMatchObject(trouble);
});

test('a channel that is not there, and a post that is not, are gone', async () => {
  await expect(chat.post('19:nowhere@thread.tacv2', words('A case.'))).rejects.toMatchObject({ trouble: 'gone' });
  await expect(chat.edit({ channel: CASE_CHANNEL, ts: '1' }, words('A case.'))).rejects.toMatchObject({
    trouble: 'gone',
  });
});

test('the client asks no proxy of its own: the desk has told Node which one to use, and never for this machine', async () => {
  vi.stubEnv('HTTP_PROXY', 'http://127.0.0.1:9');
  await expect(chat.check()).resolves.toBeUndefined();
  vi.unstubAllEnvs();
});

test('a certificate opens the door as well as a secret', async () => {
  const folder = emptyFolder();
  const certificatePath = join(folder, 'bot.pem');
  writeFileSync(certificatePath, selfSigned().pem);
  await expect(chatBy({ certificatePath }).check()).resolves.toBeUndefined();
  removeFolder(folder);
});

test('a secret that the login refuses is an outage, for nothing was sent', async () => {
  const refused = chatWith('wrong-secret');
  await expect(refused.check()).rejects.toMatchObject({ trouble: 'unavailable' });
});

test('what is too large is refused for good', () => {
  const error = { isAxiosError: true, response: { status: 413, headers: {} } };
  expect(troubleIn(error)).toEqual({ trouble: 'refused', retryAfter: null });
});

test('the token is not shown to an address that was stored and is not Teams', async () => {
  const evil = 'http://127.0.0.1:9/evil';
  await reach.keep({ id: CASE_CHANNEL, conversation: CASE_CHANNEL, serviceUrl: evil, team: null });
  await expect(chat.post(CASE_CHANNEL, words('A case.'))).rejects.toMatchObject({
    trouble: 'refused',
    reason: expect.stringContaining('Remove Breachdesk from the team and add it again'),
  });
});

/** As the desk's database remembers. */
function remembered(): ChatPlaces {
  const kept = new Map<string, ChatPlace>();
  return {
    find: async (id) => kept.get(id) ?? null,
    keep: async (one) => void kept.set(one.id, { home: null, removedAt: null, closed: null, ...one }),
    keepHome: async () => {},
    leave: async () => {},
    close: async () => [],
    open: async () => [],
  };
}
