import { expect, onTestFinished, test } from 'vitest';
import { keepPolling, pauseAfter } from '../../src/desk/keep-polling.ts';
import { MailboxError, type Trouble } from '../../src/desk/mailbox.ts';
import { bareDesk } from '../support/bare-desk.ts';
import { openFreshDatabase } from '../support/database.ts';
import { fakeMailbox } from '../support/fake-mailbox.ts';

const EVERY = 20_000;

function pauses(trouble: Trouble, retryAfter: number | null, times: number): number[] {
  const error = new MailboxError('answer', trouble, { retryAfter });
  const all = [EVERY];
  for (let n = 0; n < times; n++) all.push(pauseAfter(error, all.at(-1) ?? EVERY, EVERY));
  return all.slice(1).map((ms) => ms / 1_000);
}

test('a mailbox that asks for ten minutes is given ten minutes', () => {
  expect(pauses('throttled', 600, 2)).toEqual([600, 600]);
});

test('a mailbox that asks for less than the usual pause is given the usual one', () => {
  expect(pauses('throttled', 2, 1)).toEqual([20]);
});

test('a mailbox that throttles without saying for how long is asked ever less often, up to five minutes', () => {
  expect(pauses('throttled', null, 5)).toEqual([40, 80, 160, 300, 300]);
});

test('a mailbox that is down is looked for every minute', () => {
  expect(pauses('unavailable', null, 3)).toEqual([40, 60, 60]);
});

test('a knock is answered at once, however long the pause', async () => {
  const database = await openFreshDatabase();
  onTestFinished(() => database.close());
  let polls = 0;
  const mailbox = fakeMailbox(() => new Date());
  const listen: typeof mailbox.listen = async (folder, cursor) => {
    if (folder === 'inbox') polls++;
    return await mailbox.listen(folder, cursor);
  };
  const desk = { ...bareDesk(database.db, () => new Date()), mailbox: { ...mailbox, listen } };
  const polling = keepPolling(desk, 3_600_000);
  await expect.poll(() => polls).toBe(1);
  polling.now();
  await expect.poll(() => polls).toBe(2);
  await polling.stop();
});
