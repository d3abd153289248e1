import { addMinutes } from 'date-fns/addMinutes';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { doorbells } from '../../db/doorbells.ts';
import { answerKnocks } from '../../src/desk/answer-knocks.ts';
import type { Desk } from '../../src/desk/desk.ts';
import { makeDoorbellsDue, tendDoorbells } from '../../src/desk/tend-doorbells.ts';
import { type DeskServer, openServer } from '../../src/ground/server.ts';
import { silent } from '../../src/log.ts';
import { readKnocks } from '../../src/mail/graph/read-knocks.ts';
import { type Office, openDoor, openOffice, rawMail } from '../contracts/mailbox-office.ts';
import { bareDesk } from '../support/bare-desk.ts';
import { type OpenedDatabase, openFreshDatabase } from '../support/database.ts';

let database: OpenedDatabase;
let office: Office;
let server: DeskServer;
let desk: Desk;
/** Wall time of the desk, ahead by these minutes. */
let later: number;
/** For each post that came to the door, whether it was worth a look. */
let looks: boolean[];

beforeEach(async () => {
  later = 0;
  looks = [];
  database = await openFreshDatabase();
  office = await openOffice();
  desk = { ...bareDesk(database.db, () => addMinutes(new Date(), later)), mailbox: office.mailbox };
  server = await openServer({
    host: '127.0.0.1',
    port: 0,
    portGiven: false,
    routes: {
      slack: null,
      teams: null,
      graph: (body) => void answerKnocks(desk, readKnocks(body)).then((worth) => looks.push(worth)),
      desk: {},
    },
    sandboxUrl: null,
    ready: async () => ({ serves: true, practice: null, parts: {} }),
    metrics: async () => '',
    log: silent,
  });
});
afterEach(async () => {
  await server.stop();
  await office.close();
  await database.close();
});

const door = () => server.url.replace(/\/$/, '');
const bell = async () => (await desk.db.select().from(doorbells))[0];
const subscriptions = async () => (await office.outlookAt('/subscriptions')) as { value: { id: string }[] };
const lifecycle = (event: string) => office.control('lifecycle', { method: 'POST', body: JSON.stringify({ event }) });
const knock = (notification: object) =>
  fetch(`${door()}/graph/notify`, { method: 'POST', body: JSON.stringify({ value: [notification] }) });

test('a mailbox that was asked to knocks when mail comes', async () => {
  await tendDoorbells(desk, door());
  expect((await subscriptions()).value).toHaveLength(1);
  await office.deliver(rawMail('Report'));
  await expect.poll(() => looks).toEqual([true]);
});

test('two desks hang one bell', async () => {
  await Promise.all([tendDoorbells(desk, door()), tendDoorbells(desk, door())]);
  await tendDoorbells(desk, door());
  expect((await subscriptions()).value).toHaveLength(1);
});

// Told in alga-psa#1298.
test('a bell is seen to at half its life, and not before', async () => {
  await tendDoorbells(desk, door());
  const first = await bell();
  later = 2_090;
  await tendDoorbells(desk, door());
  expect(await bell()).toEqual(first);
  later = 2_110;
  await tendDoorbells(desk, door());
  expect(await bell()).toMatchObject({ subscription: first?.subscription });
  expect((await bell())?.nextAt).not.toEqual(first?.nextAt);
});

// Told in pipedream#21434.
test('a bell that has gone is hung again when it is seen to', async () => {
  await tendDoorbells(desk, door());
  const first = await bell();
  await office.outlookAt(`/subscriptions/${first?.subscription}`, 'DELETE');
  later = 2_110;
  await tendDoorbells(desk, door());
  expect((await subscriptions()).value).toMatchObject([{ id: (await bell())?.subscription }]);
  expect((await bell())?.subscription).not.toBe(first?.subscription);
});

test('a desk that starts sees to its bell at once, so that one that is gone is hung again', async () => {
  await tendDoorbells(desk, door());
  const first = await bell();
  await office.outlookAt(`/subscriptions/${first?.subscription}`, 'DELETE');
  await makeDoorbellsDue(desk);
  await tendDoorbells(desk, door());
  expect((await subscriptions()).value).toMatchObject([{ id: (await bell())?.subscription }]);
});

// Told in alga-psa#3092, openclaw#111658.
test('a mailbox that allows less is asked for what it allows', async () => {
  await office.faults({ subscriptionMinutes: 600 });
  await tendDoorbells(desk, door());
  const minutes = ((await bell())?.until?.getTime() ?? 0) - Date.now();
  expect(minutes / 60_000).toBeGreaterThan(597);
  expect(minutes / 60_000).toBeLessThan(600);
});

