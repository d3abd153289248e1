import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { messages } from '../../db/messages.ts';
import { officers } from '../../db/officers.ts';
import { adoptCases } from '../../src/desk/adopt-cases.ts';
import type { Person } from '../../src/desk/deed.ts';
import type { Desk } from '../../src/desk/desk.ts';
import { acknowledgeForm } from '../../src/desk/forms/acknowledge.ts';
import { fileFor } from '../../src/desk/forms/case-form.ts';
import { contactForm } from '../../src/desk/forms/contact.ts';
import { openCaseByHand } from '../../src/desk/open-case-by-hand.ts';
import { claimCase } from '../../src/desk/work-case.ts';
import { bareDesk } from '../support/bare-desk.ts';
import { type OpenedDatabase, openFreshDatabase } from '../support/database.ts';
import { readingOf } from '../support/reading.ts';

const now = new Date('2024-03-15T09:00:00Z');
const dpo = { name: null, address: 'dpo@northvale.example' };
const reportedAt = new Date('2024-03-14T10:15:00Z');
const signature = { title: 'Case Officer', telephone: '01632 960127', initials: 'AM' };

let database: OpenedDatabase;
let desk: Desk;
let alex: Person;

beforeAll(async () => {
  database = await openFreshDatabase();
  desk = bareDesk(database.db, () => now);
  const card = { name: 'Alex Moss', slackUserId: 'U0ALEX', slackRole: 'officer', seenAt: now, ...signature };
  const [row] = await desk.db.insert(officers).values(card).returning();
  alex = { id: row?.id ?? '', lead: false, name: 'Alex Moss' };
});
afterAll(() => database.close());

async function byTelephone(contact: typeof dpo | null): Promise<string> {
  const report = { reportedAt, organisation: 'Northvale Homes', contact, words: 'A list is lost.' };
  const cause = randomUUID();
  const reference = await openCaseByHand(desk, alex, cause, { channel: 'phone', ...report });
  await claimCase(desk, alex, { reference, version: 1 }, `claim ${cause}`);
  return reference;
}

let taken = 0;

async function adopted(): Promise<string> {
  const reference = `IC-3${taken++}191-G5C6`;
  const of = { line: 2, reference, organisation: 'Northvale Homes', contact: dpo, reportedAt, dayAlone: false };
  await adoptCases(desk, [{ ...of, owner: 'Alex Moss', answeredAt: null }]);
  return reference;
}

async function nowGoesTo(reference: string, address: string) {
  const { context } = await contactForm.open(desk, alex, { reference, version: 0 });
  await contactForm.submit?.(desk, alex, { address }, context, randomUUID());
}

const doubtsOn = async (reference: string) => (await fileFor(desk, alex, { reference, version: 0 })).doubts;

describe.each([
  ['was taken over', adopted],
  ['came by telephone', () => byTelephone(dpo)],
])('a case without mail that %s', (_how, open) => {
  let reference: string;
  beforeEach(async () => {
    reference = await open();
  });

  test('has no doubt about the contact that it came with', async () => {
    expect(await doubtsOn(reference)).toEqual([]);
  });

  test('says before a letter that its contact is elsewhere now', async () => {
    await nowGoesTo(reference, 'dpo@northvaie.example');
    const doubts = [
      'The first contact of this case is at northvale.example, and this goes to northvaie.example.',
      'Nobody has written to us from that address on this case.',
    ];
    expect(await doubtsOn(reference)).toEqual(doubts);
    for (const form of [contactForm, acknowledgeForm]) {
      const shown = JSON.stringify(await form.open(desk, alex, { reference, version: 0 }));
      for (const doubt of doubts) expect(shown).toContain(doubt);
    }
  });

  test('goes on saying so when somebody else there becomes its contact', async () => {
    await nowGoesTo(reference, 'dpo@northvaie.example');
    await nowGoesTo(reference, 'clerk@northvaie.example');
    expect(await doubtsOn(reference)).toContainEqual(expect.stringContaining('northvaie.example'));
  });

  test('says of somebody else in the same house only that they never wrote', async () => {
    await nowGoesTo(reference, 'clerk@northvale.example');
    expect(await doubtsOn(reference)).toEqual(['Nobody has written to us from that address on this case.']);
  });

  test('is sure once they have written', async () => {
    await nowGoesTo(reference, 'counsel@firm.example');
    await desk.db.insert(messages).values({
      mailbox: 'casework@regulator.example',
      mailboxId: randomUUID(),
      receivedAt: now,
      state: 'filed',
      reference,
      fromAddress: 'counsel@firm.example',
      reading: readingOf({ from: 'counsel@firm.example' }),
    });
    expect(await doubtsOn(reference)).toEqual([]);
  });
});

test('the first contact of a case that came without one is no change', async () => {
  const reference = await byTelephone(null);
  await nowGoesTo(reference, 'dpo@northvale.example');
  expect(await doubtsOn(reference)).toEqual([]);
  await nowGoesTo(reference, 'dpo@northvaie.example');
  expect(await doubtsOn(reference)).toHaveLength(2);
});
