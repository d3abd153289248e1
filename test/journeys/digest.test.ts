import { afterAll, beforeAll, expect, test } from 'vitest';
import { fixtureMail } from '../support/fixture-mail.ts';
import { type Office, openOffice, until } from '../support/office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice({ now: '2024-03-12T08:44:00Z' });
});
afterAll(() => office.stop());

const mornings = async () => (await office.messages('C0OPS')).filter(({ text }) => text.startsWith('Good morning.'));
const morning = (number: number) =>
  until(`morning ${number}`, async () => {
    const told = await mornings();
    return told.length >= number && told;
  });

test('a minute before its time the morning is not told', async () => {
  expect(await mornings()).toEqual([]);
});

test('the office is told on a working morning that all is well', async () => {
  await office.at('2024-03-12T08:45:00Z');
  const [told] = await morning(1);
  expect(told?.text).toMatch(
    /^Good morning\. Nothing is late\. Nothing is due before the end of Wed 13 Mar\. Nothing is unclaimed\. No mail needs a look\./,
  );
  expect(told?.text).toMatch(/Mailbox last read 08:4\d\. 0 mails checked against the ledger, 0 missing\.$/m);
});

test('it is told once, however often the clock is looked at', async () => {
  await office.deliver(fixtureMail('text-initial'));
  await office.card('IC-', 'Northvale Homes');
  await office.at('2024-03-12T12:00:00Z');
  await office.at('2024-03-12T16:00:00Z');
  expect(await mornings()).toHaveLength(1);
});

test('what is unclaimed and what is late stand in it, without a mention of anybody', async () => {
  await office.at('2024-03-20T08:50:00Z');
  const told = (await morning(2)).at(-1);
  expect(told?.text).toMatch(
    /Late: 1\. IC-\S+, Northvale Homes, Reply promised by Tue 19 Mar, \d\d:\d\d, late by 1 day/,
  );
  expect(told?.text).toContain('Unclaimed: 1.');
  expect(JSON.stringify(told)).not.toMatch(/<[@!]/);
});

test('weekends are left in peace', async () => {
  await office.at('2024-03-23T09:00:00Z');
  await office.at('2024-03-24T09:00:00Z');
  expect(await mornings()).toHaveLength(2);
});

test('a desk that comes back in the evening leaves it for the next morning', async () => {
  await office.at('2024-03-25T18:00:00Z');
  expect(await mornings()).toHaveLength(2);
  await office.at('2024-03-26T08:45:00Z');
  await morning(3);
});
