import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import type { Desk } from '../../src/desk/desk.ts';
import { keepPolling } from '../../src/desk/keep-polling.ts';
import { troubleLog } from '../../src/desk/log-mailbox-trouble.ts';
import { MailboxError } from '../../src/desk/mailbox.ts';
import { sweepFolders, takeStock } from '../../src/desk/sweep-folders.ts';
import { openLog } from '../../src/log.ts';
import { type Office, openOffice } from '../contracts/mailbox-office.ts';
import { bareDesk } from '../support/bare-desk.ts';
import { type OpenedDatabase, openFreshDatabase } from '../support/database.ts';
import { pollMailbox } from '../support/poll-mailboxes.ts';

/** A busy machine takes its time. */
const PATIENT = { timeout: 20_000 };

let database: OpenedDatabase;
let office: Office;
let desk: Desk;
let lines: { mailbox?: string; error?: string; cause?: string; msg: string }[];

beforeEach(async () => {
  database = await openFreshDatabase();
  office = await openOffice();
  lines = [];
  const log = openLog('info', { write: (line) => void lines.push(JSON.parse(line)) });
  desk = { ...bareDesk(database.db, () => new Date()), mailbox: office.mailbox, log };
});
afterEach(async () => {
  await office.close();
  await database.close();
});

test('each mailbox that fails is named with what was answered, once while it stays so, and when it is read again', async () => {
  await office.faults({ graph: 'down' });
  desk = { ...desk, alsoRead: [office.another({ mailbox: 'hr@regulator.example' })] };
  const polling = keepPolling(desk, 5);
  onTestFinished(() => polling.stop());
  await expect
    .poll(() => lines.map(({ mailbox }) => mailbox).toSorted(), PATIENT)
    .toEqual(['casework@regulator.example', 'hr@regulator.example']);
  await office.faults({ graph: null });
  const of = (address: string) => lines.filter(({ mailbox }) => mailbox === address);
  await expect.poll(() => of('casework@regulator.example').at(-1)?.msg, PATIENT).toBe('the mailbox is read again');
  await expect
    .poll(() => of('hr@regulator.example').at(-1), PATIENT)
    .toMatchObject({
      error: 'The mailbox could not list what is new: refused',
      cause: expect.stringMatching(/^Graph answered 403 ErrorAccessDenied: Access is denied/),
      msg: 'the mailbox could not be read',
    });
  expect(of('casework@regulator.example')).toHaveLength(2);
  expect(of('hr@regulator.example')).toHaveLength(2);
});

test('what only bears another time, address or trace is the same trouble, and another answer is not', () => {
  const trouble = troubleLog(desk, 'casework@regulator.example');
  const signIn = (words: string) => new MailboxError('sign in', 'unavailable', { cause: new Error(words) });
  const late = (at: string, trace: string) =>
    signIn(
      `The login answered 401. invalid_client: AADSTS7000222: The secret has expired. Trace ID: ${trace} at ${at}`,
    );
  trouble.failed(late('2027-03-31 10:15:00Z', '3f2e7f0c-0a0b-4c00-8a00-5b0c0d0e0f00'));
  trouble.failed(late('2027-03-31 10:15:20Z', '4a1b7f0c-0a0b-4c00-8a00-5b0c0d0e0f01'));
  trouble.failed(signIn('The login answered 401. invalid_client: AADSTS7000215: The secret is wrong.'));
  trouble.failed(signIn('connect ETIMEDOUT 192.0.2.7:443'));
  trouble.failed(signIn('connect ETIMEDOUT 192.0.2.8:443'));
  trouble.failed(signIn('The login answered 502.'));
  trouble.failed(signIn('The login answered 503.'));
  expect(lines.map(({ cause }) => cause)).toEqual([
    expect.stringContaining('AADSTS7000222'),
    expect.stringContaining('AADSTS7000215'),
    'connect ETIMEDOUT 192.0.2.7:443',
    'The login answered 502.',
    'The login answered 503.',
  ]);
});

test('a mailbox whose folders cannot be looked through is named, and keeps no other from it', async () => {
  const other = await openOffice({ mailbox: 'dpo@regulator.example' }, 'dpo@regulator.example');
  onTestFinished(() => other.close());
  desk = { ...desk, alsoRead: [other.mailbox] };
  for (const mailbox of [desk.mailbox, other.mailbox]) {
    await pollMailbox(desk, mailbox);
    await takeStock(desk, mailbox);
  }
  await office.faults({ graph: 'down' });
  await other.faults({ graph: 'down' });
  await sweepFolders(desk, 'hourly');
  expect(lines).toMatchObject([
    { mailbox: 'casework@regulator.example', cause: expect.stringContaining('Graph answered 503') },
    { mailbox: 'dpo@regulator.example', cause: expect.stringContaining('Graph answered 503') },
  ]);
});
