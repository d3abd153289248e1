import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { alarms } from '../../db/alarms.ts';
import { messages } from '../../db/messages.ts';
import { tellings } from '../../db/tellings.ts';
import type { Person } from '../../src/desk/deed.ts';
import type { Desk, Work } from '../../src/desk/desk.ts';
import { drawLook } from '../../src/desk/draw-look.ts';
import { leaveToAPerson } from '../../src/desk/fetch-mail.ts';
import { fileMailForm } from '../../src/desk/forms/file-mail.ts';
import { dismissMail, fetchAgain, fileHeldMail, openCaseForMail, restoreMail } from '../../src/desk/look-at-mail.ts';
import { MailboxError, type Trouble } from '../../src/desk/mailbox.ts';
import { receiveMail } from '../../src/desk/receive-mail.ts';
import { sweep } from '../../src/desk/sweep.ts';
import { tellStuckMail } from '../../src/desk/tell-stuck-mail.ts';
import { bareDesk } from '../support/bare-desk.ts';
import { type OpenedDatabase, openFreshDatabase } from '../support/database.ts';
import { emlOf } from '../support/eml.ts';
import { fakeMailbox } from '../support/fake-mailbox.ts';
import { readsHere } from '../support/reads-here.ts';

const address = 'casework@regulator.example';
const start = new Date('2024-03-12T10:15:00Z');
const alex: Person = { id: 'o1', lead: false, name: 'Alex Moss' };
const question = emlOf({ headers: { Subject: 'A question' }, text: 'How long does it take until we hear from you?' });

let connection: OpenedDatabase;
let desk: Desk;
let rung: Work[];
let wall: Date;
/** The mailbox answers, and this one mail cannot be had from it. */
let stuck: boolean;

beforeAll(async () => {
  connection = await openFreshDatabase();
});
afterAll(() => connection.close());
beforeEach(async () => {
  await connection.db.delete(tellings);
  await connection.db.delete(alarms);
  await connection.db.delete(messages);
  rung = [];
  wall = start;
  stuck = true;
  desk = {
    ...bareDesk(connection.db, () => wall),
    mailbox: {
      ...fakeMailbox(() => wall),
      raw: async function* () {
        if (stuck) throw new MailboxError('fetch a mail', 'unavailable');
        yield question;
      },
    },
    reader: readsHere,
    bell: { ring: async (work) => void rung.push(...[work].flat()) },
  };
});

async function listed(more: Partial<typeof messages.$inferInsert> = {}): Promise<string> {
  const mail = {
    mailbox: address,
    mailboxId: crypto.randomUUID(),
    receivedAt: start,
    listedAt: start,
    state: 'listed',
  };
  const [row] = await desk.db
    .insert(messages)
    .values({ ...mail, ...more })
    .returning({ id: messages.id });
  return row?.id ?? '';
}

const rowOf = async (id: string) => (await desk.db.select().from(messages).where(eq(messages.id, id)))[0];
const told = async () =>
  (await desk.db.select().from(tellings).orderBy(tellings.askedAt)).map(
    ({ message }) => (message as { text: string }).text,
  );
const on = (id: string) => ({ reference: '', version: 0, id });

/** As its queue tries a mail that just came: a few times within half a minute. */
async function triedAtOnce(id: string) {
  for (let n = 0; n < 6; n++) await receiveMail(desk, id).catch(() => {});
}

/** As the sweep has it tried from then on; says at which minutes. */
async function triedUntil(id: string, last: number) {
  const tries: number[] = [];
  for (let minute = (wall.getTime() - start.getTime()) / 60_000 + 1; minute <= last; minute++) {
    wall = new Date(start.getTime() + minute * 60_000);
    rung = [];
    await sweep(desk);
    await tellStuckMail(desk);
    if (!rung.some((work) => work.queue === 'mails' && work.id === id)) continue;
    tries.push(minute);
    await receiveMail(desk, id).catch(() => {});
  }
  return tries;
}

async function leftToAPerson(): Promise<string> {
  const id = await listed({ attempts: 10 });
  await receiveMail(desk, id);
  return id;
}

