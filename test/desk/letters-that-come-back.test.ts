import { addDays } from 'date-fns/addDays';
import { addMinutes } from 'date-fns/addMinutes';
import { and, eq, ne } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { letters } from '../../db/letters.ts';
import { messages } from '../../db/messages.ts';
import { setVisibility } from '../../src/case/visibility.ts';
import { changeCase } from '../../src/desk/change-case.ts';
import type { Person } from '../../src/desk/deed.ts';
import { doubtsAboutContact } from '../../src/desk/doubt-contact.ts';
import { openFile } from '../../src/desk/find-cases.ts';
import { fileMailForm } from '../../src/desk/forms/file-mail.ts';
import { openCaseForMail } from '../../src/desk/look-at-mail.ts';
import { caseAsKnown } from '../../src/desk/look-up-parties.ts';
import { receiveMail } from '../../src/desk/receive-mail.ts';
import { undoLetter } from '../../src/desk/undo-letter.ts';
import { bounceOf } from '../support/bounce.ts';
import { readsHere } from '../support/reads-here.ts';
import { letterOffice } from './letter-office.ts';

const office = letterOffice();
let letter: string;
let messageId: string;

beforeEach(async () => {
  office.desk.reader = readsHere;
  // Those of other tests went to the same address, and have the same Message-IDs.
  await office.desk.db.update(letters).set({ state: 'withdrawn', internetMessageId: null });
  letter = await office.write('decision');
  await office.pass(letter, 2);
  const [row] = await office.desk.db.select().from(letters).where(eq(letters.id, letter));
  messageId = row?.internetMessageId ?? '';
  expect([row?.state, (await office.kase()).status]).toEqual(['sent', 'closed']);
});

/** What becomes of a mail that comes now. */
async function comes(raw: string) {
  const mail = {
    mailbox: 'casework@regulator.example',
    mailboxId: crypto.randomUUID(),
    receivedAt: office.now,
    listedAt: office.now,
    state: 'listed',
  };
  const { db, mailbox } = office.desk;
  const [listed] = await db.insert(messages).values(mail).returning({ id: messages.id });
  office.desk.mailbox = {
    ...mailbox,
    raw: async function* () {
      yield Buffer.from(raw);
    },
  };
  await receiveMail(office.desk, listed?.id ?? '');
  const [row] = await db
    .select({ id: messages.id, state: messages.state, reference: messages.reference, why: messages.why })
    .from(messages)
    .where(eq(messages.id, listed?.id ?? ''));
  return row;
}

const stands = async () => [await office.stateOf(letter), (await office.kase()).status];
const report = (replaced: Record<string, string> = {}) =>
  Object.entries(replaced).reduce(
    (mail, [from, to]) => mail.replace(from, to),
    bounceOf(messageId, 'data.team@northvale.example'),
  );
const SYSTEM = 'Mail Delivery System <mailer-daemon@mailhouse.example>';

