import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { caseEvents } from '../../db/case-events.ts';
import { messages } from '../../db/messages.ts';
import { notes } from '../../db/notes.ts';
import { officers } from '../../db/officers.ts';
import { tellings } from '../../db/tellings.ts';
import { setVisibility } from '../../src/case/visibility.ts';
import { changeCase } from '../../src/desk/change-case.ts';
import type { Person } from '../../src/desk/deed.ts';
import type { Desk } from '../../src/desk/desk.ts';
import { drawLook } from '../../src/desk/draw-look.ts';
import { openFile } from '../../src/desk/find-cases.ts';
import { byHandForm } from '../../src/desk/forms/by-hand.ts';
import { dismissMailsForm } from '../../src/desk/forms/dismiss-mails.ts';
import { fileMailForm } from '../../src/desk/forms/file-mail.ts';
import { dismissMail, openCaseForMail, restoreMail } from '../../src/desk/look-at-mail.ts';
import { caseAsKnown } from '../../src/desk/look-up-parties.ts';
import { openCaseByHand } from '../../src/desk/open-case-by-hand.ts';
import { receiveMail } from '../../src/desk/receive-mail.ts';
import { bareDesk } from '../support/bare-desk.ts';
import { type OpenedDatabase, openFreshDatabase } from '../support/database.ts';
import { emlOf } from '../support/eml.ts';
import { fakeMailbox } from '../support/fake-mailbox.ts';
import { readsHere } from '../support/reads-here.ts';

const casework = 'casework@regulator.example';
const jordan = 'jordan@sedge.example';
const start = new Date('2024-03-12T10:15:00Z');
const noon = new Date('2024-03-12T12:00:00Z');

let connection: OpenedDatabase;
let desk: Desk;
let alex: Person;
let tom: Person;
let count = 0;
/** Sedge's, and Fen's: a colleague answers the first, and names the second. */
let sedge: string;
let fen: string;
const outbox = new Map<string, Uint8Array>();

beforeAll(async () => {
  connection = await openFreshDatabase();
  const officer = async (name: string): Promise<Person> => {
    const [row] = await connection.db.insert(officers).values({ name, slackRole: 'lead', seenAt: start }).returning();
    return { id: row?.id ?? '', name, lead: true };
  };
  alex = await officer('Alex Moss');
  tom = await officer('Tom Okafor');
});
afterAll(() => connection.close());
beforeEach(async () => {
  await connection.db.delete(tellings);
  await connection.db.delete(notes);
  await connection.db.delete(messages);
  desk = {
    ...bareDesk(connection.db, () => noon),
    mailbox: fakeMailbox(
      () => start,
      (id) => outbox.get(id),
    ),
    reader: readsHere,
  };
  sedge = await reportedBy('Sedge Housing', { name: 'Jordan Ellis', address: jordan });
  fen = await reportedBy('Fen Estates', null);
});

function reportedBy(organisation: string, contact: { name: string; address: string } | null) {
  const phoned = { channel: 'phone', organisation, words: 'A list was lost.', contact, reportedAt: start } as const;
  return openCaseByHand(desk, alex, `by hand ${++count}`, phoned);
}

/** A colleague answers a mail of Sedge's case from Outlook, and names Fen's in the subject. */
async function sent(to = jordan): Promise<string> {
  const theirs = `<theirs${++count}@sedge.example>`;
  const filed = { mailbox: casework, mailboxId: theirs, internetMessageId: theirs, receivedAt: start };
  await desk.db.insert(messages).values({ ...filed, state: 'filed', reference: sedge, why: 'A receipt' });
  const headers = { From: casework, To: to, Subject: `Re: the list, see also ${fen}`, 'In-Reply-To': theirs };
  const mailboxId = `sent${count}`;
  outbox.set(
    mailboxId,
    emlOf({ headers: { ...headers, 'Message-ID': `<${mailboxId}@regulator.example>` }, text: 'We have your list.' }),
  );
  const listed = { mailbox: casework, mailboxId, outgoing: true, folder: 'sent', receivedAt: noon, sentAt: noon };
  const [row] = await desk.db
    .insert(messages)
    .values({ ...listed, listedAt: start, state: 'listed' })
    .returning({ id: messages.id });
  await receiveMail(desk, row?.id ?? '');
  return row?.id ?? '';
}

