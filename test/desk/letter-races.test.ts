import { addSeconds } from 'date-fns/addSeconds';
import { describe, expect, test } from 'vitest';
import { bounceLetter } from '../../src/desk/bounce-letter.ts';
import { MailboxError, type Trouble } from '../../src/desk/mailbox.ts';
import { sendLetter } from '../../src/desk/send-letters.ts';
import { undoLetter } from '../../src/desk/undo-letter.ts';
import { letterOffice } from './letter-office.ts';

const office = letterOffice();
const undo = async (letter: string) => {
  const { desk, alex, reference } = office;
  const { version } = await office.kase();
  await undoLetter(desk, alex, { reference, version, id: letter }, `undo ${letter}`);
};
/** One worker takes it up and has this trouble with its draft, while another takes it all the way. */
async function takenUpTwice(letter: string, trouble: Trouble) {
  const { mailbox, desk } = office;
  office.now = addSeconds(office.now, 60);
  const { draft } = mailbox;
  mailbox.draft = async () => {
    mailbox.draft = draft;
    await sendLetter(desk, letter);
    throw new MailboxError('write the draft', trouble);
  };
  await sendLetter(desk, letter);
}

test('the minute of Undo is a minute, also where another replica of the desk has a clock that is ahead', async () => {
  const letter = await office.write('decision');
  const { desk, mailbox } = office;
  const ahead = { ...desk, wall: () => addSeconds(office.now, 100) };
  await sendLetter(ahead, letter);
  expect([await office.stateOf(letter), mailbox.sends]).toEqual(['queued', []]);
  office.now = addSeconds(office.now, 60);
  await sendLetter(ahead, letter);
  expect([await office.stateOf(letter), mailbox.sends.length]).toEqual(['sent', 1]);
});

test('a letter that is held back rests a minute, also where a replica of the desk has a clock that is behind', async () => {
  const letter = await office.write('decision');
  const { desk, mailbox } = office;
  mailbox.onSend('throttled');
  await office.pass(letter, 2);
  const policy = { ...desk.policy, outgoing: { ...desk.policy.outgoing, stopped: true } };
  const behind = { ...desk, policy, wall: () => addSeconds(office.now, -100) };
  office.now = addSeconds(office.now, 600);
  let looks = 0;
  const { find } = mailbox;
  mailbox.find = (key) => {
    looks++;
    return find(key);
  };
  for (let second = 0; second < 60; second += 10) {
    await sendLetter(behind, letter);
    office.now = addSeconds(office.now, 10);
  }
  expect([await office.stateOf(letter), looks]).toEqual(['queued', 1]);
});

describe('a letter that two workers take up in the same moment', () => {
  test('may have left, also when the slower one had trouble before it came to that', async () => {
    const letter = await office.write('decision');
    office.mailbox.onSend('leaves-unsaid');
    await takenUpTwice(letter, 'unavailable');
    expect(await office.stateOf(letter)).toBe('submitting');
    await expect(undo(letter)).rejects.toThrow('Too late to undo');
    await office.pass(letter, 1);
    expect([await office.stateOf(letter), office.mailbox.sends.length]).toEqual(['sent', 1]);
  });

  test('was not refused when the slower one finds that it is no draft any more', async () => {
    const letter = await office.write('decision');
    office.mailbox.onSend('stays-accepted');
    await takenUpTwice(letter, 'refused');
    expect(await office.stateOf(letter)).toBe('accepted');
    await expect(undo(letter)).rejects.toThrow('Too late to undo');
    office.mailbox.arrive();
    await office.pass(letter, 1);
    expect([await office.stateOf(letter), office.mailbox.sends.length]).toEqual(['sent', 1]);
  });

  test('is not thrown away by the slower one while it leaves', async () => {
    const letter = await office.write('acknowledgement');
    await office.pass(letter, 0.5);
    const { mailbox, desk } = office;
    mailbox.onSend('stays-accepted');
    const { draft } = mailbox;
    let other: Promise<void> | null = null;
    mailbox.draft = async (asked) => {
      const written = await draft(asked);
      if (!other) {
        other = sendLetter(desk, letter);
        await other;
      }
      return written;
    };
    await office.pass(letter, 1);
    mailbox.arrive();
    await office.pass(letter, 1);
    expect([await office.stateOf(letter), mailbox.sends.length]).toEqual(['sent', 1]);
  });

  test('is sent again from its own draft, whatever other draft of it lies there', async () => {
    const letter = await office.write('acknowledgement');
    const { mailbox } = office;
    mailbox.twin(letter);
    mailbox.blind(true);
    mailbox.onSend('stays-unsaid');
    await office.pass(letter, 2);
    mailbox.blind(false);
    await office.pass(letter, 28);
    mailbox.onSend('leaves');
    await office.pass(letter, 5);
    expect(new Set(mailbox.sends).size).toBe(1);
    expect(await office.stateOf(letter)).toBe('sent');
  });
});

describe('a letter that may have left', () => {
  test('cannot be taken back because the second try was put off', async () => {
    const letter = await office.write('acknowledgement');
    office.mailbox.onSend('stays-unsaid');
    await office.pass(letter, 29);
    office.mailbox.onSend('throttled');
    await office.pass(letter, 3);
    await expect(undo(letter)).rejects.toThrow('Too late to undo');
    office.mailbox.onSend('leaves');
    await office.pass(letter, 31);
    expect(await office.stateOf(letter)).toBe('sent');
  });

  test('and comes back while an officer is asked has come back', async () => {
    const letter = await office.write('decision');
    office.mailbox.onSend('stays-unsaid');
    await office.pass(letter, 40);
    expect(await office.stateOf(letter)).toBe('needs-person');
    expect(await office.desk.db.transaction((tx) => bounceLetter(tx, letter))).toEqual({ message: null });
    expect(await office.stateOf(letter)).toBe('bounced');
  });
});

describe('a draft', () => {
  test('of a letter that was taken back is thrown away', async () => {
    const letter = await office.write('acknowledgement');
    office.mailbox.onSend('throttled');
    await office.pass(letter, 2);
    await undo(letter);
    await office.pass(letter, 40);
    expect([await office.stateOf(letter), await office.mailbox.find(letter)]).toEqual(['withdrawn', []]);
  });

  test('that was written twice is thrown away once its letter has left', async () => {
    const letter = await office.write('acknowledgement');
    office.mailbox.twin(letter);
    office.mailbox.blind(true);
    await office.pass(letter, 2);
    office.mailbox.blind(false);
    await office.pass(letter, 40);
    const found = await office.mailbox.find(letter);
    expect([await office.stateOf(letter), found.map(({ isDraft }) => isDraft)]).toEqual(['sent', [false]]);
  });

  test('that the mailbox refused can be given up, and then nothing of it is left', async () => {
    const letter = await office.write('decision');
    office.mailbox.onSend('refused');
    await office.pass(letter, 2);
    expect(await office.stateOf(letter)).toBe('needs-person');
    await undo(letter);
    await office.pass(letter, 40);
    expect([await office.stateOf(letter), await office.mailbox.find(letter)]).toEqual(['withdrawn', []]);
    expect(await office.kase()).toMatchObject({ status: 'new' });
  });

  test('cannot be given up while nobody knows whether its letter left', async () => {
    const letter = await office.write('decision');
    office.mailbox.onSend('stays-unsaid');
    await office.pass(letter, 40);
    await expect(undo(letter)).rejects.toThrow('may have left');
    expect(await office.stateOf(letter)).toBe('needs-person');
  });
});