describe('a mail that the mailbox does not give', () => {
  test('is tried for an hour, less and less often, before it is left to a person', async () => {
    const id = await listed();
    await triedAtOnce(id);
    expect(await triedUntil(id, 30)).toEqual([5, 10, 18]);
    stuck = false;
    expect(await triedUntil(id, 40)).toEqual([35]);
    expect(await rowOf(id)).toMatchObject({ state: 'held', kind: 'question' });
  });

  test('is told of within minutes, once, and when it is over', async () => {
    const id = await listed();
    await triedAtOnce(id);
    await triedUntil(id, 5);
    expect(await told()).toEqual([]);
    await triedUntil(id, 30);
    expect(await told()).toEqual([
      'Mail of Tue 12 Mar, 10:15 has come and is not read so far; the desk goes on trying. If it cannot wait, read it in the mailbox casework@regulator.example.',
    ]);
    stuck = false;
    await triedUntil(id, 40);
    expect((await told()).at(-1)).toMatch(/^No mail of casework@regulator\.example waits to be read any more\./);
  });

  test('is announced when it is left to a person', async () => {
    const id = await listed();
    await triedAtOnce(id);
    await triedUntil(id, 68);
    expect((await rowOf(id))?.state).toBe('listed');
    await triedUntil(id, 70);
    expect(await rowOf(id)).toMatchObject({ state: 'held', why: expect.stringContaining('failed on this mail') });
    const words =
      'A mail needs a look, from an unknown sender, Tue 12 Mar, 10:15: the desk failed on this mail 10 times';
    expect(await told()).toContainEqual(expect.stringContaining(words));
  });

  test('is announced too when it left the mailbox', async () => {
    desk.mailbox.raw = refused(new MailboxError('fetch a mail', 'not-found'));
    const id = await listed();
    expect(await triedUntil(id, 1)).toEqual([1]);
    expect(await told()).toEqual([]);
    expect(await triedUntil(id, 2)).toEqual([2]);
    expect(await told()).toEqual([expect.stringContaining('left the mailbox before it could be read')]);
  });

  test('is told as a flood when there are many of them', async () => {
    for (let n = 0; n < 9; n++) await leftToAPerson();
    const lines = await told();
    expect(lines).toHaveLength(6);
    expect(lines.at(-1)).toMatch(/^6 mails whose sender is not known were held today; more of them are not told/);
  });

  test('stays where it was put when a second worker meets its last attempt', async () => {
    const id = await listed();
    const row = await rowOf(id);
    await desk.db.update(messages).set({ state: 'kept', why: 'Not ours' }).where(eq(messages.id, id));
    if (row) await leaveToAPerson(desk, row, 'The desk failed on this mail');
    expect(await rowOf(id)).toMatchObject({ state: 'kept', why: 'Not ours' });
    expect(await told()).toEqual([]);
  });
});

const refused = (error: MailboxError): typeof desk.mailbox.raw =>
  async function* () {
    yield await Promise.reject(error);
  };

describe('a mail that is not to be had yet', () => {
  test('is asked for when its mailbox says so, however often, and told of after five minutes', async () => {
    desk.mailbox.raw = refused(new MailboxError('fetch a mail', 'unavailable', { retryAfter: 600 }));
    const id = await listed();
    await receiveMail(desk, id);
    expect(await triedUntil(id, 5)).toEqual([]);
    expect(await told()).toEqual([]);
    expect(await triedUntil(id, 125)).toEqual([10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120]);
    expect(await rowOf(id)).toMatchObject({ state: 'listed', attempts: 0 });
    expect(await told()).toEqual([expect.stringContaining('has come and is not read so far')]);
    stuck = false;
    desk.mailbox.raw = async function* () {
      yield question;
    };
    expect(await triedUntil(id, 131)).toEqual([130]);
    expect((await told()).at(-1)).toContain('waits to be read any more');
  });

  test('is not asked for at once again where its mailbox says "in no time"', async () => {
    desk.mailbox.raw = refused(new MailboxError('fetch a mail', 'throttled', { retryAfter: 0 }));
    const id = await listed();
    await receiveMail(desk, id);
    expect((await rowOf(id))?.restsUntil).toEqual(new Date(start.getTime() + 1_000));
  });

  test.for<[string, Trouble]>([
    ['is not there', 'not-found'],
    ['is closed to the desk', 'refused'],
  ])('waits while its whole mailbox %s', async ([, trouble]) => {
    desk.mailbox.raw = refused(new MailboxError('fetch a mail', trouble));
    desk.mailbox.check = async () => {
      throw new MailboxError('answer', trouble);
    };
    const id = await listed();
    expect(await triedUntil(id, 71)).toHaveLength(71);
    expect(await rowOf(id)).toMatchObject({ state: 'listed', attempts: 0 });
    expect(await told()).toEqual([expect.stringContaining('has come and is not read so far')]);
  });
});

describe('mail for which no worker comes', () => {
  test('is told of after a quarter of an hour, many of it in one post', async () => {
    for (let n = 0; n < 50; n++) await listed();
    await triedUntil('none of them', 15);
    expect(await told()).toEqual([]);
    await triedUntil('none of them', 20);
    expect(await told()).toEqual([
      expect.stringContaining('Mail of Tue 12 Mar, 10:15 has come and is not read so far'),
    ]);
  });

  test('is told of also when it waits for the slow reader', async () => {
    await listed({ stoppedAt: start, rawSha256: 'kept' });
    await triedUntil('none of them', 20);
    expect(await told()).toHaveLength(1);
  });

  test('is not told of when it was read long ago, and is only looked at once more', async () => {
    await listed({ rawSha256: 'kept', reading: {}, restsUntil: start, listedAt: new Date('2024-03-11T10:15:00Z') });
    await tellStuckMail(desk);
    expect(await told()).toEqual([]);
  });
});

