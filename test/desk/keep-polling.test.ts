import { expect, onTestFinished, test } from 'vitest';
import { keepPolling, pauseAfter } from '../../src/desk/keep-polling.ts';
import { MailboxError, type Trouble } from '../../src/desk/mailbox.ts';
import { type Log, silent } from '../../src/log.ts';
import { bareDesk } from '../support/bare-desk.ts';
import { openFreshDatabase } from '../support/database.ts';
import { fakeMailbox } from '../support/fake-mailbox.ts';

/** A busy machine takes its time. */
const PATIENT = { timeout: 20_000 };

const EVERY = 20_000;

function pauses(trouble: Trouble, retryAfter: number | null, times: number): number[] {
  const error = new MailboxError('answer', trouble, { retryAfter });
  const all = [EVERY];
  for (let n = 0; n < times; n++) all.push(pauseAfter(error, all.at(-1) ?? EVERY, EVERY));
  return all.slice(1).map((ms) => ms / 1_000);
}

// Told in twenty#11070.
test('a mailbox that asks for ten minutes is given ten minutes', () => {
  expect(pauses('throttled', 600, 2)).toEqual([600, 600]);
});

test('a mailbox that asks for less than the usual pause is given the usual one', () => {
  expect(pauses('throttled', 2, 1)).toEqual([20]);
});

// Told in zammad#5565.
test('a mailbox that throttles without saying for how long is asked ever less often, up to five minutes', () => {
  expect(pauses('throttled', null, 5)).toEqual([40, 80, 160, 300, 300]);
});

test('a mailbox that is down is looked for every minute', () => {
  expect(pauses('unavailable', null, 3)).toEqual([40, 60, 60]);
});

test('a knock is answered at once, however long the pause', async () => {
  const main = countingMailbox('casework@regulator.example');
  const polling = await pollEvery({ everyMs: 3_600_000 }, main);
  await expect.poll(main.polls, PATIENT).toBe(1);
  polling.now();
  await expect.poll(main.polls, PATIENT).toBe(2);
});

test('a mailbox that asks to be left alone for half an hour slows no other', async () => {
  const main = countingMailbox('casework@regulator.example');
  const other = countingMailbox('hr@regulator.example', new MailboxError('answer', 'throttled', { retryAfter: 1_800 }));
  await pollEvery({ everyMs: 5 }, main, other);
  await expect.poll(main.polls, PATIENT).toBeGreaterThan(3);
  expect(other.polls()).toBe(1);
});

test.for([60, 7_200])(
  'a knock wakes the mailboxes that are well, and leaves one alone that asked for %s seconds',
  async (retryAfter) => {
    const main = countingMailbox('casework@regulator.example');
    const other = countingMailbox('hr@regulator.example', new MailboxError('answer', 'throttled', { retryAfter }));
    const polling = await pollEvery({ everyMs: 3_600_000 }, main, other);
    await expect.poll(() => [main.polls(), other.polls()], PATIENT).toEqual([1, 1]);
    polling.now();
    await expect.poll(main.polls, PATIENT).toBe(2);
    polling.now();
    await expect.poll(main.polls, PATIENT).toBe(3);
    expect(other.polls()).toBe(1);
  },
);

// Told in zammad#5564.
test('the log says which mailbox could not be read', async () => {
  const said: object[] = [];
  const log = { ...silent, warn: (fields: object, message: string) => void said.push({ ...fields, message }) };
  const main = countingMailbox('casework@regulator.example');
  const other = countingMailbox('hr@regulator.example', new MailboxError('answer', 'refused'));
  await pollEvery({ everyMs: 3_600_000, log }, main, other);
  await expect
    .poll(() => said, PATIENT)
    .toMatchObject([{ mailbox: 'hr@regulator.example', message: 'the mailbox could not be read' }]);
});

/** A mailbox without mail that counts how often it is looked into, and answers or fails. */
function countingMailbox(address: string, failure: MailboxError | null = null) {
  let polls = 0;
  const mailbox = fakeMailbox(() => new Date());
  const listen: typeof mailbox.listen = async (folder, cursor) => {
    if (folder === 'inbox') polls++;
    if (failure) throw failure;
    return await mailbox.listen(folder, cursor);
  };
  return { mailbox: { ...mailbox, address, listen }, polls: () => polls };
}

type Counting = ReturnType<typeof countingMailbox>;

async function pollEvery(
  { everyMs, log = silent }: { everyMs: number; log?: Log },
  main: Counting,
  ...others: Counting[]
) {
  const database = await openFreshDatabase();
  const desk = {
    ...bareDesk(database.db, () => new Date()),
    log,
    mailbox: main.mailbox,
    alsoRead: others.map(({ mailbox }) => mailbox),
  };
  const polling = keepPolling(desk, everyMs);
  onTestFinished(async () => {
    await polling.stop();
    await database.close();
  });
  return polling;
}
