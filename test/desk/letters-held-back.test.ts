import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { letters } from '../../db/letters.ts';
import { tellings } from '../../db/tellings.ts';
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
    choose({ perAddressAndDay: 2 });
    await haveLeft(2, { toAddress: 'data.team@northvale.example' });
    await office.pass(letter, 5);
    expect(await office.stateOf(letter)).toBe('queued');
    expect(await told()).toContain('2 have left for the same address');
    expect(await told()).not.toContain('northvale.example');
  });
});
