import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { examineLive } from '../../src/ground/doctor/live.ts';
import type { Ask } from '../../src/mail/graph/ask.ts';
import { subscribes } from '../../src/mail/graph/live/doors.ts';
import { letterToItself, openTrial, tidyUp } from '../../src/mail/graph/live/trial.ts';
import { type Office, openDoor, openOffice } from './mailbox-office.ts';

const MAILBOX = 'casework@regulator.example';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

/** The doctor, told of this office; a second is shorter here. */
const examine = (changes: { address?: string; also?: string; env?: Record<string, string> } = {}) =>
  examineLive(
    {
      GRAPH_TENANT_ID: 'tenant',
      GRAPH_CLIENT_ID: 'desk',
      GRAPH_CLIENT_SECRET: 'practice',
      GRAPH_URL: `${office.url()}/graph`,
      GRAPH_LOGIN_URL: `${office.url()}/login`,
      MAILBOX,
      ...changes.env,
    },
    { address: changes.address ?? MAILBOX, also: changes.also, pause: () => wait(5) },
  );

test('the doctor asks a real mailbox what the papers leave open, writes to it alone and leaves nothing there', async () => {
  const { words, well } = await examine();
  expect(words.replaceAll(/\d+ s after/g, 'N s after')).toMatchInlineSnapshot(`
    "Stamp in Sent Items  ok        A letter is found by its stamp in Sent Items, N s after it was sent.
    Sending twice        ok        A draft that was sent is refused a second time: 404 ErrorItemNotFound.
    Stamp in a reply     ok        createReply keeps a stamp that it is given.
    Headers of a reply   ok        A reply keeps the header that it is made with; changing it later is refused (400 RequestBodyRead).
    Own address          ok        Letters and replies start under casework@regulator.example.
    Auto-Submitted       ok        A letter cannot be marked Auto-Submitted by a named property.
    Knocking             ok        The app may be told of new mail; PUBLIC_URL is not set (400 InvalidRequest).
    Other mailboxes      ok        postmaster@regulator.example is closed to the app: 403 ErrorAccessDenied.
    Tidying up           ok        Nothing of the trial is left in the mailbox.

    Nothing is wrong.
    "
  `);
  expect(well).toBe(true);
  await expectNothingLeft();
});

async function expectNothingLeft() {
  for (const folder of ['inbox', 'drafts', 'sentitems', 'deleteditems']) expect(await office.mails(folder)).toEqual([]);
}

test('without the address written out nothing is sent', async () => {
  for (const address of ['', 'hr@regulator.example']) {
    const { words, well } = await examine({ address });
    expect(well).toBe(false);
    expect(words).toContain(`To agree, add --address ${MAILBOX}.`);
  }
  expect(await office.mails('sentitems')).toEqual([]);
});

test('an app that can read a second mailbox is told of loudly', async () => {
  const { words, well } = await examine({ also: MAILBOX });
  expect(well).toBe(false);
  expect(words).toContain(`The app can read ${MAILBOX} too. Take the Mail permissions away from it in Entra`);
});

test.for([
  [
    { stampInReply: 'dropped' },
    /Stamp in a reply +ok +createReply drops a stamp without a word\. The desk adds it after/,
  ],
  [
    { stampInReply: 'refused' },
    /Stamp in a reply +ok +createReply refuses a stamp: 400 ErrorInvalidPropertySet\. The desk adds it after/,
  ],
  [
    { headersInReply: 'dropped' },
    /Headers of a reply +wrong +A reply drops the header.*drafted twice after a crash, never sent twice/,
  ],
  [
    { replyFrom: 'breach@regulator.example' },
    /Own address +wrong +A reply starts under breach@regulator\.example, a new letter under casework@regulator\.example\./,
  ],
])('a mailbox of another mind is told of as it is: %j', async ([manners, words]) => {
  await office.faults(manners as object);
  expect((await examine()).words).toMatch(words as RegExp);
  await expectNothingLeft();
});

test('a sign-in name that opens the mailbox is told apart from the address under which it writes', async () => {
  const signInName = 'casework@regulator.onmicrosoft.example';
  await office.faults({ signInName });
  const { words } = await examine({ address: signInName, env: { MAILBOX: signInName } });
  expect(words).toContain(`Letters and replies start under ${MAILBOX}, which MAILBOX (${signInName}) opens.`);
});

