import { afterAll, beforeAll, expect, test } from 'vitest';
import { doorbells } from '../../db/doorbells.ts';
import { deadAddress } from '../contracts/mailbox-office.ts';
import { fixtureMail } from '../support/fixture-mail.ts';
import { type Office, openOffice, until } from '../support/office.ts';

let office: Office;
beforeAll(async () => {
  const url = await deadAddress();
  const env = () => ({ PORT: new URL(url).port, PUBLIC_URL: `${url}/` });
  office = await openOffice({ now: '2024-03-12T08:44:00Z', env });
});
afterAll(() => office.stop());

test('a desk with an address of its own is knocked at, and a report becomes a case', async () => {
  const bell = await until('the mailbox to promise a knock', async () => {
    const [row] = await office.db.select().from(doorbells);
    return row?.subscription ? row : null;
  });
  expect(bell.trouble).toBeNull();
  await office.deliver(fixtureMail('text-initial'));
  await office.card('IC-', 'Northvale Homes');
});
