import { addSeconds } from 'date-fns/addSeconds';
import { describe, expect, test } from 'vitest';
import { resendLetter } from '../../src/desk/resend-letter.ts';
import { sendLetter } from '../../src/desk/send-letters.ts';
import { letterOffice } from './letter-office.ts';

const office = letterOffice();
const sendAgain = (letter: string) => {
  const { desk, alex, reference } = office;
  return resendLetter(desk, alex, { reference, version: 3 }, `again ${reference}`, letter);
};

describe('a letter whose sending was not answered', () => {
  test('is sent once when it had left', async () => {
    const letter = await office.write('decision');
    office.mailbox.onSend('leaves-unsaid');
    await office.pass(letter, 3);
    expect([await office.stateOf(letter), office.mailbox.sends.length]).toEqual(['sent', 1]);
  });

  test('is waited for half an hour before anything is done again', async () => {
    const letter = await office.write('acknowledgement');
    office.mailbox.onSend('stays-unsaid');
    await office.pass(letter, 29);
    expect([await office.stateOf(letter), office.mailbox.sends.length]).toEqual(['submitting', 1]);
  });

  test('is sent again from the same draft when it does no harm late', async () => {
    const letter = await office.write('acknowledgement');
    office.mailbox.onSend('stays-unsaid');
    await office.pass(letter, 29);
    office.mailbox.onSend('leaves');
    await office.pass(letter, 5);
    expect(await office.stateOf(letter)).toBe('sent');
    expect(office.mailbox.sends).toEqual(['draft 1', 'draft 1']);
  });

  test('is never sent again by itself when it is a decision', async () => {
    const letter = await office.write('decision');
    office.mailbox.onSend('stays-unsaid');
    await office.pass(letter, 90);
    expect([await office.stateOf(letter), office.mailbox.sends.length]).toEqual(['needs-person', 1]);
    expect(await office.kase()).toMatchObject({ status: 'letter-leaving' });
  });

  test('goes on from the same draft once an officer says so', async () => {
    const letter = await office.write('decision');
    office.mailbox.onSend('stays-unsaid');
    await office.pass(letter, 40);
    office.mailbox.onSend('leaves');
    await sendAgain(letter);
    await office.pass(letter, 1);
    expect(await office.stateOf(letter)).toBe('sent');
    expect(office.mailbox.sends).toEqual(['draft 1', 'draft 1']);
    expect(await office.kase()).toMatchObject({ status: 'closed' });
  });

  test('is found when it turns up after an officer was asked', async () => {
    const letter = await office.write('decision');
    office.mailbox.onSend('stays-unsaid');
    await office.pass(letter, 40);
    office.mailbox.arrive();
    await sendAgain(letter);
    await office.pass(letter, 1);
    expect([await office.stateOf(letter), office.mailbox.sends.length]).toEqual(['sent', 1]);
  });
});

describe('a letter that the mailbox', () => {
  test('took but never sent is shown to an officer after half an hour', async () => {
    const letter = await office.write('decision');
    office.mailbox.onSend('stays-accepted');
    await office.pass(letter, 29);
    expect(await office.stateOf(letter)).toBe('accepted');
    await office.pass(letter, 3);
    expect([await office.stateOf(letter), office.mailbox.sends.length]).toEqual(['needs-person', 1]);
  });

  test('refused is shown to an officer at once', async () => {
    const letter = await office.write('acknowledgement');
    office.mailbox.onSend('refused');
    await office.pass(letter, 2);
    expect([await office.stateOf(letter), office.mailbox.sends.length]).toEqual(['needs-person', 1]);
  });

  test.for(['throttled', 'unavailable'] as const)('put off as %s goes out later, and once', async (trouble) => {
    const letter = await office.write('decision');
    office.mailbox.onSend(trouble);
    await office.pass(letter, 2);
    office.mailbox.onSend('leaves');
    await office.pass(letter, 2);
    expect(await office.stateOf(letter)).toBe('sent');
    expect((await office.mailbox.find(letter)).map(({ id }) => id)).toEqual(['draft 1']);
  });

  test('was not asked to send before its minute is over', async () => {
    const letter = await office.write('acknowledgement');
    office.now = addSeconds(office.now, 59);
    await sendLetter(office.desk, letter);
    expect([await office.stateOf(letter), office.mailbox.sends]).toEqual(['queued', []]);
  });
});