describe('an officer who looks at a mail that was never read', () => {
  const offered = async () => JSON.stringify(await drawLook(desk, alex));

  test('is offered to try again, in the list and in its form', async () => {
    const id = await leftToAPerson();
    expect(await offered()).toContain('fetch-again');
    expect(await offered()).not.toContain('open-case-for-mail');
    const form = JSON.stringify(await fileMailForm.open(desk, alex, on(id)));
    expect(form).toContain('fetch-again');
    expect(form).not.toContain('open-case-for-mail');
  });

  test('has it fetched again, once the mailbox gives it', async () => {
    const id = await leftToAPerson();
    stuck = false;
    rung = [];
    expect(JSON.stringify((await fetchAgain(desk, alex, on(id), 'a press')).said)).toContain('/breach look');
    expect(rung).toContainEqual({ queue: 'mails', id });
    await receiveMail(desk, id);
    expect(await rowOf(id)).toMatchObject({ state: 'held', kind: 'question' });
    await expect(fetchAgain(desk, alex, on(id), 'a press')).rejects.toThrow(/has been read/);
  });

  test('alarms nobody while it is fetched again, also where the mailbox had put it off', async () => {
    const id = await leftToAPerson();
    await desk.db.update(messages).set({ restsUntil: start }).where(eq(messages.id, id));
    wall = new Date(start.getTime() + 70 * 60_000);
    await fetchAgain(desk, alex, on(id), 'a press');
    await tellStuckMail(desk);
    stuck = false;
    await receiveMail(desk, id);
    await tellStuckMail(desk);
    const held = expect.stringContaining('A mail needs a look');
    expect(await told()).toEqual([held, held]);
  });

  test('has it back within two minutes when it fails again', async () => {
    const id = await leftToAPerson();
    wall = new Date(start.getTime() + 70 * 60_000);
    await fetchAgain(desk, alex, on(id), 'a press');
    await triedAtOnce(id);
    for (let n = 0; n < 24 && (await rowOf(id))?.state === 'listed'; n++) {
      wall = new Date(wall.getTime() + 5_000);
      rung = [];
      await sweep(desk);
      await tellStuckMail(desk);
      if (rung.length > 0) await receiveMail(desk, id).catch(() => {});
    }
    expect(await rowOf(id)).toMatchObject({ state: 'held', why: expect.stringContaining('failed on this mail') });
    expect(await told()).not.toContainEqual(expect.stringContaining('is not read so far'));
  });

  test('hears of it when no worker comes for it again', async () => {
    const id = await leftToAPerson();
    wall = new Date(start.getTime() + 70 * 60_000);
    await fetchAgain(desk, alex, on(id), 'a press');
    await triedUntil('none of them', 84);
    expect(await told()).toHaveLength(1);
    await triedUntil('none of them', 86);
    expect((await told()).at(-1)).toContain('has come and is not read so far');
  });

  test('tries again from the form, and a second press finds it gone', async () => {
    const id = await leftToAPerson();
    await fileMailForm.submit?.(desk, alex, { choice: 'fetch-again' }, { id }, 'a form');
    expect(await rowOf(id)).toMatchObject({ state: 'listed', attempts: 0 });
    await expect(fetchAgain(desk, alex, on(id), 'a press')).rejects.toThrow(/dealt with this mail already/);
  });

  test('has one over which a reader was stopped read by the slow one again', async () => {
    const id = await listed({ state: 'held', stoppedAt: start, rawSha256: 'kept' });
    rung = [];
    await fetchAgain(desk, alex, on(id), 'a press');
    expect(rung).toEqual([{ queue: 'slow-mails', id }]);
  });

  test('says that it is not ours, and may bring it back', async () => {
    const id = await leftToAPerson();
    await dismissMail(desk, alex, on(id), 'a press');
    expect(await rowOf(id)).toMatchObject({ state: 'kept', why: 'Not ours', settledBy: 'o1' });
    await restoreMail(desk, alex, on(id), 'a press');
    expect(await rowOf(id)).toMatchObject({ state: 'held' });
  });

  test.for([openCaseForMail, fileHeldMail])('learns what to do instead of filing it unread', async (deed) => {
    const id = await leftToAPerson();
    await expect(deed(desk, alex, on(id), 'a press')).rejects.toThrow(/Press Try again.*\/breach new/);
  });
});
