import { addMinutes } from 'date-fns/addMinutes';
import { eq, sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { cards } from '../../db/cards.ts';
import { tellings } from '../../db/tellings.ts';
import { dutiesOf } from '../../src/desk/describe-case.ts';
import { MailboxError, type Trouble } from '../../src/desk/mailbox.ts';
import { sendLetter } from '../../src/desk/send-letters.ts';
import { undoLetter } from '../../src/desk/undo-letter.ts';
import { watchLetters } from '../../src/desk/watch-letters.ts';
import { letterOffice } from './letter-office.ts';

const office = letterOffice();
const told = async () =>
  (await office.desk.db.select().from(tellings).orderBy(tellings.askedAt))
    .map(({ message }) => (message as { text: string }).text)
    .filter((text) => text.includes(office.reference));
const duties = async () => JSON.stringify(dutiesOf(office.desk, await office.kase()));

/** The mailbox is read as ever, and takes no drafts. */
function writesNothing(trouble: Trouble) {
  const { draft } = office.mailbox;
  office.mailbox.draft = async () => {
    throw new MailboxError('write the draft', trouble);
  };
  return () => Object.assign(office.mailbox, { draft });
}

/** The desk at its work: by the minute what waits is rung for and looked at. */
async function watched(letter: string, minutes: number, watch = watchLetters(office.desk)) {
  for (let minute = 0; minute < minutes; minute++) {
    await sendLetter(office.desk, letter);
    await watch();
    office.now = addMinutes(office.now, 1);
  }
  return watch;
}

function hold(stopped: boolean) {
  const { policy } = office.desk;
  office.desk.policy = { ...policy, outgoing: { ...policy.outgoing, stopped } };
}

describe('a letter that the mailbox does not take', () => {
  test.for(['unavailable', 'throttled', 'unknown'] as const)(
    '(%s) is told of once, and when it left',
    async (trouble) => {
      const letter = await office.write('acknowledgement');
      const mend = writesNothing(trouble);
      const watch = await watched(letter, 31);
      expect(await told()).toEqual([]);
      await watched(letter, 30, watch);
      expect(await told()).toEqual([
        expect.stringMatching(`^A letter of ${office.reference} has waited .* to leave.* press Undo`),
      ]);
      mend();
      await watched(letter, 10, watch);
      expect(await office.stateOf(letter)).toBe('sent');
      expect((await told()).slice(1)).toEqual([
        `The letter of ${office.reference} that waited has left. There is nothing to do.`,
      ]);
    },
  );

  test('is no letter that leaves at some time past on its card', async () => {
    const letter = await office.write('acknowledgement');
    expect(await duties()).toContain('Acknowledgement leaves at 10:16');
    writesNothing('unavailable');
    const card = eq(cards.reference, office.reference);
    await office.desk.db
      .update(cards)
      .set({ ts: '1', shownVersion: sql`${cards.wantedVersion}` })
      .where(card);
    await watched(letter, 40);
    const [shown] = await office.desk.db.select().from(cards).where(card);
    expect(shown?.shownVersion).toBeLessThan(shown?.wantedVersion ?? 0);
    expect(await duties()).toContain('Acknowledgement was to leave at 10:16 and does not lie in Sent Items yet');
  });

  test('can be taken back, and that is told too', async () => {
    const letter = await office.write('decision');
    writesNothing('unavailable');
    const watch = await watched(letter, 40);
    const { version } = await office.kase();
    await undoLetter(office.desk, office.alex, { reference: office.reference, version, id: letter }, `undo ${letter}`);
    await watch();
    await watch();
    expect((await told()).slice(1)).toEqual([
      `The letter of ${office.reference} that waited was taken back. There is nothing to do.`,
    ]);
  });

  test('is told of once by two desks', async () => {
    const letter = await office.write('decision');
    writesNothing('unavailable');
    const other = watchLetters(office.desk);
    const watch = await watched(letter, 31);
    office.now = addMinutes(office.now, 5);
    await Promise.all([watch(), other()]);
    expect(await told()).toHaveLength(1);
  });
});

describe('a letter that goes on and on', () => {
  test('is told of when it is an acknowledgement that was sent again and is seen nowhere', async () => {
    const letter = await office.write('acknowledgement');
    office.mailbox.onSend('stays-unsaid');
    const watch = await watched(letter, 34);
    expect(await told()).toEqual([]);
    await watched(letter, 10, watch);
    expect(await told()).toEqual([expect.stringContaining('look in Sent Items')]);
  });

  test('is for an officer, when one is asked, and not for the ops channel', async () => {
    const letter = await office.write('decision');
    office.mailbox.onSend('stays-unsaid');
    await watched(letter, 60);
    expect(await office.stateOf(letter)).toBe('needs-person');
    expect(await told()).toEqual([]);
  });
});

describe('a letter that may not leave yet', () => {
  test('waits for the office, and is no letter that the mailbox does not take', async () => {
    const letter = await office.write('decision');
    hold(true);
    const watch = await watched(letter, 60);
    hold(false);
    await watch();
    await sendLetter(office.desk, letter);
    await watched(letter, 2, watch);
    expect(await office.stateOf(letter)).toBe('sent');
    expect(await told()).toEqual([]);
  });

  test('is given time by a desk that was down for long', async () => {
    const letter = await office.write('decision');
    office.now = new Date(office.now.getTime() + 3 * 3_600_000);
    const watch = watchLetters(office.desk);
    await watch();
    await watched(letter, 10, watch);
    expect([await office.stateOf(letter), await told()]).toEqual(['sent', []]);
  });
});
