import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { cases } from '../../db/cases.ts';
import { letters } from '../../db/letters.ts';
import { messages } from '../../db/messages.ts';
import type { Answered, Deed, Person } from '../../src/desk/deed.ts';
import { answerForm } from '../../src/desk/forms/answer.ts';
import { fileMailForm } from '../../src/desk/forms/file-mail.ts';
import { dismissMail, openCaseForMail } from '../../src/desk/look-at-mail.ts';
import { readingOf } from '../support/reading.ts';
import { letterOffice } from './letter-office.ts';

const office = letterOffice();
const tom: Person = { id: 'o2', lead: false, name: 'Tom Okafor' };
const REFUSED = 'Somebody has dealt with this mail already. Nothing was changed.';
let id: string;

beforeEach(async () => {
  const held = { mailbox: 'casework', mailboxId: crypto.randomUUID(), state: 'held', receivedAt: office.now };
  const [row] = await office.desk.db
    .insert(messages)
    .values({ ...held, reading: readingOf({ from: 'ada@sedge.example' }) })
    .returning();
  id = row?.id ?? '';
});

const mail = async () => (await office.desk.db.select().from(messages).where(eq(messages.id, id)))[0];
const answers = () => office.desk.db.select().from(letters).where(eq(letters.message, id));

function done(answered: Answered | undefined) {
  if (!answered || !('done' in answered)) throw new Error('It was not done');
  return answered.done;
}

describe('an answer that is sent twice, because chat had no word in time that it is sent', () => {
  const send = async (person = office.alex, body = 'We are looking into it.') =>
    done(
      await answerForm.submit(office.desk, person, { body }, { kind: 'answer-question', id }, `V1 answer ${person.id}`),
    );

  test('is one letter, told of both times and with Undo', async () => {
    const first = await send();
    office.now = new Date(office.now.getTime() + 20_000);
    const second = await send();
    expect(second).toEqual(first);
    expect(JSON.stringify(second.said)).toContain('Undo');
    expect(await answers()).toHaveLength(1);
  });

  test('and both times at once', async () => {
    const [first, second] = await Promise.all([send(), send()]);
    expect(second).toEqual(first);
    expect(await answers()).toHaveLength(1);
  });

  test('with other words does not say that those leave', async () => {
    await send();
    await expect(send(office.alex, 'We have looked into it.')).rejects.toThrow(
      'Your answer to this mail leaves as you sent it first. Press Undo below it to write another.',
    );
  });

  test('after it has left is said to be answered, not that nothing happened', async () => {
    const { waits = '' } = await send();
    await office.pass(waits, 2);
    expect(await office.stateOf(waits)).toBe('sent');
    await expect(send()).rejects.toThrow('This mail was answered already.');
  });

  test('by somebody else is refused', async () => {
    await send();
    await expect(send(tom)).rejects.toThrow(REFUSED);
  });
});

describe('what an officer says of a mail, said twice', () => {
  const says = (choice: string, more = {}) => {
    const submit = async (person = office.alex) =>
      done(await fileMailForm.submit?.(office.desk, person, { choice, ...more }, { id }, `V1 ${person.id}`));
    return submit;
  };
  const press =
    (deed: Deed) =>
    (person = office.alex) =>
      deed(office.desk, person, { reference: '', version: 0, id }, `${person.id} press`);

  test.for([
    ['New case', () => press(openCaseForMail)],
    ['New case in the form', () => says('open-case-for-mail')],
    ['Belongs to', () => says('file-mail', { case: office.reference, reference: office.reference })],
    ['A log', () => says('keep-log')],
    ['Not ours', () => press(dismissMail)],
  ] as const)('is done once, and no refusal: %s', async ([, deed]) => {
    const say = deed();
    const before = await office.desk.db.$count(cases);
    const [first, second] = await Promise.all([say(), say()]);
    const settled = await mail();
    expect([second, await say()]).toEqual([first, first]);
    expect(await mail()).toEqual(settled);
    expect(first.reference).toBe(settled?.reference);
    expect(await office.desk.db.$count(cases)).toBeLessThanOrEqual(before + 1);
    await expect(say(tom)).rejects.toThrow(REFUSED);
  });

  test('is refused when it is another thing than what was done', async () => {
    await press(dismissMail)();
    await expect(press(openCaseForMail)()).rejects.toThrow(REFUSED);
    await expect(says('keep-log')()).rejects.toThrow(REFUSED);
  });
});
