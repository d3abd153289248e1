import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { mailboxState } from '../../db/mailbox-state.ts';
import { messages } from '../../db/messages.ts';
import { tellings } from '../../db/tellings.ts';
import { readConfig } from '../../src/config.ts';
import type { Desk } from '../../src/desk/desk.ts';
import { ledgerAccount } from '../../src/desk/ledger-account.ts';
import { MailboxError } from '../../src/desk/mailbox.ts';
import { mailboxRead } from '../../src/desk/mailbox-health.ts';
import { sweepFolders, takeStock } from '../../src/desk/sweep-folders.ts';
import { type Ending, warnOfEndings } from '../../src/desk/warn-of-endings.ts';
import { watchMailboxes } from '../../src/desk/watch-mailboxes.ts';
import { endingsOf } from '../../src/ground/credential-endings.ts';
import { realMail, realTeams } from '../config/settings.ts';
import { selfSigned } from '../contracts/mailbox-certificate.ts';
import { bareDesk } from '../support/bare-desk.ts';
import { type OpenedDatabase, openFreshDatabase } from '../support/database.ts';
import { fakeMailbox } from '../support/fake-mailbox.ts';
import { pollMailboxes } from '../support/poll-mailboxes.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

let database: OpenedDatabase;
let desk: Desk;
let now: Date;
let endings: Ending[];

beforeEach(async () => {
  database = await openFreshDatabase();
  now = new Date('2024-03-12T10:15:00Z');
  endings = [];
  const mailbox = fakeMailbox(() => now);
  desk = { ...bareDesk(database.db, () => now), mailbox, endings: async () => endings };
});
afterEach(() => database.close());

const at = (time: string) => {
  now = new Date(time);
};
const told = async () =>
  (await desk.db.select().from(tellings).orderBy(tellings.askedAt)).map(
    ({ message }) => (message as { text: string }).text,
  );

/** The night's sweep, of a mailbox that the desk knows. */
async function checkTonight() {
  await pollMailboxes(desk);
  await takeStock(desk, desk.mailbox);
  await sweepFolders(desk, 'nightly');
}

test('a mailbox that is silent for a quarter of an hour is told of once, and once when it is read again', async () => {
  const watch = () => watchMailboxes(desk);
  await pollMailboxes(desk);
  at('2024-03-12T10:30:00Z');
  await watch();
  expect(await told()).toEqual([]);
  at('2024-03-12T10:31:00Z');
  await watch();
  await watch();
  expect(await told()).toEqual([
    'The mailbox casework@regulator.example has not been read since 10:15. No mail is lost: it waits there. Let npm run doctor say what is wrong.',
  ]);
  at('2024-03-12T11:40:00Z');
  await pollMailboxes(desk);
  await watch();
  await watch();
  expect((await told()).at(-1)).toBe('The mailbox casework@regulator.example is read again. There is nothing to do.');
  expect(await told()).toHaveLength(2);
  at('2024-03-12T12:00:00Z');
  await watch();
  expect(await told()).toHaveLength(3);
});

test('two desks tell of one silence once', async () => {
  at('2024-03-12T10:45:00Z');
  await Promise.all([watchMailboxes(desk), watchMailboxes(desk)]);
  expect(await told()).toEqual([expect.stringContaining('has not been read in the 30 min since the desk started.')]);
});

test('Sent Items that are not read any more are a silence too', async () => {
  const watch = () => watchMailboxes(desk);
  await desk.db.insert(mailboxState).values({
    mailbox: 'casework@regulator.example',
    begunAt: new Date('2024-03-11T09:15:00Z'),
    polledAt: now,
    sentPolledAt: new Date('2024-03-12T09:15:00Z'),
  });
  await watch();
  expect(await told()).toEqual([expect.stringContaining('has not been read since 09:15')]);
});

/** Years of Sent Items: one page a poll, which `on` turns, and then the mailbox has had enough. */
function yearsOfSentItems(on: (page: number) => number) {
  let asked = false;
  const { listen } = desk.mailbox;
  desk.mailbox.listen = async (folder, cursor) => {
    if (folder === 'inbox') return await listen(folder, cursor);
    asked = !asked;
    if (!asked) throw new MailboxError('list what is new', 'throttled');
    const page = on(Number(cursor));
    const seen = { internetMessageId: null, receivedAt: new Date('2019-12-20T18:16:00Z'), gone: false, isDraft: false };
    return { mails: [{ ...seen, id: `sent ${page}`, folder, outgoing: true }], cursor: `${page}`, more: true };
  };
}

