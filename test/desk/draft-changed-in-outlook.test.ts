import { addSeconds } from 'date-fns/addSeconds';
import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { messages } from '../../db/messages.ts';
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
const sendAgain = async (letter: string) => {
  const { desk, alex, reference } = office;
  const { version } = await office.kase();
  await resendLetter(desk, alex, { reference, version }, `again ${reference} ${version}`, letter);
};
const undo = async (letter: string) => {
  const { desk, alex, reference } = office;
  const { version } = await office.kase();
  await undoLetter(desk, alex, { reference, version, id: letter }, `undo ${letter}`);
};
const duty = async () => dutiesOf(office.desk, await office.kase())[0];
const card = async () => JSON.stringify(await drawCard(office.desk, office.reference));
const CHANGED = 'Somebody changed the draft of the decision letter in the mailbox; it was not sent';

/** Its draft lies in the mailbox, and a colleague has opened it. */
async function lying(kind: 'acknowledgement' | 'decision', how: 'throttled' | 'crashed' | 'stays-unsaid') {
  const letter = await office.write(kind);
  if (how === 'crashed') {
    const { send } = office.mailbox;
    office.mailbox.send = async () => {
      throw new MailboxError('send', 'unavailable');
    };
    await office.pass(letter, 1);
    Object.assign(office.mailbox, { send });
  } else {
    office.mailbox.onSend(how);
    await office.pass(letter, how === 'throttled' ? 2 : kind === 'decision' ? 40 : 29);
  }
  office.mailbox.changeByHand(letter);
  office.mailbox.onSend('leaves');
  return letter;
}

describe('a decision whose draft a colleague changed', () => {
  test.for(['throttled', 'crashed'] as const)(
    'is not sent, and an officer hears of it (%s); sent again it has the words that were approved',
    async (how) => {
      const letter = await lying('decision', how);
      const before = office.mailbox.sends.length;
      office.now = addSeconds(office.now, 300);
      await office.pass(letter, 5);
      expect([await office.stateOf(letter), office.mailbox.sends.length]).toEqual(['needs-person', before]);
      expect(await duty()).toEqual({
        what: CHANGED,
        rest: ['Send again sends the words as they were approved, or press Undo'],
      });
      const lines = await historyOf(office.desk, await openFile(office.desk.db, office.reference));
      expect(lines.at(-1)?.sentence).toBe(`${CHANGED}.`);
      expect(await card()).not.toContain('It left');
      await sendAgain(letter);
      await office.pass(letter, 1);
      expect([await office.stateOf(letter), office.mailbox.changedSends]).toEqual(['sent', []]);
      expect(new Set(office.mailbox.sends.slice(before))).toEqual(new Set(['draft 1']));
    },
  );

  test('can be taken back when it was never asked to leave, and nothing of it is left', async () => {
    const letter = await lying('decision', 'throttled');
    office.now = addSeconds(office.now, 300);
    await office.pass(letter, 1);
    await undo(letter);
    await office.pass(letter, 40);
    expect([await office.stateOf(letter), await office.mailbox.find(letter)]).toEqual(['withdrawn', []]);
  });

  test('while nobody knows whether it left is not sent when an officer sends it again, until they were told', async () => {
    const letter = await lying('decision', 'stays-unsaid');
    await sendAgain(letter);
    await office.pass(letter, 2);
    expect([await office.stateOf(letter), office.mailbox.sends]).toEqual(['needs-person', ['draft 1']]);
    expect((await duty())?.what).toBe(CHANGED);
    expect((await duty())?.rest).toEqual([expect.stringContaining('look in Sent Items')]);
    expect(await card()).toContain('It left');
    await expect(undo(letter)).rejects.toThrow('may have left');
    await sendAgain(letter);
    await office.pass(letter, 2);
    expect([await office.stateOf(letter), office.mailbox.sends]).toEqual(['sent', ['draft 1', 'draft 1']]);
    expect(office.mailbox.changedSends).toEqual([]);
  });

  test.for(['reread', 'draft'] as const)(
    'is not asked about again when the mailbox could not be asked for a while (%s)',
    async (asked) => {
      const letter = await lying('decision', 'throttled');
      office.now = addSeconds(office.now, 300);
      await office.pass(letter, 5);
      const before = office.mailbox[asked];
      office.mailbox[asked] = async () => {
        throw new MailboxError(asked, 'throttled');
      };
      await sendAgain(letter);
      await office.pass(letter, 1);
      expect(await office.stateOf(letter)).toBe('queued');
      Object.assign(office.mailbox, { [asked]: before });
      office.now = addSeconds(office.now, 300);
      await office.pass(letter, 1);
      expect([await office.stateOf(letter), office.mailbox.changedSends]).toEqual(['sent', []]);
    },
  );

  test('is put before a person again when it is changed again', async () => {
    const letter = await lying('decision', 'stays-unsaid');
    await sendAgain(letter);
    await office.pass(letter, 2);
    office.mailbox.onSend('stays-unsaid');
    await sendAgain(letter);
    await office.pass(letter, 40);
    office.mailbox.changeByHand(letter);
    await sendAgain(letter);
    await office.pass(letter, 2);
    expect([await office.stateOf(letter), office.mailbox.changedSends]).toEqual(['needs-person', []]);
  });
});

