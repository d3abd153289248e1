import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Office, openOffice, rawMail } from './mailbox-office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

test('the link of a mail opens that mail as it arrived', async () => {
  const raw = rawMail('Linked');
  const { id } = await office.deliver(raw);
  const answer = await fetch(await office.mailbox.link(id));
  expect(await answer.text()).toBe(raw);
});

test('a mail that is not there has no link', async () => {
  await expect(office.mailbox.link('AAkALgnothing/+=')).rejects.toMatchObject({ trouble: 'not-found' });
});
