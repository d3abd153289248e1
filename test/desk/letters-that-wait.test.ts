import { addMinutes } from 'date-fns/addMinutes';
import { eq, inArray, sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { alarms } from '../../db/alarms.ts';
import { cards } from '../../db/cards.ts';
import { letters } from '../../db/letters.ts';
import { tellings } from '../../db/tellings.ts';
import { dutiesOf } from '../../src/desk/describe-case.ts';
import { MailboxError, type Trouble } from '../../src/desk/mailbox.ts';
import { sendLetter } from '../../src/desk/send-letters.ts';
import { undoLetter } from '../../src/desk/undo-letter.ts';
import { watchLetters } from '../../src/desk/watch-letters.ts';
import { letterOffice } from './letter-office.ts';

const office = letterOffice();
// What another test left waiting would be told of too.
beforeEach(async () => {
  await office.desk.db.delete(alarms);
  await office.desk.db
    .update(letters)
    .set({ state: 'withdrawn' })
    .where(inArray(letters.state, ['queued', 'submitting', 'accepted']));
});
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

describe('several letters that the mailbox does not take', () => {
  const lettersOf = (references: string[]) => new Intl.ListFormat('en-GB').format(references.toSorted());
  /** Posts that speak of one of these cases. */
  const toldOf = async (references: string[]) =>
    (await office.desk.db.select().from(tellings).orderBy(tellings.askedAt))
      .map(({ message }) => (message as { text: string }).text)
      .filter((text) => references.some((reference) => text.includes(reference)));

  /** A case of its own for each, with its acknowledgement on its way. */
  async function wrote(many: number) {
    const some: { reference: string; letter: string }[] = [];
    for (let one = 0; one < many; one++) {
      await office.openCase();
      some.push({ reference: office.reference, letter: await office.write('acknowledgement') });
    }
    return some;
  }
  async function pass(minutes: number, some: { letter: string }[], watch: () => Promise<void>) {
    for (let minute = 0; minute < minutes; minute++) {
      for (const { letter } of some) await sendLetter(office.desk, letter);
      await watch();
      office.now = addMinutes(office.now, 1);
    }
  }

  test('are told of in one post, by their references, and so is that they left', async () => {
    const watch = watchLetters(office.desk);
    const mend = writesNothing('unavailable');
    const some = await wrote(3);
    const references = some.map(({ reference }) => reference);
    await pass(40, some, watch);
    expect(await toldOf(references)).toEqual([
      expect.stringMatching(
        `^3 letters have waited up to 3\\d min to leave: of ${lettersOf(references)}\\. The desk goes on trying\\..*If one cannot wait, press Undo`,
      ),
    ]);
    mend();
    office.now = addMinutes(office.now, 5);
    // They leave one after the other.
    for (const { letter } of some) {
      await sendLetter(office.desk, letter);
      await sendLetter(office.desk, letter);
      await watch();
    }
    expect((await toldOf(references)).slice(1)).toEqual([
      `The letters of ${lettersOf(references)} that waited have left. There is nothing to do.`,
    ]);
  });

  test('are told of in one post when more come while the mailbox is away, without those that were told of', async () => {
    const watch = watchLetters(office.desk);
    writesNothing('unavailable');
    const first = await wrote(1);
    await pass(1, first, watch);
    const second = await wrote(1);
    await pass(2, second, watch);
    const third = await wrote(1);
    const later = [...second, ...third].map(({ reference }) => reference);
    await pass(35, [...second, ...third], watch);
    expect(await toldOf(first.map(({ reference }) => reference))).toHaveLength(1);
    expect(await toldOf(later)).toEqual([]);
    await pass(15, [...second, ...third], watch);
    expect(await toldOf(first.map(({ reference }) => reference))).toHaveLength(1);
    expect(await toldOf(later)).toEqual([expect.stringContaining(`of ${lettersOf(later)}.`)]);
  });

  test('say which of them left and which was taken back, while another waits on', async () => {
    const watch = watchLetters(office.desk);
    const mend = writesNothing('unavailable');
    const some = await wrote(3);
    const [left, undone, stuck] = some;
    const references = some.map(({ reference }) => reference);
    await pass(35, some, watch);
    const on = { reference: undone?.reference ?? '', version: 3, id: undone?.letter ?? '' };
    await undoLetter(office.desk, office.alex, on, `undo ${undone?.letter}`);
    mend();
    office.now = addMinutes(office.now, 5);
    await pass(1, left ? [left, left] : [], watch);
    expect(await toldOf(references)).toHaveLength(1);
    await pass(3, [], watch);
    expect((await toldOf(references)).slice(1)).toEqual([
      `The letter of ${left?.reference} that waited has left. The letter of ${undone?.reference} that waited was taken back. There is nothing to do.`,
    ]);
    expect(await office.stateOf(stuck?.letter ?? '')).toBe('queued');
  });
});
