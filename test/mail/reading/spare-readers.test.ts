import { Readable } from 'node:stream';
import { expect, test, vi } from 'vitest';
import { startReaderPool } from '../../../src/mail/reading/reader-pool.ts';
import { HOSTILE, readerChildren } from '../../support/reader-children.ts';

const office = { mailbox: 'casework@regulator.example', zone: 'Europe/London', prefix: 'IC' };

function openPool() {
  const { started, start } = readerChildren();
  const pool = startReaderPool({ ...office, startChild: start });
  const read = (mail: string) => pool.read(() => Readable.from([Buffer.from(mail)]));
  return { pool, started, read };
}

test('when both readers are stopped over hostile mails, the next mails go to readers that stood by', async () => {
  const { pool, started, read } = openPool();

  await read('the first of the day');
  expect(started).toHaveLength(4);

  const hostile = [read(HOSTILE), read(HOSTILE)];
  const next = [read('next'), read('the one after')];
  const atWork = () => started.filter(({ mails }) => mails.includes(HOSTILE));
  await vi.waitFor(() => expect(atWork()).toHaveLength(2));
  const standingBy = started.filter((child) => !atWork().includes(child));
  for (const child of atWork()) child.stop();

  expect(await Promise.all(hostile)).toEqual([null, null]);
  expect((await Promise.all(next)).map((reading) => reading?.manual)).toEqual(['next', 'the one after']);
  expect(standingBy.flatMap(({ mails }) => mails).toSorted()).toEqual(['next', 'the one after']);
  // And others stand by for them again.
  expect(started.filter(({ alive }) => alive)).toHaveLength(4);
  await pool.stop();
  expect(started.filter(({ alive }) => alive)).toEqual([]);
});

test('a reader that hangs over a mail keeps nobody waiting beside it', async () => {
  const { pool, started, read } = openPool();
  const hanging = read(HOSTILE);
  for (const mail of ['one', 'two', 'three']) expect((await read(mail))?.manual).toBe(mail);
  for (const { stop } of started.filter(({ mails }) => mails.includes(HOSTILE))) stop();
  expect(await hanging).toBeNull();
  await pool.stop();
});