/** A mail comes into the Inbox, and waits for a person. */
async function received(headers: Record<string, string>, text: string): Promise<string> {
  const messageId = `<received${++count}@regulator.example>`;
  outbox.set(messageId, emlOf({ headers: { ...headers, 'Message-ID': messageId }, text }));
  const listed = { mailbox: casework, mailboxId: messageId, internetMessageId: messageId, receivedAt: noon };
  const [row] = await desk.db
    .insert(messages)
    .values({ ...listed, listedAt: start, state: 'listed' })
    .returning({ id: messages.id });
  await receiveMail(desk, row?.id ?? '');
  expect(await rowOf(row?.id ?? '')).toMatchObject({ state: 'held' });
  return row?.id ?? '';
}

const rowOf = async (id: string) => (await desk.db.select().from(messages).where(eq(messages.id, id)))[0];
const told = async () =>
  (await desk.db.select().from(tellings)).map(({ message }) => (message as { text: string }).text);
const threadOf = async (reference: string) =>
  (await desk.db.select().from(notes).where(eq(notes.reference, reference))).map(
    ({ message }) => (message as { text: string }).text,
  );
const eventsOf = async (reference: string) => (await openFile(desk.db, reference)).history;
const listFor = async (person: Person) => JSON.stringify(await drawLook(desk, person));
const look = (person: Person, id: string) => fileMailForm.open(desk, person, { reference: '', version: 0, id });
const settle = (person: Person, id: string, reference: string) =>
  fileMailForm.submit?.(desk, person, { choice: 'file-mail', reference }, { id }, `settle ${id}`);
const on = (id: string) => ({ reference: '', version: 0, id });

async function restrictTo(person: Person, reference: string) {
  const closing = { members: [person.id], onePerson: null, reason: null };
  await changeCase(desk, { reference, cause: `restrict ${reference}` }, (kase) =>
    setVisibility(kase, person, noon, closing),
  );
}

describe('what a colleague sends about two cases', () => {
  test('waits for somebody to say whose it is, and the office and both cases are told', async () => {
    const id = await sent();
    expect(await rowOf(id)).toMatchObject({ state: 'held', reference: null });
    expect(await told()).toEqual([expect.stringMatching(new RegExp(`this office.*${sedge}, ${fen}`))]);
    for (const one of [sedge, fen]) expect((await threadOf(one)).at(-1)).toContain('concerns this case and another');
    expect(await listFor(tom)).toContain(`${sedge}, ${fen}`);
  });

  test('is on the case that an officer picks, where it may be counted as the answer', async () => {
    const id = await sent();
    const form = JSON.stringify(await look(tom, id));
    expect(form).toContain(jordan);
    expect(form).not.toContain('New case');
    await settle(tom, id, sedge);
    expect(await rowOf(id)).toMatchObject({ state: 'filed', reference: sedge, settledBy: tom.id });
    expect((await eventsOf(sedge)).at(-1)).toMatchObject({ type: 'sent-by-hand', message: id, filedBy: tom.id });
    expect((await eventsOf(fen)).map(({ type }) => type)).not.toContain('sent-by-hand');
    const answers = JSON.stringify(await byHandForm.open(desk, alex, { reference: sedge, version: 0 }));
    expect(answers).toContain('We have your list.');
  });

  test('raises the alarm on that case when it went to nobody there', async () => {
    const id = await sent();
    await settle(tom, id, fen);
    expect(await rowOf(id)).toMatchObject({ why: expect.stringContaining('not on this case') });
    expect((await told()).at(-1)).toContain(`A mail about ${fen} was sent from Outlook to an address`);
  });

  test('opens no case of its own, and is brought back when it was put aside', async () => {
    const id = await sent();
    await expect(openCaseForMail(desk, tom, on(id), 'open')).rejects.toThrow(/sent by a colleague/);
    await dismissMail(desk, tom, on(id), 'dismiss');
    await restoreMail(desk, tom, on(id), 'restore');
    expect(await rowOf(id)).toMatchObject({ state: 'held' });
  });
});

