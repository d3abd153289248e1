import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { letters } from '../../db/letters.ts';
import { tellings } from '../../db/tellings.ts';
import { resendLetter } from '../../src/desk/resend-letter.ts';
import { sendLetter } from '../../src/desk/send-letters.ts';
import { undoLetter } from '../../src/desk/undo-letter.ts';
import { letterOffice } from './letter-office.ts';

const office = letterOffice();
const told = async () => JSON.stringify(await office.desk.db.select().from(tellings));

/** The office's own choice of what may leave. */
function choose(outgoing: { stopped?: boolean; perAddressAndDay?: number; perCaseAndDay?: number }) {
  const { policy } = office.desk;
  office.desk.policy = { ...policy, outgoing: { ...policy.outgoing, ...outgoing } };
}

/** Letters that have left in the last hour. */
async function haveLeft(many: number, whose: { reference?: string; toAddress?: string }) {
  const submittedAt = new Date(office.now.getTime() - 3_600_000);
  const [like] = await office.desk.db.select().from(letters);
  if (!like) throw new Error('A letter has to be there already');
  const rows = Array.from({ length: many }, () => ({
    ...like,
    id: randomUUID(),
    state: 'sent',
    submittedAt,
    ...whose,
  }));
  await office.desk.db.insert(letters).values(rows);
}

describe('while the office has stopped all letters', () => {
  test('a letter waits where it is, can be undone, and the ops channel is told once', async () => {
    const letter = await office.write('acknowledgement');
    choose({ stopped: true });
    await office.pass(letter, 10);
    expect([await office.stateOf(letter), office.mailbox.sends.length]).toEqual(['queued', 0]);
    expect((await told()).match(/No letter leaves/g)?.length).toBe(2); // text and block of one message
    const { version } = await office.kase();
    await undoLetter(office.desk, office.alex, { reference: office.reference, version, id: letter }, 'undo it');
    expect(await office.stateOf(letter)).toBe('withdrawn');
  });

  test('it leaves once they may leave again, and that is told too', async () => {
    const letter = await office.write('acknowledgement');
    choose({ stopped: true });
    await office.pass(letter, 5);
    choose({ stopped: false });
    await office.pass(letter, 2);
    expect(await office.stateOf(letter)).toBe('sent');
    expect(await told()).toContain('Letters leave again.');
  });
});

describe('when something answers by itself', () => {
  test('the letter beyond a case’s number for a day waits for the next day, and says why', async () => {
    const letter = await office.write('acknowledgement');
    await haveLeft(3, { reference: office.reference });
    choose({ perCaseAndDay: 3 });
    await office.pass(letter, 10);
    expect([await office.stateOf(letter), office.mailbox.sends.length]).toEqual(['queued', 0]);
    expect(await told()).toContain(`A letter of ${office.reference} waits: 3 have left for it within a day.`);
    office.now = new Date(office.now.getTime() + 24 * 3_600_000);
    await office.pass(letter, 1);
    expect(await office.stateOf(letter)).toBe('sent');
  });

  test('so does the letter beyond an address’s number, and the address is not named in the channel', async () => {
    const letter = await office.write('acknowledgement');
    choose({ perAddressAndDay: 20 });
    await haveLeft(10, { toAddress: 'data.team@northvale.example' });
    await haveLeft(10, { toAddress: 'Data.Team@Northvale.example' });
    await office.pass(letter, 5);
    expect(await office.stateOf(letter)).toBe('queued');
    expect(await told()).toContain('20 have left for the same address');
    expect(await told()).not.toContain('northvale.example');
  });

  test('of two that are on their way at once, the one within the number leaves', async () => {
    const first = await office.write('acknowledgement');
    await office.openCase();
    const second = await office.write('acknowledgement');
    choose({ perAddressAndDay: 1 });
    // Whatever the tests before have sent is no longer counted.
    office.now = new Date(office.now.getTime() + 72 * 3_600_000);
    const { draft } = office.mailbox;
    const drafted: string[] = [];
    const both = Promise.withResolvers<void>();
    office.desk.mailbox = {
      ...office.mailbox,
      draft: async (letter) => {
        if (drafted.push(letter.key) === 2) both.resolve();
        await both.promise;
        return draft(letter);
      },
    };
    await Promise.all([first, second].map((letter) => sendLetter(office.desk, letter)));
    const states = [await office.stateOf(first), await office.stateOf(second)];
    expect([states.sort(), office.mailbox.sends.length]).toEqual([['queued', 'sent'], 1]);
    expect(await told()).toContain('1 have left for the same address');
  });
});