describe('an acknowledgement whose draft a colleague changed', () => {
  test.for(['throttled', 'crashed', 'stays-unsaid'] as const)(
    'leaves with its own words, from the same draft (%s)',
    async (how) => {
      const letter = await lying('acknowledgement', how);
      office.now = addSeconds(office.now, 300);
      await office.pass(letter, 5);
      expect([await office.stateOf(letter), office.mailbox.changedSends]).toEqual(['sent', []]);
      expect((await office.mailbox.find(letter)).map(({ id }) => id)).toEqual(['draft 1']);
    },
  );
});

describe('a draft that lay in the mailbox', () => {
  test('and was sent by a colleague in the moment before is asked for no more', async () => {
    const letter = await office.write('decision');
    office.mailbox.onSend('throttled');
    await office.pass(letter, 2);
    const sends = office.mailbox.sends.length;
    const { find } = office.mailbox;
    // Graph's index does not show yet what left.
    office.mailbox.find = async (key) => (await find(key)).filter(({ isDraft }) => isDraft);
    office.mailbox.sendByHand(letter);
    office.now = addSeconds(office.now, 300);
    await sendLetter(office.desk, letter);
    expect([await office.stateOf(letter), office.mailbox.sends.length]).toEqual(['submitting', sends]);
    Object.assign(office.mailbox, { find });
    await office.pass(letter, 2);
    expect(await office.stateOf(letter)).toBe('sent');
  });

  test('cannot be read now is read later, and not sent before', async () => {
    const letter = await office.write('decision');
    office.mailbox.onSend('throttled');
    await office.pass(letter, 2);
    const { sends, reread } = office.mailbox;
    const before = sends.length;
    office.mailbox.onSend('leaves');
    office.mailbox.reread = async () => {
      throw new MailboxError('read the draft back', 'unavailable');
    };
    await office.pass(letter, 10);
    expect([await office.stateOf(letter), sends.length]).toEqual(['queued', before]);
    Object.assign(office.mailbox, { reread });
    await office.pass(letter, 6);
    expect([await office.stateOf(letter), sends.length]).toEqual(['sent', before + 1]);
  });
});

test('an answer outside any case whose draft a colleague changed is not sent, and its mail says so', async () => {
  const { desk, alex } = office;
  const held = { mailbox: 'casework', mailboxId: 'held', state: 'held', receivedAt: office.now };
  const [mail] = await desk.db
    .insert(messages)
    .values({ ...held, reading: readingOf({ from: 'ada@sedge.example' }) })
    .returning();
  const id = mail?.id ?? '';
  const answer = { kind: 'answer-question', parts: {} } as const;
  const { waits = '' } = await answerMail(desk, alex, id, answer);
  office.mailbox.onSend('throttled');
  await office.pass(waits, 2);
  office.mailbox.changeByHand(waits);
  office.now = addSeconds(office.now, 300);
  await office.pass(waits, 2);
  const [now] = await desk.db.select().from(messages).where(eq(messages.id, id));
  expect(now).toMatchObject({
    state: 'held',
    why: 'Somebody changed the draft of our answer to it in the mailbox; it was not sent: write from Outlook',
  });
  await expect(answerMail(desk, alex, id, answer)).rejects.toThrow('it was not sent. Write from Outlook.');
});
