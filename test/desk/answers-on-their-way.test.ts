import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { messages } from '../../db/messages.ts';
import { answerMail } from '../../src/desk/answer-mail.ts';
import { restoreMail } from '../../src/desk/look-at-mail.ts';
import { undoLetter } from '../../src/desk/undo-letter.ts';
import { readingOf } from '../support/reading.ts';
import { letterOffice } from './letter-office.ts';

const office = letterOffice();
const on = (id: string) => ({ reference: office.reference, version: 0, id });
const mail = async (id: string) => (await office.desk.db.select().from(messages).where(eq(messages.id, id)))[0];

/** A mail outside any case that an officer has answered. */
async function answered() {
  const { desk, alex } = office;
  const held = { mailbox: 'casework', mailboxId: crypto.randomUUID(), state: 'held', receivedAt: office.now };
  const [row] = await desk.db
    .insert(messages)
    .values({ ...held, reading: readingOf({ from: 'ada@sedge.example' }) })
    .returning();
  const id = row?.id ?? '';
  const { waits = '' } = await answerMail(desk, alex, id, { kind: 'answer-question', parts: {} });
  return { id, answer: waits };
}

describe('a mail whose answer is on its way', () => {
  test('is not brought back before its minute is over', async () => {
    const { id } = await answered();
    await expect(restoreMail(office.desk, office.alex, on(id), 'back')).rejects.toThrow('Undo it first');
  });

  test.for(['stays-unsaid', 'stays-accepted'] as const)(
    'is not brought back while nobody knows whether that has left (%s)',
    async (how) => {
      const { id, answer } = await answered();
      office.mailbox.onSend(how);
      await office.pass(answer, 2);
      await expect(restoreMail(office.desk, office.alex, on(id), 'back')).rejects.toThrow('is being sent');
      expect(await mail(id)).toMatchObject({ state: 'kept' });
    },
  );

  test('is brought back once it has left', async () => {
    const { id, answer } = await answered();
    await office.pass(answer, 2);
    await restoreMail(office.desk, office.alex, on(id), 'back');
    expect(await mail(id)).toMatchObject({ state: 'held' });
  });
});

test('a mail that is on a case stays there when its answer is taken back', async () => {
  const { id, answer } = await answered();
  const { desk, alex, reference } = office;
  await desk.db.update(messages).set({ state: 'filed', reference, why: null }).where(eq(messages.id, id));
  await undoLetter(desk, alex, on(answer), 'undo');
  expect([await office.stateOf(answer), await mail(id)]).toMatchObject(['withdrawn', { state: 'filed', reference }]);
});
