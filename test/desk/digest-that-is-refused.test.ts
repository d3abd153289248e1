import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bursts } from '../../db/bursts.ts';
import { cards } from '../../db/cards.ts';
import { type Chat, ChatError } from '../../src/desk/chat.ts';
import type { Desk } from '../../src/desk/desk.ts';
import { openCaseByHand } from '../../src/desk/open-case-by-hand.ts';
import { nextBurst, showBurst } from '../../src/desk/show-burst.ts';
import { bareDesk } from '../support/bare-desk.ts';
import { type OpenedDatabase, openFreshDatabase } from '../support/database.ts';

const now = new Date('2024-03-12T10:15:00Z');
const here = { surface: 'slack', channel: 'C0CASES' } as const;
let database: OpenedDatabase;
let desk: Desk;

/** A channel that takes no digest. */
const refusing = {
  post: async () => {
    throw new ChatError('post a message', 'refused');
  },
} as Partial<Chat> as Chat;

beforeEach(async () => {
  database = await openFreshDatabase();
  desk = bareDesk(database.db, () => now);
  for (const organisation of ['Northvale Homes', 'Sedge Valley Homes']) {
    const told = { channel: 'phone', organisation, words: 'A list was lost.', contact: null, reportedAt: now } as const;
    await openCaseByHand(desk, { id: 'o1', lead: false, name: 'Alex Moss' }, organisation, told);
  }
  const [burst] = await desk.db
    .insert(bursts)
    .values({ ...here, likeness: ['one event'], startedAt: now, joinedAt: now })
    .returning();
  await desk.db
    .update(cards)
    .set({ burst: burst?.id ?? null, likeness: ['one event'], shownVersion: sql`${cards.wantedVersion}` });
});
afterEach(() => database.close());

async function show() {
  const burst = await nextBurst(desk, here);
  return burst && (await showBurst(desk, refusing, burst));
}

test('each case of a digest that the channel refuses gets a card of its own', async () => {
  expect(await show()).toBe('nothing');
  expect(await desk.db.select().from(cards)).toMatchObject([
    { burst: null, shownVersion: 0 },
    { burst: null, shownVersion: 0 },
  ]);
  expect(await show()).toBeNull();
});

test('they get it too when the desk stopped in between', async () => {
  await desk.db.execute(sql`
    create function stops() returns trigger language plpgsql as $$ begin raise exception 'the desk stops here'; end $$`);
  await desk.db.execute(sql`create trigger stops before update on cards for each row execute function stops()`);
  await expect(show()).rejects.toThrow();
  await desk.db.execute(sql`drop trigger stops on cards`);

  expect(await show()).toBe('nothing');
  expect(await desk.db.$count(cards, sql`${cards.burst} is null and ${cards.shownVersion} = 0`)).toBe(2);
});
