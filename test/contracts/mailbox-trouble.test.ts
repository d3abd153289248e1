import { afterEach, beforeEach, expect, test } from 'vitest';
import { deadAddress, letter, type Office, openOffice, rawMail } from './mailbox-office.ts';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

test.for([
  ['down', 'unavailable', null],
  ['503', 'unavailable', 5],
  ['429', 'throttled', 2],
  ['reset', 'unavailable', null],
] as const)(
  'while the mailbox suffers "%s", reading and writing a draft are %s',
  async ([graph, trouble, retryAfter]) => {
    const { id } = await office.deliver(rawMail('Report'));
    await office.mailbox.check();
    await office.faults({ graph });

    await expect(office.mailbox.check()).rejects.toMatchObject({ trouble, retryAfter });
    await expect(office.mailbox.listen(null)).rejects.toMatchObject({ trouble, retryAfter });
    await expect(office.mailbox.raw(id)).rejects.toMatchObject({ trouble });
    await expect(office.mailbox.draft(letter())).rejects.toMatchObject({ trouble });
    await office.faults({ graph: null });
    await office.mailbox.check();
  },
);

test.for(['down', '503', 'reset'])('reading gets over two "%s" in a row by itself', async (graph) => {
  const { id } = await office.deliver(rawMail('Report'));
  await office.faults({ graph, for: 2 });

  expect(Buffer.from(await office.mailbox.raw(id)).toString()).toBe(rawMail('Report'));
});

test('a draft that was cut off while it was written can be written again, and there is one', async () => {
  const ours = letter();
  await office.mailbox.check();
  // Finding nothing goes well; then the draft is made, and its maker never hears of it.
  await office.faults({ graph: 'reset', after: 1, for: 1 });
  await expect(office.mailbox.draft(ours)).rejects.toMatchObject({ trouble: 'unavailable' });
  expect(await office.mails('drafts')).toHaveLength(1);

  const draft = await office.mailbox.draft(ours);
  expect(await office.mails('drafts')).toMatchObject([{ id: draft.id }]);
});

test('a token that is refused is replaced, and nothing is noticed', async () => {
  const draft = await office.mailbox.draft(letter());
  await office.faults({ graph: '401', for: 1 });
  await office.mailbox.send(draft.id);

  await expect.poll(() => office.mails('sentitems')).toMatchObject([{ submissions: 1 }]);
});

test('a mailbox server that restarted knows no tokens any more, and nothing is noticed', async () => {
  await office.mailbox.check();
  await office.restart();
  await office.mailbox.check();
});

test('tokens that are refused for good leave the mailbox unavailable', async () => {
  await office.faults({ graph: '401' });
  await expect(office.mailbox.check()).rejects.toMatchObject({ trouble: 'unavailable' });
});

test('another mailbox is refused, with what Graph said', async () => {
  const other = office.another({ mailbox: 'hr@regulator.example' });
  await expect(other.check()).rejects.toMatchObject({
    trouble: 'refused',
    message: 'The mailbox could not answer: refused',
    cause: { status: 403, code: 'ErrorAccessDenied' },
  });
});

test('a wrong secret is named as the login named it', async () => {
  const wrong = office.another({ credential: { secret: 'wrong-secret' } });
  const error = await wrong.check().catch((caught: unknown) => caught);
  expect(error).toMatchObject({ trouble: 'unavailable', message: 'The mailbox could not sign in: unavailable' });
  expect(error).toMatchObject({ cause: { message: expect.stringContaining('AADSTS7000215') } });
});

test('a login that is not there is unavailable', async () => {
  const lost = office.another({ loginUrl: await deadAddress() });
  await expect(lost.check()).rejects.toMatchObject({ trouble: 'unavailable' });
});

test('an answer that takes too long is given up', async () => {
  const hasty = office.another({ timeoutMs: 0 });
  await expect(hasty.check()).rejects.toMatchObject({ trouble: 'unavailable' });
});

test('a letter to nobody is refused', async () => {
  await expect(office.mailbox.draft(letter({ to: { name: null, address: '' } }))).rejects.toMatchObject({
    trouble: 'refused',
  });
});
