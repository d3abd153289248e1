import { addSeconds } from 'date-fns/addSeconds';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { type OpenDatabase, openDatabase } from '../../db/database.ts';
import { letters } from '../../db/letters.ts';
import { officers } from '../../db/officers.ts';
import type { Person } from '../../src/desk/deed.ts';
import type { Desk } from '../../src/desk/desk.ts';
import { openFile } from '../../src/desk/find-cases.ts';
import { acknowledgeForm } from '../../src/desk/forms/acknowledge.ts';
import { decideLetterForm } from '../../src/desk/forms/decide-letter.ts';
import { openCaseByHand } from '../../src/desk/open-case-by-hand.ts';
import { sendLetter } from '../../src/desk/send-letters.ts';
import { claimCase } from '../../src/desk/work-case.ts';
import { bareDesk } from '../support/bare-desk.ts';
import { freshDatabase } from '../support/database.ts';
import { type FakeMailbox, fakeMailbox } from '../support/fake-mailbox.ts';

export type LetterOffice = {
  desk: Desk;
  mailbox: FakeMailbox;
  alex: Person;
  now: Date;
  reference: string;
  /** Another case, which is this test's from now on. */
  openCase: () => Promise<void>;
  /** An officer writes a letter on this test's case; its id. */
  write: (kind: 'acknowledgement' | 'decision') => Promise<string>;
  /** Rings the sender every ten seconds of wall time, as often as the desk would. */
  pass: (letter: string, minutes: number) => Promise<void>;
  stateOf: (letter: string) => Promise<string | undefined>;
  /** The letters of this test's case. */
  lettersOf: () => Promise<string[]>;
  kase: () => Promise<Awaited<ReturnType<typeof openFile>>['kase']>;
};

const start = new Date('2024-03-12T10:15:00Z');

/** A desk without chat whose mailbox does as it is told, with a fresh case for each test. */
export function letterOffice(): LetterOffice {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let connection: OpenDatabase;
  // Everything else is there before the first test runs.
  const office = { now: start } as LetterOffice;

  beforeAll(async () => {
    database = await freshDatabase();
    connection = openDatabase(database.url, { connections: 3 });
    const who = { name: 'Alex Moss', title: 'Case Officer', slackRole: 'officer', seenAt: start };
    const [card] = await connection.db.insert(officers).values(who).returning();
    office.alex = { id: card?.id ?? '', lead: false, name: 'Alex Moss' };
  });
  afterAll(async () => {
    await connection.close();
    await database.drop();
  });
  beforeEach(async ({ task }) => {
    office.now = start;
    office.mailbox = fakeMailbox(() => office.now);
    office.desk = { ...bareDesk(connection.db, () => office.now), mailbox: office.mailbox };
    opened = 0;
    name = task.id;
    await office.openCase();
  });

  let name = '';
  let opened = 0;
  const openCase = async () => {
    const cause = `${name} ${++opened}`;
    const contact = { name: 'Data Team', address: 'data.team@northvale.example' };
    const report = { channel: 'phone', organisation: 'Northvale Homes', words: 'A list was lost.' } as const;
    office.reference = await openCaseByHand(office.desk, office.alex, cause, {
      ...report,
      contact,
      reportedAt: start,
    });
    await claimCase(office.desk, office.alex, { reference: office.reference, version: 1 }, `claim ${cause}`);
  };

  const rowOf = async (column: typeof letters.id | typeof letters.reference, value: string) =>
    (await office.desk.db.select().from(letters).where(eq(column, value)))[0];
  return Object.assign(office, {
    openCase,
    write: async (kind: 'acknowledgement' | 'decision') => {
      const { desk, alex, reference } = office;
      const context = { reference, version: '2', outcome: 'No Further Action' };
      const [form, answers] =
        kind === 'acknowledgement' ? [acknowledgeForm, {}] : [decideLetterForm, { reasons: 'It came back unopened.' }];
      const answered = await form.submit?.(desk, alex, answers, context, `write ${reference}`);
      if (!answered || !('done' in answered)) throw new Error(`The ${kind} was not written`);
      return (await rowOf(letters.reference, reference))?.id ?? '';
    },
    pass: async (letter: string, minutes: number) => {
      for (let second = 0; second <= minutes * 60; second += 10) {
        await sendLetter(office.desk, letter);
        office.now = addSeconds(office.now, 10);
      }
    },
    lettersOf: async () => {
      const rows = await office.desk.db.select().from(letters).where(eq(letters.reference, office.reference));
      return rows.map(({ id }) => id);
    },
    stateOf: async (letter: string) => (await rowOf(letters.id, letter))?.state,
    kase: async () => (await openFile(office.desk.db, office.reference)).kase,
  });
}
