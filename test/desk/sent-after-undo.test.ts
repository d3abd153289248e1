import { eq, sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { letters } from '../../db/letters.ts';
import { messages } from '../../db/messages.ts';
import { notes } from '../../db/notes.ts';
import { tellings } from '../../db/tellings.ts';
import { answerByHand } from '../../src/case/answer-by-hand.ts';
import { answerMail } from '../../src/desk/answer-mail.ts';
import { changeCase } from '../../src/desk/change-case.ts';
import { dutiesOf } from '../../src/desk/describe-case.ts';
import { historyOf } from '../../src/desk/describe-history.ts';
import type { Desk, Work } from '../../src/desk/desk.ts';
import { doubtsAboutContact } from '../../src/desk/doubt-contact.ts';
import { openFile } from '../../src/desk/find-cases.ts';
import { byHandForm } from '../../src/desk/forms/by-hand.ts';
import { fileMailForm } from '../../src/desk/forms/file-mail.ts';
import { fileHeldMail } from '../../src/desk/look-at-mail.ts';
import { SECOND_COPY } from '../../src/desk/match-mail.ts';
import { CHANGED_ANSWER, CHANGED_DRAFT, OUTSIDE, WENT_ELSEWHERE } from '../../src/desk/match-outgoing.ts';
import { noteMails } from '../../src/desk/note-mail.ts';
import { mailsOn } from '../../src/desk/papers-sent.ts';
import { receiveMail } from '../../src/desk/receive-mail.ts';
import { resendLetter } from '../../src/desk/resend-letter.ts';
import { undoLetter } from '../../src/desk/undo-letter.ts';
import { bounceOf } from '../support/bounce.ts';
import { readingOf } from '../support/reading.ts';
import { readsHere } from '../support/reads-here.ts';
import { letterOffice } from './letter-office.ts';

const office = letterOffice();
let letter: string;
beforeEach(async () => {
  office.desk.reader = readsHere;
  const { db } = office.desk;
  await db.delete(tellings);
  // Those of other tests have the same Message-IDs.
  await db.delete(messages).where(eq(messages.outgoing, true));
  await db.update(letters).set({ state: 'withdrawn', internetMessageId: null });
});

/** Written, and not taken by the mailbox, so that its draft lies there. */
async function lies(kind: 'acknowledgement' | 'decision' = 'decision') {
  letter = await office.write(kind);
  await throttled(letter);
}
async function throttled(id: string) {
  office.mailbox.onSend('throttled');
  await office.pass(id, 2);
  office.mailbox.onSend('leaves');
}
const undo = async (id: string) => {
  const { desk, alex, reference } = office;
  const { version } = await office.kase();
  await undoLetter(desk, alex, { reference, version, id }, `undo ${id} ${version}`);
};
const seen = { mailbox: 'casework@regulator.example', bySweep: false, old: null };
const listedNow = (internetMessageId: string) => ({
  ...{ id: crypto.randomUUID(), internetMessageId, receivedAt: office.now, gone: false, isDraft: false },
  ...({ folder: 'sent', outgoing: true } as const),
});
/** A colleague sends the draft, and Sent Items shows it. Outlook for the desktop gives it another Message-ID. */
type How = { as?: string; answers?: string; to?: string; says?: string };
async function sentFromDrafts(id: string, how: How = {}) {
  const copy = await liesInSentItems(id, how);
  await receiveMail(office.desk, copy);
  const [read] = await office.desk.db.select().from(messages).where(eq(messages.id, copy));
  return read;
}
/** The same, and the desk has not read it yet. */
async function liesInSentItems(id: string, { as, answers, to, says }: How = {}) {
  const { desk, mailbox } = office;
  mailbox.sendByHand(id);
  const [row] = await desk.db.select().from(letters).where(eq(letters.id, id));
  const internetMessageId = as ?? row?.internetMessageId ?? '';
  const raw = [
    'From: Casework <casework@regulator.example>',
    `To: ${to ?? row?.toAddress}`,
    `Subject: ${row?.subject}`,
    `Message-ID: ${internetMessageId}`,
    `X-Breachdesk-Key: ${id}`,
    ...(answers ? [`In-Reply-To: ${answers}`] : []),
    `Date: ${office.now.toUTCString()}`,
    '',
    says ?? row?.text,
  ].join('\r\n');
  desk.mailbox = {
    ...mailbox,
    raw: async function* () {
      yield Buffer.from(raw);
    },
  };
  const mail = listedNow(internetMessageId);
  await desk.db.transaction((tx) => noteMails(desk, tx, [mail], seen));
  const [listed] = await desk.db.select().from(messages).where(eq(messages.mailboxId, mail.id));
  return listed?.id ?? '';
}
/** What the desk rings for from now on. */
function rungFrom(desk: Desk): Work[] {
  const rung: Work[] = [];
  desk.bell = { ring: async (work) => void rung.push(...[work].flat()) };
  return rung;
}
const told = async () =>
  (await office.desk.db.select().from(tellings)).map(({ message }) => (message as { text: string }).text);
const lastLine = async () =>
  (await historyOf(office.desk, await openFile(office.desk.db, office.reference))).at(-1)?.sentence;

describe('a letter that was taken back', () => {
  test.for([{}, { as: '<outlook@regulator.example>' }])(
    'and is sent from Drafts all the same is on its case, and its owner is told (%j)',
    async (how) => {
      await lies();
      await undo(letter);
      const copy = await sentFromDrafts(letter, how);
      expect(copy).toMatchObject({ state: 'filed', reference: office.reference, why: 'Sent from Outlook' });
      expect((await office.kase()).byHand).toMatchObject([{ message: copy?.id, answer: false }]);
      expect(await lastLine()).toMatch(/^The decision letter that was taken back was sent from Outlook all the same, /);
      expect(await told()).toEqual([
        expect.stringContaining('A letter that was taken back was sent from Outlook all the same'),
      ]);
      expect(await mailsOn(office.desk, office.reference)).toHaveLength(1);
      // A colleague copies it within Sent Items.
      expect(await sentFromDrafts(letter, how)).toMatchObject({ reference: office.reference, why: SECOND_COPY });
      expect([(await office.kase()).byHand, await told()]).toEqual([[expect.anything()], [expect.anything()]]);
    },
  );

  test.for([
    ['decision', 'It went to an address that is not on this case'],
    ['recall', 'Sent from Outlook'],
  ] as const)('and went to somebody who is not the contact says so (%s)', async ([kind, why]) => {
    await lies();
    await undo(letter);
    const elsewhere = { kind, toAddress: 'tom@elsewhere.example' };
    await office.desk.db.update(letters).set(elsewhere).where(eq(letters.id, letter));
    expect(await sentFromDrafts(letter)).toMatchObject({ why });
    expect((await told()).some((text) => text.includes('to an address that is not on the case'))).toBe(
      kind !== 'recall',
    );
  });
});

describe('a letter that was taken back, left all the same, and came back', () => {
  const comes = async (raw: string) => {
    const { desk, mailbox } = office;
    const listed = { mailbox: seen.mailbox, mailboxId: crypto.randomUUID(), state: 'listed', listedAt: office.now };
    const [mail] = await desk.db
      .insert(messages)
      .values({ ...listed, receivedAt: office.now })
      .returning({ id: messages.id });
    desk.mailbox = {
      ...mailbox,
      raw: async function* () {
        yield Buffer.from(raw);
      },
    };
    await receiveMail(desk, mail?.id ?? '');
    const [row] = await desk.db
      .select()
      .from(messages)
      .where(eq(messages.id, mail?.id ?? ''));
    return row;
  };
  let report: string;
  beforeEach(async () => {
    await lies();
    await undo(letter);
    const copy = await sentFromDrafts(letter);
    const { desk, alex, reference } = office;
    await changeCase(desk, { reference, cause: `answer ${letter}` }, (kase) =>
      answerByHand(kase, alex, office.now, { message: copy?.id ?? '' }),
    );
    expect((await office.kase()).promise.kept).not.toBeNull();
    report = bounceOf(copy?.internetMessageId ?? '', 'data.team@northvale.example');
  });

  test('keeps no promise, and its case says so', async () => {
    const { desk, reference } = office;
    expect(await comes(report)).toMatchObject({ state: 'filed', reference, why: 'A delivery report' });
    const file = await openFile(desk.db, reference);
    expect(file.kase.promise.kept).toBeNull();
    expect(await lastLine()).toBe('The decision letter came back: no such address.');
    expect(dutiesOf(desk, file.kase)).toContainEqual({
      what: 'What a colleague sent from Outlook came back: no such address',
      rest: ['the promise is open again'],
    });
    expect(await doubtsAboutContact(desk, file)).toContain('A letter to that address came back.');
    await expect(byHandForm.open(desk, office.alex, { reference, version: 0 })).rejects.toThrow(/Nothing was sent/);
    const { length } = file.history;
    expect(await comes(report)).toMatchObject({ state: 'filed', reference });
    expect((await openFile(desk.db, reference)).history).toHaveLength(length);
  });

  test('is offered to whoever looks at a delivery report that waits', async () => {
    const { desk, alex, reference } = office;
    const held = await comes(report.replace('Return-Path: <>', 'Authentication-Results: mx.x.example; dmarc=fail'));
    expect(held).toMatchObject({ state: 'held' });
    const on = { reference: '', version: 0, id: held?.id ?? '' };
    expect(JSON.stringify(await fileMailForm.open(desk, alex, on))).toContain('The promise of a reply opens again.');
    await fileMailForm.submit?.(desk, alex, { choice: `letter-back ${letter}` }, { id: on.id }, 'save');
    expect((await office.kase()).promise.kept).toBeNull();
    expect((await openFile(desk.db, reference)).history.at(-1)).toMatchObject({
      type: 'letter-came-back',
      by: alex.id,
    });
  });
});

describe('a letter whose draft was sent before the desk looked again', () => {
  test.for([{}, { as: '<outlook@regulator.example>' }])('cannot be taken back, and has left (%j)', async (how) => {
    await lies();
    expect(await sentFromDrafts(letter, how)).toMatchObject({ state: 'kept', why: 'A letter of our own' });
    await expect(undo(letter)).rejects.toThrow('Too late to undo: a colleague sent its draft from Outlook.');
    expect([await office.stateOf(letter), (await office.kase()).status]).toEqual(['sent', 'closed']);
  });

  test('and is written down in the moment of Undo cannot be taken back', async () => {
    await lies();
    const { db } = office.desk;
    const [row] = await db.select().from(letters).where(eq(letters.id, letter));
    office.mailbox.sendByHand(letter);
    let undone: Promise<string> | undefined;
    await db.transaction(async (tx) => {
      await noteMails(office.desk, tx, [listedNow(row?.internetMessageId ?? '')], seen);
      undone = undo(letter).then(
        () => 'taken back',
        ({ message }) => message,
      );
      const waits = sql`datname = current_database() and wait_event_type = 'Lock'`;
      await expect.poll(() => db.execute(sql`select pid from pg_stat_activity where ${waits}`)).toHaveLength(1);
    });
    expect(await undone).toContain('a colleague sent its draft');
    expect(await office.stateOf(letter)).toBe('sent');
  });

  test('has left too when the desk had asked an officer about its draft', async () => {
    await lies();
    office.mailbox.changeByHand(letter);
    await office.pass(letter, 6);
    expect(await office.stateOf(letter)).toBe('needs-person');
    await sentFromDrafts(letter);
    await expect(undo(letter)).rejects.toThrow('Too late to undo: a colleague sent its draft from Outlook.');
    expect([await office.stateOf(letter), (await office.kase()).status]).toEqual(['sent', 'closed']);
  });
});

describe('a letter about whose draft an officer was asked, and that a colleague sends', () => {
  const says = 'We have changed our mind.';
  const to = 'tom@elsewhere.example';
  const sentences = async () =>
    (await historyOf(office.desk, await openFile(office.desk.db, office.reference))).map(({ sentence }) => sentence);
  const threadLines = async () =>
    (await office.desk.db.select().from(notes).where(eq(notes.reference, office.reference))).map(
      ({ message }) => (message as { text: string }).text,
    );
  const sendAgain = async () => {
    const { desk, alex, reference } = office;
    const { version } = await office.kase();
    await resendLetter(desk, alex, { reference, version }, `again ${letter} ${version}`, letter);
  };
  beforeEach(async () => {
    await lies();
    office.mailbox.changeByHand(letter);
    await office.pass(letter, 6);
    expect(await office.stateOf(letter)).toBe('needs-person');
    await office.desk.db.delete(tellings);
  });

  test.for([{}, { as: '<outlook@regulator.example>' }])(
    'to whom it was for has left, and everybody hears that its words are others (%j)',
    async (how) => {
      const { desk, reference } = office;
      const rung = rungFrom(desk);
      const copy = await sentFromDrafts(letter, { ...how, says });
      expect(rung).toContainEqual({ queue: 'letters', id: letter });
      expect(copy).toMatchObject({ state: 'filed', reference, why: CHANGED_DRAFT });
      await office.pass(letter, 1);
      expect([await office.stateOf(letter), (await office.kase()).status]).toEqual(['sent', 'closed']);
      expect((await office.kase()).promise.kept).not.toBeNull();
      expect((await office.kase()).byHand).toEqual([]);
      const said = 'The draft of the decision letter was changed and was sent from Outlook: compare it in Sent Items.';
      expect((await sentences()).at(-1)).toContain(said);
      expect((await threadLines()).filter((line) => line.includes(said))).toHaveLength(1);
      expect(await told()).toEqual(
        expect.arrayContaining([
          expect.stringContaining('The draft of a letter was changed and was sent from Outlook'),
          `The draft of a letter for ${reference} was changed and was sent from Outlook. Compare it in Sent Items.`,
        ]),
      );
      expect(await told()).toHaveLength(2);
      expect((await mailsOn(desk, reference)).map(({ text }) => text)).toEqual([expect.stringContaining(says)]);
      // A colleague copies it within Sent Items.
      expect(await sentFromDrafts(letter, { ...how, says })).toMatchObject({ state: 'kept' });
      await office.pass(letter, 0);
      expect(await told()).toHaveLength(2);
    },
  );

  test('to others as well has left, and the office hears of them', async () => {
    const copy = await sentFromDrafts(letter, { to: `data.team@northvale.example, ${to}` });
    expect(copy).toMatchObject({ state: 'filed', why: CHANGED_DRAFT });
    await office.pass(letter, 0);
    expect(await office.stateOf(letter)).toBe('sent');
    expect((await told()).filter((text) => text.includes('to an address that is not on the case'))).toHaveLength(1);
  });

  test.for([{}, { as: '<outlook@regulator.example>' }])(
    'to somebody else has not left: the officer is still asked, and writes it again (%j)',
    async (how) => {
      const { desk, reference } = office;
      const rung = rungFrom(desk);
      const copy = await sentFromDrafts(letter, { ...how, to, says });
      expect(rung).not.toContainEqual({ queue: 'letters', id: letter });
      expect(copy).toMatchObject({ state: 'filed', reference, why: WENT_ELSEWHERE });
      await office.pass(letter, 1);
      const kase = await office.kase();
      expect([await office.stateOf(letter), kase.status, kase.promise.kept]).toEqual([
        'needs-person',
        'letter-leaving',
        null,
      ]);
      expect(kase.byHand).toMatchObject([{ message: copy?.id, answer: false }]);
      expect(dutiesOf(desk, kase).map(({ what }) => what)).toContainEqual(expect.stringContaining('it was not sent'));
      expect(await threadLines()).toContainEqual(
        'The changed draft of the decision letter was sent from Outlook, and not to the address that was approved: press Undo, and write it again.',
      );
      expect((await told()).filter((text) => text.includes('to an address that is not on the case'))).toHaveLength(1);
      expect((await mailsOn(desk, reference)).map(({ text }) => text)).toEqual([expect.stringContaining(says)]);
      await expect(sendAgain()).rejects.toThrow('Its draft was sent from Outlook to somebody else');
      await undo(letter);
      expect([await office.stateOf(letter), (await office.kase()).status]).toEqual(['withdrawn', 'new']);
    },
  );

  test('to somebody else before an officer presses Send again has not left either', async () => {
    const copy = await liesInSentItems(letter, { to });
    await sendAgain();
    await office.pass(letter, 1);
    expect([await office.stateOf(letter), (await office.kase()).status]).toEqual(['needs-person', 'letter-leaving']);
    await receiveMail(office.desk, copy);
    await office.pass(letter, 1);
    expect([await office.stateOf(letter), (await office.kase()).status]).toEqual(['needs-person', 'letter-leaving']);
  });

  test('before an officer presses Send again has left once it was read', async () => {
    const copy = await liesInSentItems(letter);
    await sendAgain();
    await receiveMail(office.desk, copy);
    await office.pass(letter, 1);
    expect([await office.stateOf(letter), (await office.kase()).status]).toEqual(['sent', 'closed']);
    expect((await sentences()).at(-1)).toContain('was changed and was sent from Outlook');
  });

  test('is taken back when nobody has read yet to whom it went, and told of then', async () => {
    const copy = await liesInSentItems(letter);
    await undo(letter);
    await receiveMail(office.desk, copy);
    expect(await office.stateOf(letter)).toBe('withdrawn');
    expect(await lastLine()).toMatch(/^The decision letter that was taken back was sent from Outlook all the same, /);
  });
});

describe('an answer outside any case', () => {
  let id: string;
  let asked: string;
  let answer: string;
  beforeEach(async () => {
    asked = `<${crypto.randomUUID()}@sedge.example>`;
    const held = { mailbox: 'casework', mailboxId: crypto.randomUUID(), state: 'held', receivedAt: office.now };
    const from = { fromAddress: 'ada@sedge.example', internetMessageId: asked };
    const [mail] = await office.desk.db
      .insert(messages)
      .values({ ...held, ...from, reading: readingOf({ from: 'ada@sedge.example' }) })
      .returning();
    id = mail?.id ?? '';
    const { waits = '' } = await answerMail(office.desk, office.alex, id, { kind: 'answer-question', parts: {} });
    answer = waits;
    await throttled(answer);
  });
  const mail = async () => (await office.desk.db.select().from(messages).where(eq(messages.id, id)))[0];

  test('that was taken back and is sent all the same is told on the mail that waits, and in the ops channel', async () => {
    await undo(answer);
    expect(await sentFromDrafts(answer)).toMatchObject({
      state: 'kept',
      why: 'An answer that was taken back, and sent from Outlook all the same',
    });
    expect(await mail()).toMatchObject({
      state: 'held',
      why: 'Its answer was taken back, and sent from Outlook all the same',
    });
    expect(await told()).toEqual([
      'An answer that was taken back was sent from Outlook all the same. The mail that it answers came from sedge.example, Tue 12 Mar, 10:15: look in Sent Items before anybody answers that again.',
    ]);
  });

  test('that was taken back and is sent all the same follows its mail onto a case', async () => {
    await undo(answer);
    const copy = await sentFromDrafts(answer, { answers: asked });
    expect(copy).toMatchObject({ state: 'kept' });
    const { desk, alex, reference } = office;
    const rung = rungFrom(desk);
    await fileHeldMail(desk, alex, { reference, version: 0, id }, `file ${id}`);
    expect(rung).toContainEqual({ queue: 'mails', id: copy?.id });
    await receiveMail(desk, copy?.id ?? '');
    expect((await office.kase()).byHand).toMatchObject([{ message: copy?.id, answer: false }]);
    const { body } = await byHandForm.open(desk, alex, { reference, version: 0 });
    expect(JSON.stringify(body)).toContain(copy?.id);
  });

  test('that was taken back and is sent all the same is told of once, however often it is judged', async () => {
    await undo(answer);
    const copy = await sentFromDrafts(answer);
    await office.desk.db
      .update(messages)
      .set({ state: 'listed' })
      .where(eq(messages.id, copy?.id ?? ''));
    await receiveMail(office.desk, copy?.id ?? '');
    expect(await told()).toHaveLength(1);
  });

  test('that was taken back and is sent all the same is on the case of its mail', async () => {
    await undo(answer);
    const { desk, alex, reference } = office;
    await fileHeldMail(desk, alex, { reference, version: 0, id }, `file ${id}`);
    expect(await sentFromDrafts(answer)).toMatchObject({ state: 'filed', reference });
    expect((await office.kase()).byHand).toHaveLength(1);
    expect(await mail()).toMatchObject({ state: 'filed' });
  });

  describe('whose changed draft a colleague sends', () => {
    beforeEach(async () => {
      office.mailbox.changeByHand(answer);
      await office.pass(answer, 6);
      expect(await mail()).toMatchObject({ state: 'held', why: expect.stringContaining('it was not sent') });
      await office.desk.db.delete(tellings);
    });
    const came = 'The mail that it answers came from sedge.example, Tue 12 Mar, 10:15';

    test('has answered its mail, and the ops channel hears of its words', async () => {
      const rung = rungFrom(office.desk);
      const copy = await sentFromDrafts(answer);
      expect(copy).toMatchObject({ state: 'kept', why: CHANGED_ANSWER });
      expect(rung).toContainEqual({ queue: 'letters', id: answer });
      await office.pass(answer, 1);
      expect(await office.stateOf(answer)).toBe('sent');
      expect(await mail()).toMatchObject({
        state: 'kept',
        why: 'Answered: General guidance',
        settledBy: office.alex.id,
      });
      expect(await told()).toEqual([
        `The draft of an answer was changed and was sent from Outlook. ${came}: compare it in Sent Items.`,
      ]);
    });

    test('to somebody else has answered nobody, and the ops channel hears of it once', async () => {
      const copy = await sentFromDrafts(answer, { to: 'tom@elsewhere.example' });
      expect(copy).toMatchObject({ state: 'kept', why: OUTSIDE });
      await office.pass(answer, 1);
      expect([await office.stateOf(answer), await mail()]).toMatchObject(['needs-person', { state: 'held' }]);
      expect(await told()).toEqual([
        `The changed draft of an answer was sent from Outlook, and not to the address that was approved. ${came}, and waits for its answer. If the draft went to the wrong person, treat it as a breach of your own.`,
      ]);
      const { desk, alex, reference } = office;
      await fileHeldMail(desk, alex, { reference, version: 0, id }, `file ${id}`);
      await desk.db
        .update(messages)
        .set({ state: 'listed' })
        .where(eq(messages.id, copy?.id ?? ''));
      await receiveMail(desk, copy?.id ?? '');
      expect((await office.kase()).byHand).toMatchObject([{ message: copy?.id, answer: false }]);
    });
  });

  test('whose draft was sent cannot be taken back', async () => {
    await sentFromDrafts(answer);
    await expect(undo(answer)).rejects.toThrow('Too late to undo: a colleague sent its draft from Outlook.');
    expect([await office.stateOf(answer), await mail()]).toMatchObject(['sent', { state: 'kept' }]);
  });
});