describe('a delivery report of a mail system', () => {
  test('that returns the letter takes it back', async () => {
    expect(await comes(report())).toMatchObject({ state: 'filed', reference: office.reference });
    expect(await stands()).toEqual(['bounced', 'new']);
  });

  test('also one of our own Exchange', async () => {
    const exchange = 'Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@regulator.example>';
    expect(await comes(report({ [SYSTEM]: exchange, 'Return-Path: <>\r\n': '' }))).toMatchObject({ state: 'filed' });
    expect(await stands()).toEqual(['bounced', 'new']);
  });

  test('in prose that quotes the headers of the letter', async () => {
    const prose = [
      'From: Mail Delivery System <Mailer-Daemon@northvale.example>',
      'To: casework@regulator.example',
      'Subject: Mail delivery failed: returning message to sender',
      '',
      'A message that you sent could not be delivered: data.team@northvale.example',
      '------ This is a copy of the message, including all the headers. ------',
      '',
      'Subject: Decision',
      `Message-ID: ${messageId}`,
      '',
    ].join('\r\n');
    expect(await comes(prose)).toMatchObject({ state: 'filed', reference: office.reference });
    expect(await stands()).toEqual(['bounced', 'new']);
  });

  test('is put before a person when it returns nothing of the letter and only names its address', async () => {
    const prose = [
      'From: mailer-daemon@evil.example',
      'To: casework@regulator.example',
      'Subject: Undeliverable',
      '',
      'Nobody reads data.team@northvale.example any more.',
    ].join('\r\n');
    expect(await comes(prose)).toMatchObject({
      state: 'held',
      why: expect.stringContaining(`a letter of ${office.reference}`),
    });
    expect(await stands()).toEqual(['sent', 'closed']);
  });

  test('is put before a person when it comes later than mail systems try', async () => {
    office.now = addDays(office.now, 8);
    expect(await comes(report())).toMatchObject({ state: 'held', why: expect.stringContaining('more than a week') });
    expect(await stands()).toEqual(['sent', 'closed']);
  });

  test('is put before a person when it is about another address, such as that of somebody in the group', async () => {
    const member = { 'rfc822; data.team@': 'rfc822; leaver@' };
    expect(await comes(report(member))).toMatchObject({
      state: 'held',
      why: `A delivery report about a letter of ${office.reference}: it names another address than the letter went to`,
    });
    expect(await stands()).toEqual(['sent', 'closed']);
  });

  test.for(['delayed', 'relayed'])('about another address that says only "%s" is on file', async (action) => {
    const member = { 'rfc822; data.team@': 'rfc822; leaver@', 'Action: failed': `Action: ${action}` };
    expect(await comes(report(member))).toMatchObject({ state: 'filed', reference: office.reference });
    expect(await stands()).toEqual(['sent', 'closed']);
  });

  test('that names the address beside the one to which the mail system made it', async () => {
    const final = 'Final-Recipient: rfc822; d.team@northvale.onmicrosoft.example';
    const original = 'Original-Recipient: rfc822;Data.Team@northvale.example';
    const made = { 'Final-Recipient: rfc822; data.team@northvale.example': `${final}\r\n${original}` };
    expect(await comes(report(made))).toMatchObject({ state: 'filed', reference: office.reference });
    expect(await stands()).toEqual(['bounced', 'new']);
  });

  test('is put before a person when its sender is forged', async () => {
    const forged = { 'Return-Path: <>': 'Authentication-Results: mx.regulator.example; dmarc=fail' };
    expect(await comes(report(forged))).toMatchObject({ state: 'held', why: expect.stringContaining('forged') });
    expect(await stands()).toEqual(['sent', 'closed']);
  });

  test('is put before a person when it returns two letters', async () => {
    const other = crypto.randomUUID();
    const [row] = await office.desk.db.select().from(letters).where(eq(letters.id, letter));
    if (row) await office.desk.db.insert(letters).values({ ...row, id: other, internetMessageId: '<other@x.example>' });
    const both = report({ 'Message-ID': `x-breachdesk-key: ${other}\r\nMessage-ID` });
    expect(await comes(both)).toMatchObject({ state: 'held', why: expect.stringContaining('which letter') });
    expect(await stands()).toEqual(['sent', 'closed']);
  });

  test('with a key that is none of ours is placed like any other', async () => {
    const odd = report({ [`Message-ID: ${messageId}`]: `x-breachdesk-key: ${'-'.repeat(36)}` });
    expect(await comes(odd)).toMatchObject({ state: 'held' });
    expect(await stands()).toEqual(['sent', 'closed']);
  });
});

describe('a delivery report about a letter that the mailbox put off', () => {
  beforeEach(async () => {
    await office.openCase();
    letter = await office.write('decision');
    office.mailbox.onSend('throttled');
    await office.pass(letter, 2);
    const [row] = await office.desk.db.select().from(letters).where(eq(letters.id, letter));
    messageId = row?.internetMessageId ?? '';
    await office.desk.db
      .update(letters)
      .set({ internetMessageId: null })
      .where(and(eq(letters.internetMessageId, messageId), ne(letters.id, letter)));
    office.mailbox.sendByHand(letter);
  });

  test('and a colleague sent takes it back before the desk has seen that it left', async () => {
    expect(await comes(report())).toMatchObject({ state: 'filed', reference: office.reference });
    expect(await stands()).toEqual(['bounced', 'new']);
    await office.pass(letter, 10);
    expect(await stands()).toEqual(['bounced', 'new']);
    expect((await office.kase()).letters).toMatchObject([{ id: letter, cameBack: { reason: 'no such address' } }]);
  });

  test('and an officer took back is put before a person', async () => {
    const { desk, alex, reference } = office;
    const { version } = await office.kase();
    await undoLetter(desk, alex, { reference, version, id: letter }, `undo ${letter}`);
    expect(await comes(report())).toMatchObject({
      state: 'held',
      why: `A delivery report about a letter of ${reference}: it was taken back, so that a colleague must have sent its draft`,
    });
    expect(await stands()).toEqual(['withdrawn', 'new']);
  });
});

test('a second delivery report about one letter is filed with the first', async () => {
  await comes(report());
  expect(await comes(report())).toMatchObject({ state: 'filed', reference: office.reference });
});