async function watchEveryTenMinutes(from: string, times: number) {
  for (let n = 0; n < times; n++) {
    at(new Date(Date.parse(from) + n * 600_000).toISOString());
    await pollMailboxes(desk).catch(() => {});
    await watchMailboxes(desk);
  }
}

test('a first round through Sent Items may take hours, as long as it comes further', async () => {
  yearsOfSentItems((page) => page + 1);
  await watchEveryTenMinutes('2024-03-12T10:15:00Z', 12);
  expect(await told()).toEqual([]);
  await watchEveryTenMinutes('2024-03-12T13:00:00Z', 1);
  expect(await mailboxRead(desk)).toEqual({ last: '13:00', never: [] });
});

// Told in microsoft-graph-docs#2162.
test('a first round through Sent Items that begins again and again is a silence', async () => {
  yearsOfSentItems((page) => (page + 1) % 3);
  await watchEveryTenMinutes('2024-03-12T10:15:00Z', 4);
  expect(await told()).toEqual([]);
  await watchEveryTenMinutes('2024-03-12T10:55:00Z', 1);
  expect(await told()).toEqual([expect.stringContaining('has not been read since 10:35')]);
});

test('an office is warned of a certificate 30, 7 and 1 days ahead, each once', async () => {
  endings = [
    {
      what: 'certificate for the mailbox',
      at: new Date('2024-05-01T12:00:00Z'),
      next: 'put a new one there',
      without: 'no mail is read',
    },
  ];
  for (const day of ['2024-03-31', '2024-04-01', '2024-04-02', '2024-04-24', '2024-04-25', '2024-04-30']) {
    at(`${day}T09:00:00Z`);
    await warnOfEndings(desk);
  }
  expect((await told()).map((text) => text.slice(0, text.indexOf('.')))).toEqual([
    'The certificate for the mailbox ends on Wed 1 May, in 30 days',
    'The certificate for the mailbox ends on Wed 1 May, in 7 days',
    'The certificate for the mailbox ends on Wed 1 May, tomorrow',
  ]);
});

test('a desk that starts in the last week warns once, of what is left', async () => {
  endings = [
    {
      what: 'client secret for the mailbox',
      at: new Date('2024-03-15T00:00:00Z'),
      next: 'make a new one',
      without: 'no mail is read and no letter leaves',
    },
  ];
  await warnOfEndings(desk);
  await warnOfEndings(desk);
  expect(await told()).toEqual([
    'The client secret for the mailbox ends on Fri 15 Mar, in 3 days. Without it no mail is read and no letter leaves: make a new one, and start the desk again.',
  ]);
});

test('a certificate that cannot be read silences no other warning, and is told of until it can be', async () => {
  const pem = join(temporaryFolder(), 'teams.pem');
  const { TEAMS_CLIENT_SECRET: _, ...teams } = realTeams;
  const config = readConfig({
    ...realMail,
    GRAPH_SECRET_EXPIRES: '2024-03-15',
    ...teams,
    TEAMS_CERTIFICATE_PATH: pem,
  });
  desk = { ...desk, endings: () => endingsOf(config) };
  writeFileSync(pem, 'half a cert');
  await warnOfEndings(desk);
  rmSync(pem);
  await warnOfEndings(desk);
  expect(await told()).toEqual([
    expect.stringContaining('The client secret for the mailbox ends on Fri 15 Mar'),
    'The certificate for Teams cannot be read, and nobody can be warned of its end. Without it no card is shown and nobody can press anything in Teams: correct TEAMS_CERTIFICATE_PATH, and let npm run doctor say what is wrong with it.',
  ]);
  at('2024-03-12T13:15:00Z');
  writeFileSync(pem, selfSigned().pem);
  await warnOfEndings(desk);
  expect((await told()).slice(2)).toEqual(['The certificate for Teams can be read again. There is nothing to do.']);
});

