import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { examineLive } from '../../src/ground/doctor/live.ts';
import { letterToItself, openTrial, tidyUp } from '../../src/mail/graph/live/trial.ts';
import { type Office, openOffice } from './mailbox-office.ts';

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
    Headers of a reply   ok        A reply keeps the header that it is made with; changing it later works.
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