describe('a letter that may have left already', () => {
  /** Nobody heard what became of it, and its half hour is over. */
  async function inDoubt(kind: 'acknowledgement' | 'decision') {
    const letter = await office.write(kind);
    office.mailbox.onSend('stays-unsaid');
    await office.pass(letter, kind === 'decision' ? 40 : 29);
    return letter;
  }
  const sendAgain = async (letter: string) => {
    const { desk, alex, reference } = office;
    const { version } = await office.kase();
    await resendLetter(desk, alex, { reference, version }, `again ${reference} ${version}`, letter);
  };

  test('is not sent again by itself while the office has stopped all letters, and is once it lets them leave', async () => {
    const letter = await inDoubt('acknowledgement');
    choose({ stopped: true });
    office.mailbox.onSend('leaves');
    await office.pass(letter, 30);
    expect([await office.stateOf(letter), office.mailbox.sends]).toEqual(['submitting', ['draft 1']]);
    choose({ stopped: false });
    await office.pass(letter, 3);
    expect([await office.stateOf(letter), office.mailbox.sends]).toEqual(['sent', ['draft 1', 'draft 1']]);
  });

  test('is still looked for while all are stopped, and found', async () => {
    const letter = await inDoubt('acknowledgement');
    choose({ stopped: true });
    await office.pass(letter, 10);
    office.mailbox.arrive();
    await office.pass(letter, 2);
    expect([await office.stateOf(letter), office.mailbox.sends]).toEqual(['sent', ['draft 1']]);
  });

  test('is not sent when all are stopped after the mailbox put off its second try', async () => {
    const letter = await inDoubt('acknowledgement');
    office.mailbox.onSend('throttled');
    await office.pass(letter, 2);
    const { sends } = office.mailbox;
    const asked = sends.length;
    expect(asked).toBeGreaterThan(1);
    choose({ stopped: true });
    office.mailbox.onSend('leaves');
    await office.pass(letter, 10);
    expect([await office.stateOf(letter), sends.length]).toEqual(['queued', asked]);
  });

  test('waits also when an officer sends it again, and is found without being sent', async () => {
    const letter = await inDoubt('decision');
    choose({ stopped: true });
    office.mailbox.onSend('leaves');
    await sendAgain(letter);
    await office.pass(letter, 10);
    expect([await office.stateOf(letter), office.mailbox.sends]).toEqual(['queued', ['draft 1']]);
    office.mailbox.arrive();
    await office.pass(letter, 2);
    expect([await office.stateOf(letter), office.mailbox.sends]).toEqual(['sent', ['draft 1']]);
  });

  test('waits with those beyond a case’s number for a day, of which it is none itself', async () => {
    const letter = await inDoubt('decision');
    await haveLeft(3, { reference: office.reference });
    office.mailbox.onSend('leaves');
    choose({ perCaseAndDay: 3 });
    await sendAgain(letter);
    await office.pass(letter, 5);
    expect([await office.stateOf(letter), office.mailbox.sends.length]).toEqual(['queued', 1]);
    expect(await told()).toContain('It may have left already: look in Sent Items.');
    choose({ perCaseAndDay: 4 });
    await office.pass(letter, 2);
    expect([await office.stateOf(letter), office.mailbox.sends.length]).toEqual(['sent', 2]);
  });
});
