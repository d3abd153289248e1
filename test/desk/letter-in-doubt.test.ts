import { addMinutes, addSeconds } from 'date-fns';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type OpenDatabase, openDatabase } from '../../db/database.ts';
import { letters } from '../../db/letters.ts';
import { officers } from '../../db/officers.ts';
import type { Person } from '../../src/desk/deed.ts';
import type { Desk } from '../../src/desk/desk.ts';
import { openFile } from '../../src/desk/find-cases.ts';
import { acknowledgeForm } from '../../src/desk/forms/acknowledge.ts';
import { decideLetterForm } from '../../src/desk/forms/decide-letter.ts';
import { openCaseByHand } from '../../src/desk/open-case-by-hand.ts';
import { resendLetter } from '../../src/desk/resend-letter.ts';
import { sendLetter } from '../../src/desk/send-letters.ts';
import { claimCase } from '../../src/desk/work-case.ts';
import { bareDesk } from '../support/bare-desk.ts';
import { freshDatabase } from '../support/database.ts';
import { type FakeMailbox, fakeMailbox } from '../support/fake-mailbox.ts';

const start = new Date('2024-03-12T10:15:00Z');

let database: Awaited<ReturnType<typeof freshDatabase>>;
let connection: OpenDatabase;
let desk: Desk;
let mailbox: FakeMailbox;
let alex: Person;
let now: Date;
let reference: string;

beforeAll(async () => {
  database = await freshDatabase();
  connection = openDatabase(database.url, { connections: 3 });
  const who = { name: 'Alex Moss', title: 'Case Officer', lead: false, seenAt: start };
  const [card] = await connection.db.insert(officers).values(who).returning();
  alex = { id: card?.id ?? '', lead: false, name: 'Alex Moss' };
});
afterAll(async () => {
  await connection.close();
  await database.drop();
});

beforeEach(async ({ task }) => {
  now = start;
  mailbox = fakeMailbox(() => now);
  desk = { ...bareDesk(connection.db, () => now), mailbox };
  const contact = { name: 'Data Team', address: 'data.team@northvale.example' };
  const report = { channel: 'phone', organisation: 'Northvale Homes', words: 'A list was lost.' } as const;
  reference = await openCaseByHand(desk, alex, task.id, { ...report, contact, reportedAt: start });
  await claimCase(desk, alex, { reference, version: 1 }, `claim ${task.id}`);
});

async function write(kind: 'acknowledgement' | 'decision'): Promise<string> {
  const context = { reference, version: '2', outcome: 'No Further Action' };
  const [form, answers] =
    kind === 'acknowledgement' ? [acknowledgeForm, {}] : [decideLetterForm, { reasons: 'It came back unopened.' }];
  expect(await form.submit?.(desk, alex, answers, context, `write ${reference}`)).toHaveProperty('done');
  const [letter] = await desk.db.select().from(letters).where(eq(letters.reference, reference));
  return letter?.id ?? '';
}

/** Rings the sender every ten seconds of wall time, as often as the desk would. */
async function pass(letter: string, minutes: number) {
  for (let second = 0; second <= minutes * 60; second += 10) {
    await sendLetter(desk, letter);
    now = addSeconds(now, 10);
  }
}

const stateOf = async (letter: string) =>
  (await desk.db.select().from(letters).where(eq(letters.id, letter)))[0]?.state;

describe('a letter whose sending was not answered', () => {
  test('is sent once when it had left', async () => {
    const letter = await write('decision');
    mailbox.onSend('leaves-unsaid');
    await pass(letter, 3);
    expect([await stateOf(letter), mailbox.sends.length]).toEqual(['sent', 1]);
  });

  test('is waited for half an hour before anything is done again', async () => {
    const letter = await write('acknowledgement');
    mailbox.onSend('stays-unsaid');
    await pass(letter, 29);
    expect([await stateOf(letter), mailbox.sends.length]).toEqual(['submitting', 1]);
  });

  test('is sent again from the same draft when it does no harm late', async () => {
    const letter = await write('acknowledgement');
    mailbox.onSend('stays-unsaid');
    await pass(letter, 29);
    mailbox.onSend('leaves');
    await pass(letter, 5);
    expect(await stateOf(letter)).toBe('sent');
    expect(mailbox.sends).toEqual(['draft 1', 'draft 1']);
  });

  test('is never sent again by itself when it is a decision', async () => {
    const letter = await write('decision');
    mailbox.onSend('stays-unsaid');
    await pass(letter, 90);
    expect([await stateOf(letter), mailbox.sends.length]).toEqual(['needs-person', 1]);
    expect((await openFile(desk.db, reference)).kase).toMatchObject({ status: 'letter-leaving' });
  });

  test('goes on from the same draft once an officer says so', async () => {
    const letter = await write('decision');
    mailbox.onSend('stays-unsaid');
    await pass(letter, 40);
    mailbox.onSend('leaves');
    await resendLetter(desk, alex, { reference, version: 3 }, `again ${reference}`, letter);
    await pass(letter, 1);
    expect(await stateOf(letter)).toBe('sent');
    expect(mailbox.sends).toEqual(['draft 1', 'draft 1']);
    expect((await openFile(desk.db, reference)).kase).toMatchObject({ status: 'closed' });
  });

  test('is found when it turns up after an officer was asked', async () => {
    const letter = await write('decision');
    mailbox.onSend('stays-unsaid');
    await pass(letter, 40);
    mailbox.arrive();
    await resendLetter(desk, alex, { reference, version: 3 }, `again ${reference}`, letter);
    await pass(letter, 1);
    expect([await stateOf(letter), mailbox.sends.length]).toEqual(['sent', 1]);
  });
});

describe('a letter that the mailbox', () => {
  test('took but never sent is shown to an officer after half an hour', async () => {
    const letter = await write('decision');
    mailbox.onSend('stays-accepted');
    await pass(letter, 29);
    expect(await stateOf(letter)).toBe('accepted');
    await pass(letter, 3);
    expect([await stateOf(letter), mailbox.sends.length]).toEqual(['needs-person', 1]);
  });

  test('refused is shown to an officer at once', async () => {
    const letter = await write('acknowledgement');
    mailbox.onSend('refused');
    await pass(letter, 2);
    expect([await stateOf(letter), mailbox.sends.length]).toEqual(['needs-person', 1]);
  });

  test.for(['throttled', 'unavailable'] as const)('put off as %s goes out later, and once', async (trouble) => {
    const letter = await write('decision');
    mailbox.onSend(trouble);
    await pass(letter, 2);
    mailbox.onSend('leaves');
    await pass(letter, 2);
    expect(await stateOf(letter)).toBe('sent');
    expect((await mailbox.find(letter)).map(({ id }) => id)).toEqual(['draft 1']);
  });

  test('was not asked to send before its minute is over', async () => {
    const letter = await write('acknowledgement');
    now = addMinutes(start, 1);
    now = addSeconds(now, -1);
    await sendLetter(desk, letter);
    expect([await stateOf(letter), mailbox.sends]).toEqual(['queued', []]);
  });
});
