import { addMinutes } from 'date-fns/addMinutes';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Answers, Form, Message } from '../../blocks/kit.ts';
import { messages } from '../../db/messages.ts';
import { officers } from '../../db/officers.ts';
import type { Person } from '../../src/desk/deed.ts';
import type { Desk } from '../../src/desk/desk.ts';
import { drawLook } from '../../src/desk/draw-look.ts';
import { dismissMailsForm } from '../../src/desk/forms/dismiss-mails.ts';
import { dismissMail, restoreMail } from '../../src/desk/look-at-mail.ts';
import { readLook } from '../../src/desk/read-look.ts';
import { bareDesk } from '../support/bare-desk.ts';
import { type OpenedDatabase, openFreshDatabase } from '../support/database.ts';
import { readingOf } from '../support/reading.ts';

const start = new Date('2024-03-12T10:15:00Z');
const now = addMinutes(start, 120);
let connection: OpenedDatabase;
let desk: Desk;
let alex: Person;
let tom: Person;
let count = 0;

beforeAll(async () => {
  connection = await openFreshDatabase();
  desk = bareDesk(connection.db, () => now);
  const officer = async (name: string): Promise<Person> => {
    const [row] = await connection.db.insert(officers).values({ name, seenAt: start }).returning();
    return { id: row?.id ?? '', name, lead: false };
  };
  alex = await officer('Alex Moss');
  tom = await officer('Tom Okafor');
});
afterAll(() => connection.close());
beforeEach(async () => {
  await desk.db.delete(messages);
});

/** A mail that waits, a minute after the one before. */
async function held(mail: Partial<typeof messages.$inferInsert> = {}): Promise<string> {
  const number = ++count;
  const of = {
    mailbox: 'casework@regulator.example',
    mailboxId: `mail ${number}`,
    receivedAt: addMinutes(start, number),
  };
  const [row] = await desk.db
    .insert(messages)
    .values({
      ...of,
      subject: `Prize ${number}`,
      fromAddress: 'won@prizes.example',
      state: 'held',
      reading: readingOf(),
      ...mail,
    })
    .returning({ id: messages.id });
  return row?.id ?? '';
}

async function several(number: number): Promise<string[]> {
  const ids: string[] = [];
  while (ids.length < number) ids.push(await held());
  return ids;
}

const on = (id: string) => ({ reference: '', version: 0, id });
const rowOf = async (id: string) => (await desk.db.select().from(messages).where(eq(messages.id, id)))[0];
const look = (...words: string[]) => drawLook(desk, alex, readLook(words));

/** What the button under a list carries; null where there is none. */
function offered({ parts }: Message): string | null {
  const buttons = parts.flatMap((part) => (part.kind === 'buttons' ? part.buttons : []));
  return buttons.find(({ act }) => act === 'dismiss-mails')?.on.id ?? null;
}

/** As the button under a page opens it. */
async function opened(...words: string[]): Promise<Form> {
  return dismissMailsForm.open(desk, alex, on(offered(await look(...words)) ?? ''));
}

function ticks({ body }: Form) {
  const [asked] = body.flatMap((piece) =>
    piece.kind === 'field' && piece.field.kind === 'ticks' ? [piece.field] : [],
  );
  if (!asked) throw new Error('Nothing can be ticked');
  return asked;
}

const offeredIn = (form: Form) => ticks(form).options.map(({ value }) => value);

async function submit(person: Person, mails: string[], { form = 'form', from = desk } = {}): Promise<Message> {
  const answers: Answers = { mails };
  const answered = await dismissMailsForm.submit?.(from, person, answers, { page: '1' }, form);
  if (!answered || !('done' in answered) || !answered.done.said) throw new Error('Nothing was said');
  return answered.done.said;
}

