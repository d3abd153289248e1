import { addMinutes } from 'date-fns/addMinutes';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Button, Message } from '../../blocks/kit.ts';
import { messages } from '../../db/messages.ts';
import { commands } from '../../src/chat/listeners.ts';
import type { Office } from '../../src/chat/office.ts';
import type { Desk } from '../../src/desk/desk.ts';
import { showLook } from '../../src/desk/draw-look.ts';
import { dismissMail, restoreMail } from '../../src/desk/look-at-mail.ts';
import { bareDesk } from '../support/bare-desk.ts';
import { type OpenedDatabase, openFreshDatabase } from '../support/database.ts';

const alex = { id: 'alex', lead: false, name: 'Alex Moss' };
const start = new Date('2024-03-12T10:15:00Z');
let connection: OpenedDatabase;
let desk: Desk;
let now: Date;
/** Of the mails that wait, oldest first. */
let ids: string[];

beforeAll(async () => {
  connection = await openFreshDatabase();
  desk = bareDesk(connection.db, () => now);
});
afterAll(() => connection.close());
beforeEach(async () => {
  now = addMinutes(start, 120);
  await desk.db.delete(messages);
  ids = [];
  // Two that came in the same second stand in one order on every page.
  for (let n = 0; n < 20; n++) {
    const mail = { mailbox: 'casework@regulator.example', mailboxId: `mail ${n}`, subject: `Prize ${n}` };
    const receivedAt = addMinutes(start, Math.floor(n / 2));
    const [row] = await desk.db
      .insert(messages)
      .values({ ...mail, receivedAt, state: 'held', why: 'It looks like phishing', kind: 'phishing', reading: {} })
      .returning({ id: messages.id });
    ids.push(row?.id ?? '');
  }
});

async function typed(...rest: string[]): Promise<Message> {
  const answer = await commands.look.run({ desk } as Office, alex, { word: 'look', rest, cause: 'typed' });
  if (!('parts' in answer)) throw new Error('No list was shown');
  return answer;
}

async function turned(id: string): Promise<Message> {
  const { said } = await showLook(desk, alex, { reference: '', version: 0, id }, 'turned');
  if (!said) throw new Error('No list was shown');
  return said;
}

const on = (id: string) => ({ reference: '', version: 0, id });
const buttonsOf = ({ parts }: Message): Button[] =>
  parts.flatMap((part) => (part.kind === 'buttons' ? part.buttons : []));
const offered = (list: Message, act: string) =>
  buttonsOf(list).flatMap((button) => (button.act === act ? [button.on.id ?? ''] : []));
const turn = (list: Message, label: string) => {
  const found = buttonsOf(list).find((button) => button.label.startsWith(label));
  if (!found) throw new Error(`Nothing is called ${label}`);
  return turned(found.on.id ?? '');
};

test('every mail that waits is reached, page by page, without another being settled first', async () => {
  const first = await typed();
  const second = await turn(first, 'Next page');
  const third = await turn(second, 'Next page');
  const seen = [first, second, third].map((list) => offered(list, 'file-mail'));
  expect(seen.map((page) => page.length)).toEqual([8, 8, 4]);
  expect(seen.flat().toSorted()).toEqual(ids.toSorted());
  expect(third.text).toContain('20 mails need a look');
  expect(JSON.stringify(third)).toContain('page 3 of 3');
  expect(offered(await turn(third, 'Previous page'), 'file-mail')).toEqual(seen[1]);
  expect(offered(await typed('3'), 'file-mail')).toEqual(seen[2]);
  expect(offered(await typed('99'), 'file-mail')).toEqual(seen[2]);
});

test('Look in what the ops channel was told shows the page on which that mail stands', async () => {
  expect(offered(await turned(ids[18] ?? ''), 'file-mail')).toContain(ids[18]);
  await dismissMail(desk, alex, on(ids[18] ?? ''), 'settled');
  expect(offered(await turned(ids[18] ?? ''), 'file-mail')).toHaveLength(8);
});

test('whatever was put aside within seven days is brought back, not the last three alone', async () => {
  for (const id of ids) {
    await dismissMail(desk, alex, on(id), `dismiss ${id}`);
    now = addMinutes(now, 1);
  }
  const list = await typed();
  expect(offered(list, 'restore-mail')).toEqual(ids.slice(-3).toReversed());
  const aside = await turn(list, 'All 20 put aside');
  const next = await turn(aside, 'Next page');
  expect(offered(aside, 'restore-mail')).toEqual(ids.slice(-8).toReversed());
  expect(offered(next, 'restore-mail')).toEqual(ids.slice(4, 12).toReversed());
  expect(offered(await typed('aside', '3'), 'restore-mail')).toEqual(ids.slice(0, 4).toReversed());
  await restoreMail(desk, alex, on(ids[0] ?? ''), 'back');
  expect(offered(await turn(next, 'What waits'), 'file-mail')).toEqual([ids[0]]);
  now = addMinutes(now, 8 * 24 * 60);
  expect(offered(await typed('aside'), 'restore-mail')).toEqual([]);
});

test('what the desk put aside itself is not among it', async () => {
  await desk.db
    .update(messages)
    .set({ state: 'kept', why: 'A letter of our own' })
    .where(eq(messages.id, ids[0] ?? ''));
  expect(offered(await typed('aside'), 'restore-mail')).toEqual([]);
});