test('the bell of a desk that runs is looked at and left alone', async () => {
  const door = await openDoor();
  const { id } = await office.mailbox.subscribe({
    notify: `${door.url}/graph/notify`,
    lifecycle: `${door.url}/graph/lifecycle`,
    secret: 'of the desk',
  });
  const { words, well } = await examine({ env: { PUBLIC_URL: door.url } });
  expect(words).toMatch(/Knocking +ok +The mailbox knocks at PUBLIC_URL already, until /);
  expect(well).toBe(true);
  expect(await office.outlookAt('/subscriptions')).toMatchObject({ value: [{ id }] });
  door.close();
});

test('a bell that the desk hangs while the doctor looks is left alone too', async () => {
  const door = await openDoor();
  const trial = openTrial(office.config, async () => {});
  let hung: string | null = null;
  const json: Ask['json'] = async (question, schema) => {
    const answer = await trial.ask.json(question, schema);
    const bell = {
      notify: `${door.url}/graph/notify`,
      lifecycle: `${door.url}/graph/lifecycle`,
      secret: 'of the desk',
    };
    if (hung === null) hung = (await office.mailbox.subscribe(bell)).id;
    return answer;
  };
  expect(await subscribes({ ...trial, ask: { ...trial.ask, json } }, door.url)).toMatchObject({ good: true });
  expect(await office.outlookAt('/subscriptions')).toMatchObject({ value: [{ id: hung }] });
  door.close();
});

test('where no bell hangs, one is tried and taken down again', async () => {
  const door = await openDoor();
  const { words } = await examine({ env: { PUBLIC_URL: door.url } });
  expect(words).toMatch(/Knocking +ok +The mailbox knocks at PUBLIC_URL\. It was not asked to yet: start the desk/);
  expect(await office.outlookAt('/subscriptions')).toEqual({ value: [] });
  door.close();
});

test('an address of the desk at which nobody answers is wrong', async () => {
  const { words, well } = await examine({ env: { PUBLIC_URL: 'http://127.0.0.1:9' } });
  expect(well).toBe(false);
  expect(words).toMatch(/Knocking +wrong +PUBLIC_URL did not answer as it should while the desk runs: 400/);
});

test('a mailbox whose index never finds a stamp is wrong, and the other questions are answered all the same', async () => {
  await office.faults({ graph: 'lag' });
  const { words } = await examine();
  expect(words).toMatch(/Stamp in Sent Items +wrong +A letter is not found by its stamp/);
  expect(words).toMatch(/Sending twice +ok/);
  expect(await office.mails('inbox')).toEqual([]);
});

test('a trial that fails half way is tidied up', async () => {
  await office.faults({ graph: '504-after', for: 1 });
  expect((await examine()).words).toMatch(/Stamp in Sent Items +wrong +No answer/);
  await expectNothingLeft();
});

test('a mailbox that is closed to the app gets its whole report, and what could not be looked for is told', async () => {
  const closed = 'hr@regulator.example';
  const { words, well } = await examine({ address: closed, env: { MAILBOX: closed } });
  expect(well).toBe(false);
  expect(words).toMatch(/Stamp in Sent Items +wrong +No answer: .*403 ErrorAccessDenied/);
  expect(words).toMatch(/Other mailboxes +ok/);
  expect(words).toMatch(
    /Tidying up +wrong +Mails of the trial may be left.*could not look for drafts.*403 ErrorAccessDenied/,
  );
  expect(words).toContain('Delete by hand what has "Breachdesk tries this mailbox" in its subject');
});

test('a mailbox that is busy while it is tidied up keeps one trial, says so, and loses the others', async () => {
  const trial = openTrial(office.config, async () => {});
  for (const letter of [letterToItself(trial), letterToItself(trial)]) await trial.mailbox.draft(letter);
  await office.faults({ graph: '429', for: 2 });
  expect(await tidyUp(trial)).toMatchObject([{ message: 'The mailbox could not look for drafts: throttled' }]);
  expect(await office.mails('drafts')).toHaveLength(1);
});

test('the practice mailbox needs no such trial', async () => {
  const { words, well } = await examineLive({}, { address: MAILBOX, also: undefined });
  expect(well).toBe(false);
  expect(words).toContain('The mailbox is the practice one.');
});
