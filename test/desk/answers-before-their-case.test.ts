import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { messages } from '../../db/messages.ts';
import type { Person } from '../../src/desk/deed.ts';
import type { Desk, Work } from '../../src/desk/desk.ts';
import { openFile } from '../../src/desk/find-cases.ts';
import { dismissMail, fileHeldMail, keepLog, openCaseForMail } from '../../src/desk/look-at-mail.ts';
import { receiveMail } from '../../src/desk/receive-mail.ts';
import { bareDesk } from '../support/bare-desk.ts';
import { type OpenedDatabase, openFreshDatabase } from '../support/database.ts';
import { emlOf } from '../support/eml.ts';
import { fakeMailbox } from '../support/fake-mailbox.ts';
import { readsHere } from '../support/reads-here.ts';

const address = 'casework@regulator.example';
const also = 'icocasework@regulator.example';
const now = new Date('2024-03-12T10:15:00Z');
const alex: Person = { id: 'o1', lead: false, name: 'Alex Moss' };
const raws = new Map<string, Uint8Array>();

let connection: OpenedDatabase;
let desk: Desk;
let rung: Work[];
let mails = 0;

beforeAll(async () => {
  connection = await openFreshDatabase();
});
afterAll(() => connection.close());
beforeEach(() => {
  rung = [];
  const mailbox: Desk['mailbox'] = fakeMailbox(
    () => now,
    (id) => raws.get(id),
  );
  desk = {
    ...bareDesk(connection.db, () => now),
    mailbox,
    alsoRead: [{ ...mailbox, address: also }],
    reader: readsHere,
    bell: { ring: async (work) => void rung.push(...[work].flat()) },
  };
});

const TENANTS = 'Our tenants ask us when they will hear of it.';

async function comes(
  headers: Record<string, string>,
  place: Partial<typeof messages.$inferInsert> = {},
  text = TENANTS,
): Promise<string> {
  const mailboxId = `mail ${++mails}`;
  raws.set(mailboxId, emlOf({ headers, text }));
  const internetMessageId = headers['Message-ID'] ?? null;
  const seen = { mailbox: address, mailboxId, internetMessageId, receivedAt: now, listedAt: now, state: 'listed' };
  const listed = { ...seen, ...place };
  const [{ id } = { id: '' }] = await desk.db.insert(messages).values(listed).returning({ id: messages.id });
  await receiveMail(desk, id);
  return id;
}

const placeOf = async (id: string) => {
  const [row] = await desk.db.select().from(messages).where(eq(messages.id, id));
  return row && { state: row.state, reference: row.reference };
};
const on = (id: string, reference = '') => ({ reference, version: 0, id });

/** A mail that the desk makes no case of, and the answer to it that came while it waited. */
async function mailAndAnswer() {
  const first = `<first.${mails}@northvale.example>`;
  const id = await comes({ Subject: 'Our tenants', 'Message-ID': first });
  const headers = { Subject: 'Re: Our tenants', 'Message-ID': first.replace('first', 'answer'), 'In-Reply-To': first };
  const answer = await comes(headers);
  const waiting = { state: 'held', reference: null };
  expect([await placeOf(id), await placeOf(answer)]).toEqual([waiting, waiting]);
  rung = [];
  return { id, answer, headers };
}

test('an answer that waits goes where its mail goes once an officer opens a case for that', async () => {
  const { id, answer } = await mailAndAnswer();
  await openCaseForMail(desk, alex, on(id), 'open it');
  const reference = (await placeOf(id))?.reference;
  expect(rung).toContainEqual({ queue: 'mails', id: answer });
  await receiveMail(desk, answer);
  expect(await placeOf(answer)).toEqual({ state: 'filed', reference });
});

test('also once an officer puts its mail on a case', async () => {
  const { id } = await mailAndAnswer();
  await openCaseForMail(desk, alex, on(id), 'open it');
  const reference = (await placeOf(id))?.reference ?? '';
  const { id: another, answer } = await mailAndAnswer();
  await fileHeldMail(desk, alex, on(another, reference), 'file it');
  expect(rung).toContainEqual({ queue: 'mails', id: answer });
  await receiveMail(desk, answer);
  expect(await placeOf(answer)).toEqual({ state: 'filed', reference });
});

test('and goes on waiting when its mail comes on no case', async () => {
  const { id, answer } = await mailAndAnswer();
  await keepLog(desk, alex, on(id), 'keep it');
  expect(rung).toEqual([]);
  expect(await placeOf(answer)).toEqual({ state: 'held', reference: null });
});

test('an answer that came to two mailboxes is no copy of its own copy', async () => {
  const { id, answer, headers } = await mailAndAnswer();
  const copy = await comes(headers, { mailbox: also });
  expect(await placeOf(copy)).toEqual({ state: 'kept', reference: null });
  await openCaseForMail(desk, alex, on(id), 'open it');
  const reference = (await placeOf(id))?.reference;
  await receiveMail(desk, answer);
  expect(await placeOf(answer)).toEqual({ state: 'filed', reference });
});

