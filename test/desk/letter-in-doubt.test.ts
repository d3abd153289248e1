import { addSeconds } from 'date-fns/addSeconds';
import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { messages } from '../../db/messages.ts';
import { notes } from '../../db/notes.ts';
import { answerMail } from '../../src/desk/answer-mail.ts';
import { dutiesOf } from '../../src/desk/describe-case.ts';
import { historyOf } from '../../src/desk/describe-history.ts';
import { drawCard } from '../../src/desk/draw-card.ts';
import { openFile } from '../../src/desk/find-cases.ts';
import { MailboxError } from '../../src/desk/mailbox.ts';
import { resendLetter } from '../../src/desk/resend-letter.ts';
import { sendLetter } from '../../src/desk/send-letters.ts';
import { undoLetter } from '../../src/desk/undo-letter.ts';
import { readingOf } from '../support/reading.ts';
import { letterOffice } from './letter-office.ts';

const office = letterOffice();
/** Pressed on the card as it is. */
const sendAgain = async (letter: string) => {
  const { desk, alex, reference } = office;
  const { version } = await office.kase();
  return resendLetter(desk, alex, { reference, version }, `again ${reference} ${version}`, letter);
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

  test('says at once who pressed Send again, on its card, in its history and in the thread', async () => {
    const letter = await office.write('decision');
    office.mailbox.onSend('stays-unsaid');
    await office.pass(letter, 40);
    const { desk, reference } = office;
    await sendAgain(letter);
    const lines = await historyOf(desk, await openFile(desk.db, reference));
    expect(lines.at(-1)).toMatchObject({
      who: 'Alex Moss',
      when: 'Tue 12 Mar, 10:55',
      sentence: 'Alex Moss pressed Send again for the decision letter.',
    });
    expect(await desk.db.select().from(notes).where(eq(notes.reference, reference))).toContainEqual(
      expect.objectContaining({ message: expect.objectContaining({ text: lines.at(-1)?.sentence }) }),
    );
    const card = JSON.stringify(await drawCard(desk, reference));
    expect(card).toContain('Decision letter was sent again at 10:55 and does not lie in Sent Items yet');
    expect(card).not.toMatch(/"label":"(Send again|It left|Undo)"/);
    await expect(sendAgain(letter)).rejects.toThrow('This letter is settled already.');
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

describe('a letter in doubt whose draft was thrown away', () => {
  const doubted = async () => {
    const letter = await office.write('decision');
    office.mailbox.onSend('stays-unsaid');
    await office.pass(letter, 40);
    await office.mailbox.discard('draft 1');
    return letter;
  };

  test('is written anew once an officer sends it again', async () => {
    const letter = await doubted();
    office.mailbox.onSend('leaves');
    await sendAgain(letter);
    await office.pass(letter, 1);
    expect([await office.stateOf(letter), office.mailbox.sends]).toEqual(['sent', ['draft 1', 'draft 2']]);
    expect(await office.kase()).toMatchObject({ status: 'closed' });
  });

  test('is written anew when the mailbox puts that off at first', async () => {
    const letter = await doubted();
    const { draft } = office.mailbox;
    office.mailbox.draft = async () => {
      throw new MailboxError('write the draft', 'unavailable');
    };
    await sendAgain(letter);
    await office.pass(letter, 1);
    expect([await office.stateOf(letter), office.mailbox.sends]).toEqual(['queued', ['draft 1']]);
    Object.assign(office.mailbox, { draft });
    office.mailbox.onSend('throttled');
    office.now = addSeconds(office.now, 300);
    await office.pass(letter, 0);
    await office.mailbox.discard('draft 2');
    office.mailbox.onSend('leaves');
    await office.pass(letter, 6);
    expect([await office.stateOf(letter), office.mailbox.sends]).toEqual(['sent', ['draft 1', 'draft 2', 'draft 3']]);
  });

  test('is asked about again when nobody knows of the second either', async () => {
    const letter = await doubted();
    await sendAgain(letter);
    await office.pass(letter, 1);
    await office.mailbox.discard('draft 2');
    await office.pass(letter, 90);
    expect([await office.stateOf(letter), office.mailbox.sends]).toEqual(['needs-person', ['draft 1', 'draft 2']]);
    const { history } = await openFile(office.desk.db, office.reference);
    expect(history.filter(({ type }) => type === 'letter-unresolved')).toHaveLength(2);
  });

  test('is never written anew by itself, nor on the word of an officer that was used up', async () => {
    const letter = await office.write('acknowledgement');
    office.mailbox.onSend('stays-unsaid');
    await office.pass(letter, 20);
    await office.mailbox.discard('draft 1');
    await office.pass(letter, 40);
    expect([await office.stateOf(letter), office.mailbox.sends]).toEqual(['needs-person', ['draft 1']]);
    await sendAgain(letter);
    await office.pass(letter, 25);
    // The desk asks for the second one again after its half hour, and is put off.
    office.mailbox.onSend('throttled');
    await office.pass(letter, 10);
    await office.mailbox.discard('draft 2');
    office.mailbox.onSend('leaves');
    await office.pass(letter, 60);
    expect(await office.stateOf(letter)).toBe('needs-person');
    expect(new Set(office.mailbox.sends)).toEqual(new Set(['draft 1', 'draft 2']));
  });
});

describe('a draft that a crash left behind', () => {
  test('is the letter when a colleague has sent it', async () => {
    const letter = await office.write('decision');
    office.mailbox.twin(letter);
    office.mailbox.sendByHand(letter);
    await office.pass(letter, 3);
    expect([await office.stateOf(letter), office.mailbox.sends]).toEqual(['sent', []]);
  });
});

describe('a letter that the mailbox refused', () => {
  const duty = async () => dutiesOf(office.desk, await office.kase())[0]?.what;
  const card = async () => JSON.stringify(await drawCard(office.desk, office.reference));
  const said = async () => {
    const lines = await historyOf(office.desk, await openFile(office.desk.db, office.reference));
    return lines.at(-1)?.sentence;
  };
  const REFUSED = 'The mailbox refused the decision letter; it has not left';
  const IN_DOUBT = 'The mailbox did not say whether the decision letter left; it was not sent again';
  const refused = async () => {
    const letter = await office.write('decision');
    office.mailbox.onSend('refused');
    await office.pass(letter, 2);
    return letter;
  };

  test('has not left: the card and the thread say so, and what to do', async () => {
    await refused();
    expect(await duty()).toBe(REFUSED);
    expect(await said()).toBe(`${REFUSED}.`);
    expect(await card()).toContain('press Undo and put right its words or its address, or Send again');
    expect(await card()).not.toContain('It left');
  });

  test('is still certain not to have left when it is refused once more, and can be taken back', async () => {
    const letter = await refused();
    await sendAgain(letter);
    await office.pass(letter, 2);
    expect([await office.stateOf(letter), office.mailbox.sends.length]).toEqual(['needs-person', 2]);
    expect(await duty()).toBe(REFUSED);
    const { desk, alex, reference } = office;
    await undoLetter(desk, alex, { reference, version: 4, id: letter }, `undo ${letter}`);
    expect(await office.stateOf(letter)).toBe('withdrawn');
  });

  test('may have left once nobody heard what became of it the next time', async () => {
    const letter = await refused();
    office.mailbox.onSend('stays-unsaid');
    await sendAgain(letter);
    await office.pass(letter, 40);
    expect(await duty()).toBe(IN_DOUBT);
    expect(await said()).toBe(`${IN_DOUBT}.`);
    expect(await card()).toContain('It left');
    office.mailbox.onSend('refused');
    await sendAgain(letter);
    await office.pass(letter, 2);
    expect(await duty()).toBe(IN_DOUBT);
  });
});

test('an answer outside any case that the mailbox refused has not left, and its mail says where to write from', async () => {
  const { desk, alex } = office;
  const held = { mailbox: 'casework', mailboxId: 'held', state: 'held', receivedAt: office.now };
  const reading = readingOf({ from: 'ada@sedge.example' });
  const [mail] = await desk.db
    .insert(messages)
    .values({ ...held, reading })
    .returning();
  const id = mail?.id ?? '';
  const answer = { kind: 'answer-question', parts: {} } as const;
  const { waits = '' } = await answerMail(desk, alex, id, answer);
  office.mailbox.onSend('refused');
  await office.pass(waits, 2);
  const [now] = await desk.db.select().from(messages).where(eq(messages.id, id));
  expect(now).toMatchObject({
    state: 'held',
    why: 'The mailbox refused our answer to it, which has not left: write from Outlook',
  });
  await expect(answerMail(desk, alex, id, answer)).rejects.toThrow(
    'The mailbox refused an earlier answer, which has not left. Write from Outlook.',
  );
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