test('a certificate that one of two desks cannot read is told of once, and once when it can', async () => {
  const what = 'certificate for Teams';
  const broken = { what, error: 'no certificate', mend: 'correct it', without: 'no card is shown' };
  const whole = {
    what,
    at: new Date('2025-03-12T00:00:00Z'),
    next: 'put a new one there',
    without: 'no card is shown',
  };
  const hour = async (n: number, ...found: (typeof broken | typeof whole)[]) => {
    at(new Date(Date.parse('2024-03-12T10:00:00Z') + n * 3_600_000).toISOString());
    for (const one of found) await warnOfEndings({ ...desk, endings: async () => [one] });
  };
  for (const n of [0, 1, 2]) await hour(n, broken, whole);
  // It is being started over a full hour.
  await hour(3, whole);
  for (const n of [4, 5]) await hour(n, whole, broken);
  expect(await told()).toEqual([expect.stringContaining('cannot be read')]);
  for (const n of [6, 7, 8, 9]) await hour(n, whole, whole);
  expect((await told()).slice(1)).toEqual([expect.stringContaining('The certificate for Teams can be read again')]);
});

test('a morning says how many mails were held against the ledger', async () => {
  expect(await ledgerAccount(desk)).toBeNull();
  await checkTonight();
  expect(await ledgerAccount(desk)).toEqual({ checked: 0, never: [], stale: null, missed: [], junk: 0 });
});

test('a mailbox that was never read or counted is named, and does not hide what is known of the other', async () => {
  await checkTonight();
  desk = { ...desk, alsoRead: [{ ...desk.mailbox, address: 'hr@regulator.example' }] };
  expect(await mailboxRead(desk)).toEqual({ last: '10:15', never: ['hr'] });
  expect(await ledgerAccount(desk)).toMatchObject({ checked: 0, never: ['hr'] });
});

test('a mail that had been missed is named by its time and where it came from, and by nothing else', async () => {
  await checkTonight();
  await desk.db.insert(messages).values({
    mailbox: 'casework@regulator.example',
    mailboxId: 'm1',
    state: 'held',
    foundBySweep: true,
    listedAt: now,
    receivedAt: new Date('2024-03-12T06:30:00Z'),
    fromAddress: 'jordan.ellis@northgate.example',
    subject: 'Confidential',
  });
  expect(await ledgerAccount(desk)).toMatchObject({
    missed: [{ received: 'Tue 12 Mar, 06:30', from: 'northgate.example' }],
  });
});

// The poll reads the Inbox and Sent Items; what the mailbox takes for spam is found by looking back and by nothing else.
test('mail in Junk is counted, and had not been missed', async () => {
  await checkTonight();
  const found = { mailbox: 'casework@regulator.example', state: 'held', foundBySweep: true, listedAt: now };
  const receivedAt = new Date('2024-03-12T06:30:00Z');
  await desk.db.insert(messages).values([
    { ...found, mailboxId: 'm1', folder: 'junk', receivedAt },
    { ...found, mailboxId: 'm2', folder: 'junk', receivedAt },
  ]);
  expect(await ledgerAccount(desk)).toMatchObject({ missed: [], junk: 2 });
});

// The check is at 03:15 of the office and takes a while, the digest is at 08:45.
test.for([
  ['an ordinary night', '2024-03-12T03:20:00Z', '2024-03-13T08:45:00Z', 'Tue 12 Mar, 03:20'],
  ['the night in which the clocks go forward', '2024-03-30T03:20:00Z', '2024-03-31T07:45:00Z', 'Sat 30 Mar, 03:20'],
  ['the night in which the clocks go back', '2024-10-26T02:20:00Z', '2024-10-27T08:45:00Z', 'Sat 26 Oct, 03:20'],
] as const)('%s without a check is seen in the morning', async ([, checked, morning, stale]) => {
  at(checked);
  await checkTonight();
  at(morning);
  expect(await ledgerAccount(desk)).toMatchObject({ stale });
});

test('until the next check is done, also in the night that is an hour longer, none was missed', async () => {
  at('2024-10-26T02:20:00Z');
  await checkTonight();
  at('2024-10-27T04:15:00Z');
  expect(await ledgerAccount(desk)).toMatchObject({ stale: null });
});
