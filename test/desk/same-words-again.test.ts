import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { messages } from '../../db/messages.ts';
import type { Desk } from '../../src/desk/desk.ts';
import { receiveMail } from '../../src/desk/receive-mail.ts';
import { bareDesk } from '../support/bare-desk.ts';
import { type OpenedDatabase, openFreshDatabase } from '../support/database.ts';
import { emlOf } from '../support/eml.ts';
import { fakeMailbox } from '../support/fake-mailbox.ts';
import { readsHere } from '../support/reads-here.ts';

const address = 'casework@regulator.example';
const firm = 'Privacy Partners <dpo@partners.example>';
const now = new Date('2024-03-12T10:15:00Z');
/** The words of a firm that reports for many controllers, and names each in the subject alone. */
const words = 'We wish to report a personal data breach on behalf of our client. Please telephone us.';

let connection: OpenedDatabase;
let desk: Desk;
let raw: Uint8Array;
let first: string;

beforeAll(async () => {
  connection = await openFreshDatabase();
});
afterAll(() => connection.close());
beforeEach(async () => {
  await connection.db.update(messages).set({ reportDigest: null });
  desk = {
    ...bareDesk(connection.db, () => now),
    mailbox: fakeMailbox(
      () => now,
      () => raw,
    ),
    reader: readsHere,
  };
  first = (await comes({ Subject: 'Breach notification - Calder Finch' }))?.reference ?? '';
  expect(first).toMatch(/^IC-/);
});

async function comes(headers: Record<string, string>, text = words) {
  raw = emlOf({ headers: { From: firm, 'Message-ID': `<${crypto.randomUUID()}@partners.example>`, ...headers }, text });
  const listed = { mailbox: address, mailboxId: crypto.randomUUID(), receivedAt: now, listedAt: now, state: 'listed' };
  const [{ id } = { id: '' }] = await desk.db.insert(messages).values(listed).returning({ id: messages.id });
  await receiveMail(desk, id);
  const [row] = await desk.db.select().from(messages).where(eq(messages.id, id));
  return row;
}

const again = { state: 'filed', why: 'The same report again' };

test('the breach of another controller, told in the same words, is a case of its own', async () => {
  const other = await comes({ Subject: 'Breach notification - Northvale Homes' });
  expect(other).toMatchObject({ state: 'filed', why: null, classification: 'manual' });
  expect(other?.reference).not.toBe(first);
});

test.for([
  'Breach notification - Calder Finch',
  'FW: Breach notification -  Calder Finch',
  'WG: FW: breach notification - Calder Finch',
])('the same words under "%s" are the same report again', async (Subject) => {
  expect(await comes({ Subject })).toMatchObject({ ...again, reference: first });
});

test('and so they are under a subject that was forwarded without end', async () => {
  const Subject = `${'fw:'.repeat(60_000)} Breach notification - Calder Finch`;
  expect(await comes({ Subject })).toMatchObject({ ...again, reference: first });
});

test('and so they are when a colleague hands them on, whatever the colleague calls them', async () => {
  const inner = ['From: dpo@partners.example', 'Sent: 12 March 2024 10:15', `To: ${address}`];
  const text = [...inner, 'Subject: Breach notification - Calder Finch', '', words].join('\r\n');
  const headers = { From: 'Nadia Farrow <nadia.farrow@regulator.example>', Subject: 'FW: one for you' };
  expect(await comes(headers, text)).toMatchObject({ ...again, reference: first });
});
