import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { messages } from '../../db/messages.ts';
import { officers } from '../../db/officers.ts';
import { tellings } from '../../db/tellings.ts';
import type { Desk } from '../../src/desk/desk.ts';
import { openFile } from '../../src/desk/find-cases.ts';
import { SECOND_COPY } from '../../src/desk/match-mail.ts';
import { openCaseByHand } from '../../src/desk/open-case-by-hand.ts';
import { receiveMail } from '../../src/desk/receive-mail.ts';
import { bareDesk } from '../support/bare-desk.ts';
import { type OpenedDatabase, openFreshDatabase } from '../support/database.ts';
import { emlOf } from '../support/eml.ts';
import { fakeMailbox } from '../support/fake-mailbox.ts';
import { readsHere } from '../support/reads-here.ts';

const casework = 'casework@regulator.example';
const noon = new Date('2024-03-12T12:00:00Z');

let connection: OpenedDatabase;
let desk: Desk;
let count = 0;
let sedge: string;
let fen: string;
const outbox = new Map<string, Uint8Array>();

beforeAll(async () => {
  connection = await openFreshDatabase();
});
afterAll(() => connection.close());
beforeEach(async () => {
  await connection.db.delete(tellings);
  await connection.db.delete(messages);
  desk = {
    ...bareDesk(connection.db, () => noon),
    mailbox: fakeMailbox(
      () => noon,
      (id) => outbox.get(id),
    ),
    reader: readsHere,
  };
  sedge = await phoned('Sedge Housing');
  fen = await phoned('Fen Estates');
});

async function phoned(organisation: string): Promise<string> {
  const [officer] = await desk.db
    .insert(officers)
    .values({ name: `Officer ${++count}`, slackRole: 'lead', seenAt: noon })
    .returning();
  const alex = { id: officer?.id ?? '', name: 'Alex Moss', lead: true };
  const contact = { name: 'Jordan Ellis', address: 'jordan@sedge.example' };
  const report = { channel: 'phone', organisation, words: 'A list was lost.', contact, reportedAt: noon } as const;
  return openCaseByHand(desk, alex, `by hand ${count}`, report);
}

function mailAbout(subject: string, to: string): { name: string; bytes: Uint8Array } {
  const name = `<sent${++count}@regulator.example>`;
  const headers = { From: casework, To: to, Subject: subject, 'Message-ID': name };
  return { name, bytes: emlOf({ headers, text: 'We have your list.' }) };
}

/** It lies in Sent Items, under an id of its own. */
async function lies({ name, bytes }: { name: string; bytes: Uint8Array }): Promise<string> {
  const mailboxId = `id${++count}`;
  outbox.set(mailboxId, bytes);
  const [row] = await desk.db
    .insert(messages)
    .values({
      mailbox: casework,
      mailboxId,
      internetMessageId: name,
      outgoing: true,
      folder: 'sent',
      state: 'listed',
      receivedAt: noon,
    })
    .returning({ id: messages.id });
  await receiveMail(desk, row?.id ?? '');
  return row?.id ?? '';
}

const rowOf = async (id: string) => (await desk.db.select().from(messages).where(eq(messages.id, id)))[0];
const toldOf = () => desk.db.$count(tellings);

test('a mail that is copied or restored in Sent Items was sent once, and the office hears once where it went', async () => {
  const mail = mailAbout(`Your list, ${sedge}`, 'somebody@elsewhere.example');
  const first = await lies(mail);
  const told = await toldOf();
  const { length } = (await openFile(desk.db, sedge)).history;
  const copies = [await lies(mail), await lies(mail)];
  expect(await rowOf(first)).toMatchObject({
    state: 'filed',
    reference: sedge,
    why: expect.not.stringMatching(SECOND_COPY),
  });
  for (const copy of copies)
    expect(await rowOf(copy)).toMatchObject({ state: 'filed', reference: sedge, why: SECOND_COPY });
  expect((await openFile(desk.db, sedge)).history).toHaveLength(length);
  expect(await toldOf()).toBe(told);
});

test('a copy of a mail that waits for an officer does not wait beside it, and is no original of that', async () => {
  const mail = mailAbout(`Your lists, ${sedge} and ${fen}`, 'jordan@sedge.example');
  const first = await lies(mail);
  const told = await toldOf();
  const copy = await lies(mail);
  expect(await rowOf(first)).toMatchObject({ state: 'held' });
  expect(await rowOf(copy)).toMatchObject({ state: 'kept', reference: null, why: SECOND_COPY });
  expect(await toldOf()).toBe(told);
  await desk.db.update(messages).set({ state: 'listed' }).where(eq(messages.id, first));
  await receiveMail(desk, first);
  expect(await rowOf(first)).toMatchObject({ state: 'held' });
});

test('another mail under the same Message-ID is a mail of its own', async () => {
  const mail = mailAbout(`Your list, ${sedge}`, 'jordan@sedge.example');
  await lies(mail);
  const other = await lies({ ...mailAbout(`The other list, ${sedge}`, 'jordan@sedge.example'), name: mail.name });
  expect(await rowOf(other)).toMatchObject({ state: 'filed', reference: sedge, why: 'Sent from Outlook' });
});