describe('when a colleague names a restricted case in the text alone', () => {
  const jane = 'Jane Hill <jane@regulator.example>';
  const toOffice = { To: casework };
  const toCounsel = { To: 'counsel@firm.example', Cc: casework };
  beforeEach(() => restrictTo(alex, sedge));

  test.for([
    ['their own mailbox to this office', { From: jane, ...toOffice }],
    ['their own mailbox to somebody outside', { From: jane, ...toCounsel }],
    ['the office’s own mailbox to itself', { From: casework, ...toOffice }],
    ['the office’s own mailbox to somebody outside', { From: casework, ...toCounsel }],
    ['another mailbox of this office', { From: 'dpo@regulator.example', ...toOffice }],
  ] satisfies [string, Record<string, string>][])(
    'those outside it neither read nor settle what came out of %s',
    async ([, headers]) => {
      const id = await received({ ...headers, Subject: 'They rang me' }, `On ${sedge}: the list was found.`);
      for (const words of ['They rang me', sedge]) expect(await listFor(tom)).not.toContain(words);
      await expect(look(tom, id)).rejects.toThrow(/restricted to named officers/);
      await expect(settle(tom, id, fen)).rejects.toThrow(/restricted to named officers/);
      await expect(dismissMail(desk, tom, on(id), 'dismiss')).rejects.toThrow(/restricted to named officers/);
      await expect(openCaseForMail(desk, tom, on(id), 'open')).rejects.toThrow(/restricted to named officers/);
      const several = JSON.stringify(await dismissMailsForm.open(desk, tom, on(['1', id].join('/'))));
      expect(several).not.toContain('They rang me');

      expect(await listFor(alex)).toContain('They rang me');
      expect(JSON.stringify(await look(alex, id))).toContain('the list was found.');
      await dismissMail(desk, alex, on(id), 'dismiss');
      expect(await listFor(tom)).not.toContain('They rang me');
      await expect(restoreMail(desk, tom, on(id), 'restore')).rejects.toThrow(/restricted to named officers/);
      await restoreMail(desk, alex, on(id), 'restore');
      await settle(alex, id, sedge);
      expect(await rowOf(id)).toMatchObject({ state: 'filed', reference: sedge, settledBy: alex.id });
    },
  );

  test('beside one that is open, it is closed to them too', async () => {
    const words = `On ${fen} and ${sedge}: one list.`;
    const id = await received({ From: jane, ...toOffice, Subject: 'They rang me' }, words);
    expect(await listFor(tom)).not.toContain('They rang me');
    await expect(look(tom, id)).rejects.toThrow(/restricted to named officers/);
  });

  test('or means it by a slip in its reference', async () => {
    const slip = sedge.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10));
    const id = await received({ From: jane, ...toOffice, Subject: 'They rang me' }, `On ${slip}: it was found.`);
    expect(await rowOf(id)).toMatchObject({ suggested: sedge });
    expect(await listFor(tom)).not.toContain('They rang me');
    await expect(look(tom, id)).rejects.toThrow(/restricted to named officers/);
  });

  test('what it says of an open case is for everybody', async () => {
    const id = await received({ From: jane, ...toOffice, Subject: 'They rang me' }, `On ${fen}: it was found.`);
    expect(await listFor(tom)).toContain('They rang me');
    expect(JSON.stringify(await look(tom, id))).toContain('it was found.');
  });
});

describe('when one of the two is restricted', () => {
  beforeEach(() => restrictTo(alex, sedge));

  test('its name is told to nobody outside it, and its thread says nothing', async () => {
    await sent();
    expect(await told()).toEqual([expect.stringContaining(`another case, ${fen}`)]);
    expect((await threadOf(sedge)).join()).not.toContain('held');
    const list = await listFor(tom);
    for (const words of [sedge, 'the list']) expect(list).not.toContain(words);
    expect(await listFor(alex)).toContain(`${sedge}, ${fen}`);
  });

  test('a colleague’s words are read and settled by those inside alone', async () => {
    const id = await sent();
    const events = () => desk.db.$count(caseEvents);
    const before = await events();
    await expect(look(tom, id)).rejects.toThrow(/restricted to named officers/);
    await expect(settle(tom, id, fen)).rejects.toThrow(/restricted to named officers/);
    await expect(dismissMail(desk, tom, on(id), 'dismiss')).rejects.toThrow(/restricted to named officers/);
    expect(await events()).toBe(before);
    await dismissMail(desk, alex, on(id), 'dismiss');
    expect(await listFor(tom)).not.toContain('the list');
    await expect(restoreMail(desk, tom, on(id), 'restore')).rejects.toThrow(/restricted to named officers/);
    await restoreMail(desk, alex, on(id), 'restore');
    await settle(alex, id, sedge);
    expect(await rowOf(id)).toMatchObject({ state: 'filed', reference: sedge });
  });

  test('several that are not ours leave it alone, and name neither it nor what is on the case by its words', async () => {
    const waits = await sent();
    const listed = { mailbox: casework, mailboxId: 'joined', receivedAt: start, subject: 'Where the list lay' };
    const [joined] = await desk.db
      .insert(messages)
      .values({ ...listed, state: 'filed', reference: sedge, settledBy: alex.id })
      .returning({ id: messages.id });
    const mails = [waits, joined?.id ?? ''];
    const key = ['1', ...mails].join('/');
    await expect(dismissMailsForm.open(desk, tom, on(key))).rejects.toThrow(/dealt with/);
    const said = JSON.stringify(await dismissMailsForm.submit?.(desk, tom, { mails }, { page: '1' }, 'several'));
    expect(said).toContain('No mail was put aside.');
    expect(said).toContain('It waits for the officers who may open each of its cases');
    expect(said).toContain('Alex Moss has dealt with it');
    for (const words of [sedge, 'the list']) expect(said).not.toContain(words);
    expect(await rowOf(waits)).toMatchObject({ state: 'held' });
  });
});