test('and one that an officer put aside is not brought before them again by its copy', async () => {
  const { answer, headers } = await mailAndAnswer();
  await dismissMail(desk, alex, on(answer), 'not ours');
  const copy = await comes(headers, { mailbox: also });
  expect(await placeOf(copy)).toEqual({ state: 'kept', reference: null });
});

describe('what a colleague answered from Outlook before there was a case', () => {
  const sent = (answered: string, subject = 'Re: Our tenants') =>
    comes(
      {
        From: address,
        To: 'jo@northvale.example',
        Subject: subject,
        'Message-ID': `<sent.${mails}@regulator.example>`,
        'In-Reply-To': answered,
      },
      { outgoing: true, folder: 'sent', sentAt: now },
      'Tell them today.',
    );
  const byHandOn = async (reference: string) =>
    (await openFile(desk.db, reference)).kase.byHand.map(({ message }) => message);

  /** A mail that waits, and a colleague's answer to it. */
  async function mailAndSent() {
    const first = `<first.${mails}@northvale.example>`;
    const id = await comes({ From: 'jo@northvale.example', Subject: 'Our tenants', 'Message-ID': first });
    const answer = await sent(first);
    expect([(await placeOf(id))?.state, (await placeOf(answer))?.state]).toEqual(['held', 'kept']);
    rung = [];
    return { id, answer };
  }

  test('is on the case that an officer opens for the mail', async () => {
    const { id, answer } = await mailAndSent();
    await openCaseForMail(desk, alex, on(id), 'open it');
    const reference = (await placeOf(id))?.reference ?? '';
    expect(rung).toContainEqual({ queue: 'mails', id: answer });
    await receiveMail(desk, answer);
    expect(await placeOf(answer)).toEqual({ state: 'filed', reference });
    expect(await byHandOn(reference)).toEqual([answer]);
  });

  test('takes along what was answered to it, and waited too', async () => {
    const { id, answer } = await mailAndSent();
    const key = `<sent.${mails - 1}@regulator.example>`;
    const thanks = await comes({ Subject: 'Thanks', 'Message-ID': key.replace('sent', 'thanks'), 'In-Reply-To': key });
    await openCaseForMail(desk, alex, on(id), 'open it');
    await receiveMail(desk, answer);
    expect(rung).toContainEqual({ queue: 'mails', id: thanks });
    await receiveMail(desk, thanks);
    expect(await placeOf(thanks)).toEqual(await placeOf(id));
  });

  test('is on the case that an officer puts the mail on', async () => {
    const { id: before } = await mailAndSent();
    await openCaseForMail(desk, alex, on(before), 'open it');
    const reference = (await placeOf(before))?.reference ?? '';
    const { id, answer } = await mailAndSent();
    await fileHeldMail(desk, alex, on(id, reference), 'file it');
    await receiveMail(desk, answer);
    expect(await placeOf(answer)).toEqual({ state: 'filed', reference });
  });

  test('is on the case of a report that the mailbox put off', async () => {
    const report = '<report@northvale.example>';
    const answer = await sent(report);
    expect(await placeOf(answer)).toEqual({ state: 'kept', reference: null });
    rung = [];
    const words = 'We wish to report a personal data breach: a list of tenants was lost.';
    const id = await comes({ From: 'jo@northvale.example', Subject: 'A breach', 'Message-ID': report }, {}, words);
    const reference = (await placeOf(id))?.reference ?? '';
    expect(rung).toContainEqual({ queue: 'mails', id: answer });
    await receiveMail(desk, answer);
    expect(await placeOf(answer)).toEqual({ state: 'filed', reference });
    expect(await byHandOn(reference)).toEqual([answer]);
  });

  test('is on the case of a message that the mailbox put off', async () => {
    const { id: before } = await mailAndSent();
    await openCaseForMail(desk, alex, on(before), 'open it');
    const reference = (await placeOf(before))?.reference ?? '';
    const message = '<message@northvale.example>';
    const answer = await sent(message);
    await comes({ From: 'jo@northvale.example', Subject: `Our tenants: ${reference}`, 'Message-ID': message });
    await receiveMail(desk, answer);
    expect(await placeOf(answer)).toEqual({ state: 'filed', reference });
  });

  test('stays where an officer said that it is on no case', async () => {
    const { id, answer } = await mailAndSent();
    await desk.db.update(messages).set({ why: 'On no case', settledBy: alex.id }).where(eq(messages.id, answer));
    await openCaseForMail(desk, alex, on(id), 'open it');
    expect(rung.filter(({ queue }) => queue === 'mails')).toEqual([]);
    expect(await placeOf(answer)).toEqual({ state: 'kept', reference: null });
  });
});