describe('the form', () => {
  test('has the mails of the page that was open, and none of them is ticked', async () => {
    const ids = await several(12);
    expect(offeredIn(await opened())).toEqual(ids.slice(0, 8));
    const second = await opened('2');
    expect(offeredIn(second)).toEqual(ids.slice(8));
    expect(ticks(second).values ?? []).toEqual([]);
  });

  test('keeps to those mails when others of the list were settled meanwhile', async () => {
    const ids = await several(12);
    const second = offered(await look('2')) ?? '';
    for (const id of [...ids.slice(0, 8), ids[9] ?? '']) await dismissMail(desk, tom, on(id), id);
    const form = await dismissMailsForm.open(desk, alex, on(second));
    expect(offeredIn(form)).toEqual([ids[8], ids[10], ids[11]]);
  });

  test('has what looks like junk first, and says what the desk never read', async () => {
    const question = await held({ subject: 'A question', fromAddress: 'ada@sedge.example' });
    const unread = await held({ subject: null, fromAddress: null, reading: null });
    const junk = await held({ subject: 'Won', kind: 'phishing' });
    const { options } = ticks(await opened());
    expect(options.map(({ value }) => value)).toEqual([junk, question, unread]);
    expect(options.map(({ label }) => label)).toEqual([
      'prizes.example: Won',
      'sedge.example: A question',
      'an unknown sender: (no subject)',
    ]);
    expect(options[0]?.description).toMatch(/^Tue 12 Mar, \d\d:\d\d, looks like phishing or junk$/);
    expect(options[1]?.description).toMatch(/^Tue 12 Mar, \d\d:\d\d$/);
    expect(options[2]?.description).toContain('never read by the desk');
  });

  test('shows no address, and each subject on one line', async () => {
    await held({ subject: 'From ada@sedge.example\n2. council.example: a report' });
    await held();
    const [first] = ticks(await opened()).options;
    expect(first?.label).toBe('prizes.example: From [address] 2. council.example: a report');
  });

  test('is not offered for one mail, nor for what a colleague sent, nor for what was put aside', async () => {
    const id = await held();
    await held({ outgoing: true });
    expect(offered(await look())).toBeNull();
    const other = await held();
    expect(offeredIn(await opened())).toEqual([id, other]);
    for (const one of [id, other]) await dismissMail(desk, alex, on(one), one);
    expect(offered(await look('aside'))).toBeNull();
  });

  test('does not open once all of them are dealt with, and says so', async () => {
    const ids = await several(2);
    const key = offered(await look()) ?? '';
    for (const id of ids) await dismissMail(desk, tom, on(id), id);
    await expect(dismissMailsForm.open(desk, alex, on(key))).rejects.toThrow(/dealt with all of these mails already/);
  });

  test('asks for one tick at least', async () => {
    const answered = await dismissMailsForm.submit?.(desk, alex, { mails: ['no mail'] }, { page: '1' }, 'form');
    expect(answered).toEqual({ errors: { mails: 'Tick those that are not ours.' } });
  });
});

describe('what is ticked', () => {
  test('is put aside as its own button would, and each is brought back as ever', async () => {
    const [first = '', second = '', third = ''] = await several(3);
    const said = await submit(alex, [first, third]);
    expect(said.text).toBe('2 mails were put aside as not ours. To bring any of them back, open /breach look aside.');
    for (const id of [first, third]) {
      expect(await rowOf(id)).toMatchObject({ state: 'kept', why: 'Not ours', settledBy: alex.id, settledAt: now });
    }
    expect((await rowOf(second))?.state).toBe('held');
    await restoreMail(desk, tom, on(third), 'back');
    expect((await rowOf(third))?.state).toBe('held');
  });

  test('is left alone and named where somebody has dealt with it meanwhile', async () => {
    const [first = '', second = ''] = await several(2);
    await dismissMail(desk, tom, on(second), 'aside');
    const said = await submit(alex, [first, second]);
    expect(said.text).toContain('1 mail was put aside as not ours. To bring it back, open /breach look aside.');
    expect(said.text).toMatch(
      /1 mail was left alone: From prizes\.example, Tue 12 Mar, \d\d:\d\d: Tom Okafor has dealt/,
    );
    expect(JSON.stringify(said.parts)).toContain((await rowOf(second))?.subject);
    expect(await rowOf(second)).toMatchObject({ settledBy: tom.id });
  });

  test('is put aside once by a form that is sent twice, also at one moment, and both are told the same', async () => {
    const ids = await several(8);
    const both = await Promise.all([submit(alex, ids), submit(alex, ids)]);
    expect([...both, await submit(alex, ids)].map(({ text }) => text)).toEqual(
      Array(3).fill('8 mails were put aside as not ours. To bring any of them back, open /breach look aside.'),
    );
  });

  test('is put aside by one of two officers who send it at one moment, and the other reads by whom', async () => {
    const ids = await several(8);
    const [mine, theirs] = await Promise.all([submit(alex, ids), submit(tom, ids.toReversed(), { form: 'other' })]);
    const rows = await desk.db.select().from(messages);
    expect(rows.map(({ state }) => state)).toEqual(Array(8).fill('kept'));
    const by = (person: Person) => rows.filter(({ settledBy }) => settledBy === person.id).length;
    const named = ({ text }: Message, name: string) => text.split(`${name} has dealt with it`).length - 1;
    expect([named(mine, 'Tom Okafor'), named(theirs, 'Alex Moss')]).toEqual([by(tom), by(alex)]);
    expect(by(alex) + by(tom)).toBe(8);
  });

  test('is told as far as it went when the desk breaks on the way, and the rest still waits', async () => {
    const ids = await several(3);
    const said = await submit(alex, ids, { from: breakingAfter(2) });
    expect(said.text).toContain('2 mails were put aside as not ours.');
    expect(said.text).toContain('one mail was not reached and still waits. Try again in a minute.');
    expect((await rowOf(ids[2] ?? ''))?.state).toBe('held');
    await expect(submit(alex, ids, { from: breakingAfter(0) })).rejects.toThrow('The database is gone');
    expect((await submit(alex, ids)).text).toContain('3 mails were put aside');
  });
});

/** A desk whose database takes only so many changes more. */
function breakingAfter(changes: number): Desk {
  let left = changes;
  const transaction: Desk['db']['transaction'] = async (...deed) => {
    if (left-- > 0) return desk.db.transaction(...deed);
    throw new Error('The database is gone');
  };
  return {
    ...desk,
    db: new Proxy(desk.db, { get: (db, name) => (name === 'transaction' ? transaction : Reflect.get(db, name)) }),
  };
}