test('a person who writes a delivery report takes no letter back', async () => {
  const person = { [SYSTEM]: 'Data Team <data.team@northvale.example>', 'Return-Path: <>\r\n': '' };
  expect(await comes(report(person))).toMatchObject({ state: 'held', why: expect.stringContaining('no mail system') });
  expect(await stands()).toEqual(['sent', 'closed']);
});

test('an address is the same address however an officer typed it', async () => {
  const { db } = office.desk;
  await db.update(letters).set({ toAddress: 'Data.Team@Northvale.example' }).where(eq(letters.id, letter));
  office.now = addMinutes(office.now, 1);
  const unnamed = report({ [`Message-ID: ${messageId}`]: 'Subject: Decision' });
  expect((await comes(unnamed))?.why).toContain(`a letter of ${office.reference}`);
  await comes(report());
  expect(await doubtsAboutContact(office.desk, await openFile(db, office.reference))).toContain(
    'A letter to that address came back.',
  );
});

describe('an officer who looks at a delivery report that waits', () => {
  let officer: Person;
  beforeEach(() => {
    officer = office.alex;
  });
  const look = (id = '') => fileMailForm.open(office.desk, officer, { reference: '', version: 0, id });
  const save = (id = '', answers: Record<string, string> = {}) =>
    fileMailForm.submit?.(office.desk, officer, answers, { id }, `save ${id}`);
  const choicesOf = async (id = '') => {
    const { body } = await look(id);
    const fields = body.flatMap((part) => (part.kind === 'field' ? part.field : []));
    return fields.flatMap((field) => (field.kind === 'choice' && field.id === 'choice' ? field.options : []));
  };
  const backIn = async (id = '') => (await choicesOf(id)).filter(({ value }) => value.startsWith('letter-back'));
  const unnamed = () => {
    office.now = addMinutes(office.now, 1);
    return report({ [`Message-ID: ${messageId}`]: 'Subject: Decision' });
  };
  const rowOf = async (id = '') => (await office.desk.db.select().from(messages).where(eq(messages.id, id)))[0];

  test('says that the letter came back: its case is open again, and the report is on it', async () => {
    const { desk, reference, alex } = office;
    const held = await comes(unnamed());
    expect(held).toMatchObject({ state: 'held' });
    const [choice, another] = await backIn(held?.id);
    expect(another).toBeUndefined();
    expect(choice?.label).toBe(`Came back: decision letter of ${reference}, Tue 12 Mar, 10:16`);
    expect(choice?.description).toBe('The closed case and the promise of a reply open again.');
    await save(held?.id, { choice: choice?.value ?? '' });
    expect(await stands()).toEqual(['bounced', 'new']);
    expect((await openFile(desk.db, reference)).history.at(-1)).toMatchObject({
      type: 'letter-came-back',
      by: alex.id,
      letter,
      reason: 'no such address',
    });
    const kase = await office.kase();
    expect([kase.promise.kept, kase.unread]).toEqual([null, []]);
    expect(await rowOf(held?.id)).toMatchObject({
      state: 'filed',
      reference,
      why: 'A delivery report',
      settledBy: alex.id,
    });
    const { addresses } = await desk.db.transaction((tx) => caseAsKnown(desk, tx, reference));
    expect([...addresses]).toEqual(['data.team@northvale.example']);
  });

  test('chooses between the letters that it fits', async () => {
    const first = office.reference;
    await office.openCase();
    const acknowledgement = await office.write('acknowledgement');
    await office.pass(acknowledgement, 2);
    const held = await comes(unnamed());
    const offered = await backIn(held?.id);
    expect(offered.map(({ label }) => label)).toEqual([
      expect.stringContaining(`acknowledgement of ${office.reference}`),
      expect.stringContaining(`decision letter of ${first}`),
    ]);
    expect(offered[0]?.description).toBe('The promise of a reply opens again.');
    await save(held?.id, { choice: offered[0]?.value ?? '' });
    expect(await office.stateOf(letter)).toBe('sent');
    expect(await office.stateOf(acknowledgement)).toBe('bounced');
    expect((await office.kase()).promise.kept).toBeNull();
  });

  test('also finds the letters of the case that it names, whatever it returns of them', async () => {
    const { reference } = office;
    const strange = report({
      [messageId]: '<rewritten@gateway.example>',
      'Undeliverable: Your message': `Undeliverable: Decision: ${reference}`,
    });
    const held = await comes(strange);
    expect(held?.why).toContain('did not send');
    expect((await backIn(held?.id)).map(({ label }) => label)).toEqual([expect.stringContaining(reference)]);
  });

  const strange = () =>
    report({
      [messageId]: '<rewritten@gateway.example>',
      'Undeliverable: Your message': `Undeliverable: ${office.reference}`,
    });

  test.for(['throttled', 'refused'] as const)(
    'is not offered a letter that certainly has not left, for its case is named (%s)',
    async (trouble) => {
      await office.openCase();
      office.mailbox.onSend(trouble);
      letter = await office.write('decision');
      await office.pass(letter, 2);
      const state = trouble === 'refused' ? 'needs-person' : 'queued';
      expect(await office.stateOf(letter)).toBe(state);
      const held = await comes(strange());
      expect(await backIn(held?.id)).toEqual([]);
      await expect(save(held?.id, { choice: `letter-back ${letter}` })).rejects.toThrow(/with nobody/);
      expect(await office.stateOf(letter)).toBe(state);
    },
  );

  test('is offered a letter in doubt of the case that is named', async () => {
    await office.openCase();
    office.mailbox.onSend('stays-unsaid');
    letter = await office.write('decision');
    await office.pass(letter, 35);
    expect(await office.stateOf(letter)).toBe('needs-person');
    const held = await comes(strange());
    expect((await backIn(held?.id)).map(({ value }) => value)).toEqual([`letter-back ${letter}`]);
  });

  test('learns that a letter which waits, and is returned, is not sent any more', async () => {
    await office.openCase();
    office.mailbox.onSend('throttled');
    letter = await office.write('decision');
    await office.pass(letter, 2);
    await office.desk.db.update(letters).set({ internetMessageId: '<waits@x.example>' }).where(eq(letters.id, letter));
    const forged = 'Authentication-Results: mx.regulator.example; dmarc=fail';
    const held = await comes(report({ 'Return-Path: <>': forged, [messageId]: '<waits@x.example>' }));
    const [choice] = await backIn(held?.id);
    expect(choice).toMatchObject({ value: `letter-back ${letter}`, description: 'It is not sent any more.' });
    await save(held?.id, { choice: choice?.value ?? '' });
    office.mailbox.onSend('leaves');
    await office.pass(letter, 10);
    expect(await stands()).toEqual(['bounced', 'new']);
  });

  test('is not offered a letter that came back before', async () => {
    const held = await comes(unnamed());
    const [choice] = await backIn(held?.id);
    await comes(report());
    expect(await stands()).toEqual(['bounced', 'new']);
    expect(await backIn(held?.id)).toEqual([]);
    await expect(save(held?.id, { choice: choice?.value ?? '' })).rejects.toThrow(/came back/);
    expect(await rowOf(held?.id)).toMatchObject({ state: 'held' });
  });

  test('puts it on a case without making anybody a party, or anything to read', async () => {
    const { desk, reference, alex } = office;
    const held = await comes(unnamed());
    await save(held?.id, { choice: 'file-mail', reference });
    expect(await stands()).toEqual(['sent', 'closed']);
    expect((await office.kase()).unread).toEqual([]);
    expect(await rowOf(held?.id)).toMatchObject({ state: 'filed', reference, settledBy: alex.id });
    const { addresses } = await desk.db.transaction((tx) => caseAsKnown(desk, tx, reference));
    expect([...addresses]).toEqual(['data.team@northvale.example']);
  });

  test('makes no case of it', async () => {
    const held = await comes(unnamed());
    expect((await choicesOf(held?.id)).map(({ value }) => value)).not.toContain('open-case-for-mail');
    const on = { reference: '', version: 0, id: held?.id ?? '' };
    await expect(openCaseForMail(office.desk, office.alex, on, 'open')).rejects.toThrow(/opens no case/);
  });

  test('learns that a report of delay says no more than that', async () => {
    const forged = { 'Return-Path: <>': 'Authentication-Results: mx.regulator.example; dmarc=fail' };
    const held = await comes(report({ ...forged, 'Action: failed': 'Action: delayed' }));
    expect(JSON.stringify(await look(held?.id))).toContain('only delayed');
  });

  test('does not read of a letter whose case is restricted to others', async () => {
    const { desk, alex, reference } = office;
    const held = await comes(unnamed());
    const [choice] = await backIn(held?.id);
    const closing = { members: [alex.id], onePerson: null, reason: null };
    await changeCase(desk, { reference, cause: `restrict ${reference}` }, (kase) =>
      setVisibility(kase, alex, office.now, closing),
    );
    expect(await backIn(held?.id)).toHaveLength(1);
    officer = { id: crypto.randomUUID(), lead: true, name: 'Tom Okafor' };
    expect(await backIn(held?.id)).toEqual([]);
    await expect(save(held?.id, { choice: choice?.value ?? '' })).rejects.toThrow();
    await expect(save(held?.id, { choice: 'file-mail', reference })).rejects.toThrow(/restricted/);
    expect(await stands()).toEqual(['sent', 'closed']);
  });
});