describe('the copy of it that came into the Inbox', () => {
  const colleague = 'tom.okafor@regulator.example';

  /** A colleague writes to Jordan, about both cases or Sedge's alone, with the office in Cc. */
  async function copied({ from = casework, both = true, quoted = '' } = {}): Promise<string> {
    const subject = both ? `Your list: ${sedge}, ${fen}` : `${quoted && 'RE: '}Your list: ${sedge}`;
    return received({ From: from, To: jordan, Cc: casework, Subject: subject }, `We have your list.${quoted}`);
  }

  test.for([casework, colleague])('out of %s is read by those inside a restricted case alone', async (from) => {
    await restrictTo(alex, fen);
    const id = await copied({ from });
    expect(await listFor(tom)).not.toContain('Your list');
    await expect(look(tom, id)).rejects.toThrow(/restricted to named officers/);
    await expect(settle(tom, id, sedge)).rejects.toThrow(/restricted to named officers/);
    await expect(dismissMail(desk, tom, on(id), 'dismiss')).rejects.toThrow(/restricted to named officers/);
    expect(JSON.stringify(await look(alex, id))).toContain('We have your list.');
  });

  test.for([casework, colleague])('out of %s is on its case as sent from Outlook', async (from) => {
    const before = await desk.db.transaction((tx) => caseAsKnown(desk, tx, sedge));
    const id = await copied({ from, both: false });
    const form = JSON.stringify(await look(tom, id));
    expect(form).toContain('may be counted as the answer');
    expect(form).not.toContain('Its sender may then write');
    await settle(tom, id, sedge);
    expect(await rowOf(id)).toMatchObject({ state: 'filed', reference: sedge, why: 'Sent from Outlook' });
    expect((await eventsOf(sedge)).at(-1)).toMatchObject({ type: 'sent-by-hand', message: id, filedBy: tom.id });
    expect((await openFile(desk.db, sedge)).kase.unread).toEqual([]);
    expect(await desk.db.transaction((tx) => caseAsKnown(desk, tx, sedge))).toEqual(before);
  });

  test.for([casework, colleague])('out of %s is so too above the words that it answers', async (from) => {
    const header = ['From: Jordan Ellis <jordan@sedge.example>', 'Sent: 11 March 2024 09:00', 'To: Tom Okafor'];
    const quoted = ['', '', ...header, 'Subject: Your list', '', 'Here is our list.'].join('\r\n');
    const id = await copied({ from, both: false, quoted });
    const form = JSON.stringify(await look(tom, id));
    expect(form).toContain('We have your list.');
    expect(form).not.toContain('Here is our list.');
    await settle(tom, id, sedge);
    expect((await eventsOf(sedge)).at(-1)).toMatchObject({ type: 'sent-by-hand', message: id });
    expect((await openFile(desk.db, sedge)).kase.unread).toEqual([]);
  });

  test('is recorded once, also when Sent Items tell of it later', async () => {
    const id = await copied({ both: false });
    await settle(tom, id, sedge);
    const { mailboxId = '' } = (await rowOf(id)) ?? {};
    outbox.set(`${mailboxId} sent`, outbox.get(mailboxId) ?? new Uint8Array());
    const listed = {
      mailbox: casework,
      mailboxId: `${mailboxId} sent`,
      internetMessageId: mailboxId,
      receivedAt: noon,
    };
    const [row] = await desk.db
      .insert(messages)
      .values({ ...listed, outgoing: true, folder: 'sent', sentAt: noon, listedAt: start, state: 'listed' })
      .returning({ id: messages.id });
    await receiveMail(desk, row?.id ?? '');
    expect(await rowOf(row?.id ?? '')).toMatchObject({ state: 'filed', reference: sedge });
    expect((await openFile(desk.db, sedge)).kase.byHand.map(({ message }) => message)).toEqual([id]);
  });
});
