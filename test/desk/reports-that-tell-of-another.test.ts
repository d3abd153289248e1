import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cases } from '../../db/cases.ts';
import { messages } from '../../db/messages.ts';
import { notes } from '../../db/notes.ts';
import type { Desk } from '../../src/desk/desk.ts';
import { receiveMail } from '../../src/desk/receive-mail.ts';
import { bareDesk } from '../support/bare-desk.ts';
import { type OpenedDatabase, openFreshDatabase } from '../support/database.ts';
import { fakeMailbox } from '../support/fake-mailbox.ts';
import { fixtureMail } from '../support/fixture-mail.ts';
import { readsHere } from '../support/reads-here.ts';

const address = 'casework@regulator.example';
const now = new Date('2024-03-12T10:15:00Z');

let connection: OpenedDatabase;
let desk: Desk;
let raw: string;

beforeAll(async () => {
  connection = await openFreshDatabase();
  desk = {
    ...bareDesk(connection.db, () => now),
    mailbox: fakeMailbox(
      () => now,
      () => raw,
    ),
    reader: readsHere,
  };
});
afterAll(() => connection.close());

async function comes(mail: string) {
  raw = mail;
  const listed = { mailbox: address, mailboxId: crypto.randomUUID(), receivedAt: now, listedAt: now, state: 'listed' };
  const [{ id } = { id: '' }] = await desk.db.insert(messages).values(listed).returning({ id: messages.id });
  await receiveMail(desk, id);
  const [row] = await desk.db.select().from(messages).where(eq(messages.id, id));
  return row?.reference ?? '';
}

const threadOf = async (reference: string) => {
  const lines = await desk.db.select().from(notes).where(eq(notes.reference, reference)).orderBy(asc(notes.seq));
  return lines.map(({ message }) => (message as { text: string }).text);
};

/** A later report of the same organisation, about something else, whose text tells of the earlier case. */
const later = (number: number, told: string) =>
  fixtureMail('text-initial', {
    'fixture.1@': `fixture.later.${number}@`,
    'A spreadsheet of tenants in rent arrears was attached to a newsletter.': `Number ${number} is similar to our earlier ${told}.`,
  });

test('a new report opens a case of its own, and the case that its text tells of hears of it', async () => {
  const earlier = await comes(fixtureMail('text-initial'));
  const opened = await comes(later(1, earlier));
  expect(opened).not.toBe(earlier);
  expect(await desk.db.$count(cases)).toBe(2);
  expect(await threadOf(earlier)).toContain(`A new report, ${opened}, tells of this case.`);
  expect(await threadOf(opened)).toContain(`The report tells of ${earlier}.`);
});

test('of a restricted case no thread says anything', async () => {
  const [earlier] = await desk.db.select().from(cases).orderBy(asc(cases.reference)).limit(1);
  const reference = earlier?.reference ?? '';
  await desk.db.update(cases).set({ restricted: true }).where(eq(cases.reference, reference));
  const before = await threadOf(reference);
  const opened = await comes(later(2, reference));
  expect(await threadOf(reference)).toEqual(before);
  expect(await threadOf(opened)).toContain('The report tells of another case.');
});