// Told in openclaw#111658.
test('a bell of a former life, whose secret nobody knows any more, is replaced', async () => {
  await tendDoorbells(desk, door());
  const old = await bell();
  await desk.db.delete(doorbells);
  await tendDoorbells(desk, door());
  expect((await subscriptions()).value).toMatchObject([{ id: (await bell())?.subscription }]);
  expect((await bell())?.subscription).not.toBe(old?.subscription);
  await office.deliver(rawMail('Report'));
  await expect.poll(() => looks).toEqual([true]);
});

// Told in inbox-zero#2273.
test('a mailbox that takes a bell back is given another at once', async () => {
  await tendDoorbells(desk, door());
  await lifecycle('subscriptionRemoved');
  await expect.poll(() => looks).toEqual([true]);
  expect((await subscriptions()).value).toEqual([]);
  await tendDoorbells(desk, door());
  expect((await subscriptions()).value).toHaveLength(1);
});

test.for(['missed', 'reauthorizationRequired'])('"%s" is a reason to look, and the bell stays', async (event) => {
  await tendDoorbells(desk, door());
  const first = await bell();
  await lifecycle(event);
  await expect.poll(() => looks).toEqual([true]);
  await tendDoorbells(desk, door());
  expect((await bell())?.subscription).toBe(first?.subscription);
});

// Told in microsoft-graph-docs#14914.
test('a change that is told twice, or never, does no harm', async () => {
  await tendDoorbells(desk, door());
  await office.faults({ knocks: 'twice' });
  await office.deliver(rawMail('Report'));
  await expect.poll(() => looks).toEqual([true]);
  await office.faults({ knocks: 'lost' });
  await office.deliver(rawMail('Another'));
  expect(looks).toEqual([true]);
});

test("a stranger's knock is answered like any other and changes nothing", async () => {
  await tendDoorbells(desk, door());
  const before = await bell();
  const subscriptionId = before?.subscription;
  const forged = [
    { subscriptionId },
    { subscriptionId, clientState: 'guess' },
    { subscriptionId, clientState: 'guess', lifecycleEvent: 'subscriptionRemoved' },
    { subscriptionId: 'another', clientState: before?.secret },
    { clientState: 5 },
  ];
  for (const one of forged) expect((await knock(one)).status).toBe(202);
  await expect.poll(() => looks).toEqual(forged.map(() => false));
  expect(await bell()).toEqual(before);
});

test('one notification that makes no sense keeps no other from being heard', async () => {
  await tendDoorbells(desk, door());
  const { subscription, secret } = (await bell()) ?? {};
  const value = [null, { nonsense: 1 }, { subscriptionId: subscription, clientState: secret, changeType: 'created' }];
  await fetch(`${door()}/graph/notify`, { method: 'POST', body: JSON.stringify({ value }) });
  await expect.poll(() => looks).toEqual([true]);
});

// Told in alga-psa#975.
test('the mailbox is given its token back decoded, as plain text that no browser takes for a page', async () => {
  const token = 'Validation: <b>1 + 1 & 100 %</b> ü';
  const answer = await fetch(`${door()}/graph/lifecycle?validationToken=${encodeURIComponent(token)}`, {
    method: 'POST',
  });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain/);
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect(await answer.text()).toBe(token);
});

test('the door is for posts, and takes no more than a megabyte', async () => {
  expect((await fetch(`${door()}/graph/notify`)).status).toBe(405);
  const long = 'x'.repeat(1_000_001);
  expect((await fetch(`${door()}/graph/notify`, { method: 'POST', body: long })).status).toBe(413);
  expect((await fetch(`${door()}/graph/notify/`, { method: 'POST', body: '{}' })).status).toBe(404);
  expect(looks).toEqual([]);
});

// Told in emailengine#498.
test('a door that does not answer in time leaves the desk to its poll, and is tried again after five minutes', async () => {
  const front = await openDoor();
  front.deaf = true;
  await office.faults({ handshakeMs: 50 });
  await tendDoorbells(desk, front.url);
  expect(await bell()).toMatchObject({ subscription: null, trouble: expect.stringContaining('knock') });
  front.deaf = false;
  await office.faults({ handshakeMs: 10_000 });
  await tendDoorbells(desk, front.url);
  expect((await subscriptions()).value).toEqual([]);
  later = 6;
  await tendDoorbells(desk, front.url);
  expect((await subscriptions()).value).toHaveLength(1);
  front.close();
});

test('a desk that moved house is knocked at where it lives now, also when the first try there fails', async () => {
  await tendDoorbells(desk, door());
  const front = await openDoor();
  front.deaf = true;
  await office.faults({ handshakeMs: 50 });
  await tendDoorbells(desk, front.url);
  front.deaf = false;
  await office.faults({ handshakeMs: 10_000 });
  later = 6;
  await tendDoorbells(desk, front.url);
  const { value } = await subscriptions();
  expect(value).toContainEqual(
    expect.objectContaining({ id: (await bell())?.subscription, notificationUrl: `${front.url}/graph/notify` }),
  );
  front.close();
});
