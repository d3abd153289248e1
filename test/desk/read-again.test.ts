import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Form } from '../../blocks/kit.ts';
import { caseEvents } from '../../db/case-events.ts';
import { cases } from '../../db/cases.ts';
import { type OpenDatabase, openDatabase } from '../../db/database.ts';
import { messages } from '../../db/messages.ts';
import type { Person } from '../../src/desk/deed.ts';
import type { Desk } from '../../src/desk/desk.ts';
import { openFile } from '../../src/desk/find-cases.ts';
import { correctAnswerForm } from '../../src/desk/forms/correct-answer.ts';
import { readAgainForm } from '../../src/desk/forms/read-again.ts';
import { reportForm } from '../../src/desk/forms/report.ts';
import type { MailReading } from '../../src/desk/mail-reader.ts';
import { receiveMail } from '../../src/desk/receive-mail.ts';
import { claimCase } from '../../src/desk/work-case.ts';
import { readMail } from '../../src/mail/reading/read-mail.ts';
import { allBytes } from '../support/all-bytes.ts';
import { bareDesk } from '../support/bare-desk.ts';
import { freshDatabase } from '../support/database.ts';
import { fakeMailbox } from '../support/fake-mailbox.ts';
import { fixtureMail } from '../support/fixture-mail.ts';
import { expectWhole } from '../support/whole.ts';

const office = { mailbox: 'casework@regulator.example', zone: 'Europe/London', prefix: 'IC' };
const now = new Date('2024-03-12T10:15:00Z');
const alex: Person = { id: 'U0ALEX', name: 'Alex Moss', lead: false };
const priya: Person = { id: 'U0PRIYA', name: 'Priya Anand', lead: true };
const raw = Buffer.from(fixtureMail('text-initial'));

let database: Awaited<ReturnType<typeof freshDatabase>>;
let connection: OpenDatabase;
let desk: Desk;
let reference: string;
beforeAll(async () => {
  database = await freshDatabase();
  connection = openDatabase(database.url, { connections: 3 });
  desk = {
    ...bareDesk(connection.db, () => now),
    mailbox: fakeMailbox(
      () => now,
      () => raw,
    ),
    reader: readerOf('form reader 1', (reading) => reading),
  };
  const mail = { mailbox: office.mailbox, mailboxId: 'first', receivedAt: now, listedAt: now, state: 'listed' };
  const [row] = await desk.db.insert(messages).values(mail).returning({ id: messages.id });
  await receiveMail(desk, row?.id ?? '');
  const [kase] = await desk.db.select().from(cases);
  reference = kase?.reference ?? '';
  await claimCase(desk, alex, { reference, version: 1 }, 'claim');
});
afterAll(async () => {
  await connection.close();
  await database.drop();
});

/** A reader that makes something else of the same mail. */
function readerOf(version: string, otherwise: (reading: MailReading) => MailReading): Desk['reader'] {
  const read: Desk['reader']['readSlowly'] = async (open) =>
    otherwise({ ...(await readMail(await allBytes(open()), office)), reader: version });
  return { version, read, readSlowly: read, stop: async () => {} };
}

const answering = (field: string, value: string) => (reading: MailReading) => ({
  ...reading,
  answers: reading.answers.map((one) => (one.field === field ? { ...one, state: 'read' as const, value } : one)),
});
const newer = (reading: MailReading) => ({
  ...answering('subjectCount', '12')(answering('cyber', 'Yes')(reading)),
  fields: reading.fields && {
    ...reading.fields,
    cyber: 'Yes',
    subjectCount: { raw: '12', value: 12, approximate: false },
  },
});

const target = async () => ({ reference, version: (await openFile(desk.db, reference)).kase.version });
const shown = (form: Form) => JSON.stringify(form.body);
const newest = async () => (await openFile(desk.db, reference)).kase.reports[0];

test('the history knows which reader read the report', async () => {
  expect((await newest())?.reader).toBe('form reader 1');
});

test('as long as the reader is the same, only a lead is offered to read again', async () => {
  const offered = async (person: Person) => shown(await reportForm.open(desk, person, await target()));
  expect(await offered(alex)).not.toContain('read-again');
  expect(await offered(priya)).toContain('read-again');
  await expect(readAgainForm.open(desk, alex, await target())).rejects.toThrow('The same reader');
});

test('an upgraded desk shows what differs before anything changes', async () => {
  desk.reader = readerOf('form reader 2', newer);
  expect(shown(await reportForm.open(desk, alex, await target()))).toContain('read-again');
  const before = await newest();
  const form = await readAgainForm.open(desk, alex, await target());
  expect(shown(form)).toContain('Read by form reader 1, and now by form reader 2.');
  expect(shown(form)).toContain('2 answers differ.');
  expect(form.submit).toBe('Take the new reading');
  expect(await newest()).toEqual(before);
});

test('a correction made meanwhile stops the taking, and is kept on top of the next reading', async () => {
  const again = await readAgainForm.open(desk, alex, await target());
  const { version } = await target();
  const context = { reference, version: String(version), id: '0', field: 'subjectCount' };
  await correctAnswerForm.submit(desk, alex, { answer: '1,500' }, context, 'correction');
  await expect(readAgainForm.submit?.(desk, alex, {}, again.context, 'too late')).rejects.toThrow(
    'corrected an answer',
  );

  const form = await readAgainForm.open(desk, alex, await target());
  expect(shown(form)).toContain('1 answer differs.');
  await readAgainForm.submit?.(desk, alex, {}, form.context, 'taken');
  const report = await newest();
  expect(report).toMatchObject({ reader: 'form reader 2', peopleBand: '1k to 10k' });
  const words = shown(await reportForm.open(desk, alex, await target()));
  expect(words).toContain('1,500');
  expect(words).toContain('Corrected by');
});

test('what is taken is what was shown, even if the desk is upgraded once more in between', async () => {
  desk.reader = readerOf('form reader 3', answering('training', 'No'));
  const form = await readAgainForm.open(desk, alex, await target());
  desk.reader = readerOf('form reader 4', answering('impact', 'High'));
  await readAgainForm.submit?.(desk, alex, {}, form.context, 'third');
  expect((await newest())?.reader).toBe('form reader 3');
});

test('the first reading stays in the history, and the later ones say who took them', async () => {
  const rows = await desk.db.select().from(caseEvents).where(eq(caseEvents.reference, reference));
  const types = rows.toSorted((a, b) => a.version - b.version).map(({ type }) => type);
  expect(types).toEqual(['opened', 'claimed', 'answer-corrected', 'report-read-again', 'report-read-again']);
  await expectWhole(desk.db, now);
});
