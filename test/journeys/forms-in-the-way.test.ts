import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { caseEvents } from '../../db/case-events.ts';
import { fixtureMail } from '../support/fixture-mail.ts';
import { type Card, type Office, openOffice, until } from '../support/office.ts';
import { expectWhole } from '../support/whole.ts';

const signature = { name: 'Alex Moss', title: 'Case Officer', telephone: '', initials: '' };

let office: Office;
let fresh: Card;
let reference: string;

beforeAll(async () => {
  office = await openOffice({ now: '2024-03-12T10:15:00Z' });
  await office.deliver(fixtureMail('text-initial'));
  fresh = await office.card('IC-', 'Northvale Homes');
  reference = fresh.text.slice(0, fresh.text.indexOf(','));
});
afterAll(() => office.stop());

const events = async (type: string) =>
  (await office.db.select().from(caseEvents).where(eq(caseEvents.reference, reference))).filter(
    (event) => event.type === type,
  );

test('a letter that is submitted twice at once leaves once', async () => {
  const first = await office.command('U0ALEX', `ack ${reference}`);
  const signed = await office.submit('U0ALEX', first.view as never, signature);
  const both = [signed, signed].map(({ view }) => office.submit('U0ALEX', view as never).catch(() => null));
  await Promise.all(both);
  await office.lettersLeave();
  await office.card(reference, 'Acknowledged');
  expect(await office.mails('sentitems')).toHaveLength(1);
});

test('a second acknowledgement is refused, and says that the first was sent', async () => {
  const late = await office.command('U0ALEX', `ack ${reference}`);
  expect(JSON.stringify(late.view)).toMatch(/acknowledged/i);
  expect(await events('acknowledged')).toHaveLength(1);
});

test('what was typed is given back when the controller writes behind the form', async () => {
  await office.command('U0ALEX', `claim ${reference}`);
  const form = await office.command('U0ALEX', `write ${reference}`);
  const [letter] = await office.mails('sentitems');
  await office.deliver(
    [
      'From: Data Team <data.team@northvale.example>',
      'To: casework@regulator.example',
      `Subject: Re: ${letter.subject}`,
      `In-Reply-To: ${letter.internetMessageId}`,
      'Message-ID: <thanks@northvale.example>',
      'Date: Tue, 12 Mar 2024 11:00:00 +0000',
      '',
      'Thank you. We have found out more since and will write again tomorrow.',
    ].join('\r\n'),
  );
  await until('the mail to be on the case', async () => (await events('message-received')).length === 1);
  const words = { about: 'your report', body: 'We are writing about the lost letter of 8 March.' };
  const preview = await office.submit('U0ALEX', form.view as never, words);
  const refused = await office.submit('U0ALEX', preview.view as never);
  expect(JSON.stringify(refused.view)).toContain('While you wrote, the controller wrote');
  expect(JSON.stringify(refused.view)).toContain(words.body);
  expect(await office.mails('sentitems')).toHaveLength(1);
});

test('what was typed is given back when somebody closes the case behind the form', async () => {
  const decide = await office.command('U0ALEX', `decide ${reference}`);
  const letter = await office.submit('U0ALEX', decide.view as never, {
    outcome: 'No Further Action',
    reasonBank: ['acted'],
    happened: 'a letter lost in the post',
  });
  const close = await office.more('U0PRIYA', await office.card(reference, 'Alex Moss'), 'close-without-reply');
  await office.submit('U0PRIYA', close.view as never, { reason: 'duplicate' });
  const reasons = 'The envelope came back unopened.';
  const refused = await office.submit('U0ALEX', letter.view as never, { reasons });
  expect(JSON.stringify(refused.view)).toMatch(/closed/i);
  expect(JSON.stringify(refused.view)).toContain(reasons);
  expect(await office.mails('sentitems')).toHaveLength(1);
});

test('a form that is refused gives back what was typed under its label, and nothing that was only chosen', async () => {
  const left = await office.more('U0PRIYA', await office.card(reference), 'restrict');
  const other = await office.more('U0ALEX', await office.card(reference), 'restrict');
  await office.submit('U0ALEX', other.view as never, { restricted: 'yes' });
  const reason = 'It is one person.';
  const refused = await office.submit('U0PRIYA', left.view as never, { reason });
  const words = JSON.stringify(refused.view);
  expect(words).toContain('changed who may see this case');
  expect(words).toMatch(new RegExp(`What you typed, to copy:.*"Reason".*${reason}`));
  expect(words).not.toMatch(/"(restricted|onePerson)"/);
});

test('the database is whole: histories, copies, mails and letters', () => expectWhole(office.db, new Date()));
