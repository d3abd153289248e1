import { inArray } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Button, Home, Message, Part, Target } from '../../blocks/kit.ts';
import { cases } from '../../db/cases.ts';
import { officers } from '../../db/officers.ts';
import type { Person } from '../../src/desk/deed.ts';
import type { Desk } from '../../src/desk/desk.ts';
import { drawHome, turnHome } from '../../src/desk/draw-home.ts';
import { drawQueue, showQueue } from '../../src/desk/draw-queue.ts';
import { readQueue } from '../../src/desk/read-queue.ts';
import { fill, NOW } from '../bench/fill.ts';
import { bareDesk } from '../support/bare-desk.ts';
import { type OpenedDatabase, openFreshDatabase } from '../support/database.ts';

let database: OpenedDatabase;
let desk: Desk;
let alex: Person;

/** Forty-five open cases: 24 of Alex's, 21 of nobody's, one late, one urgent. */
beforeAll(async () => {
  database = await openFreshDatabase();
  desk = bareDesk(database.db, () => NOW);
  await fill(desk.db, 60, 45);
  const [card] = await desk.db
    .insert(officers)
    .values({ name: 'Alex Moss', slackRole: 'officer', seenAt: NOW })
    .returning();
  alex = { id: card?.id ?? '', lead: false, name: 'Alex Moss' };
  const referenceOf = (n: number) => `IC-${400_000 + n}-A1B2`;
  const set = (numbers: number[], values: Partial<typeof cases.$inferInsert>) =>
    desk.db
      .update(cases)
      .set(values)
      .where(inArray(cases.reference, numbers.map(referenceOf)));
  await desk.db.update(cases).set({ owner: null });
  await set(
    Array.from({ length: 24 }, (_, n) => n + 1),
    { owner: alex.id },
  );
  await set([30], { urgent: true });
  await set([31], { dueAt: new Date('2026-11-20T10:00:00Z') });
});
afterAll(() => database.close());

const references = (drawn: Home | Message) => [
  ...new Set([...JSON.stringify(drawn.parts).matchAll(/IC-\d{6}-A1B2/g)].map(([reference]) => reference)),
];
const buttonsOf = ({ parts }: Home | Message) =>
  parts.flatMap((part: Part): Button[] => (part.kind === 'buttons' ? part.buttons : []));
const labelled = (drawn: Home | Message, label: string): Target => {
  const found = buttonsOf(drawn).find((button) => button.label === label);
  if (!found) throw new Error(`There is no button "${label}"`);
  return found.on;
};

describe('/breach queue', () => {
  const queue = (words = '') => drawQueue(desk, alex, readQueue(words.split(' ').filter(Boolean)));
  const page = (list: Message) => /page \d+ of \d+/.exec(JSON.stringify(list.parts))?.[0];
  const press = async (list: Message, label: string) => {
    const { said } = await showQueue(desk, alex, labelled(list, label), 'press');
    if (!said) throw new Error('Nothing was said');
    return said;
  };

  test('is turned forth and back, a page at a time', async () => {
    const first = await queue();
    expect(first.text).toMatch(/^45 open\. Of these 1 late, /);
    const labels = buttonsOf(first).map(({ label }) => label);
    expect([page(first), labels]).toEqual(['page 1 of 5', ['Next page', 'All', 'Mine', 'Unclaimed', 'Late', 'Urgent']]);
    const second = await press(first, 'Next page');
    expect(page(second)).toBe('page 2 of 5');
    expect(references(second).filter((one) => references(first).includes(one))).toEqual([]);
    expect(references(await press(second, 'Previous page'))).toEqual(references(first));
  });

  test('a page beyond the last is the last', async () => {
    expect(page(await queue('5'))).toBe('page 5 of 5');
    expect(page(await queue('99'))).toBe('page 5 of 5');
    expect(buttonsOf(await queue('99'))[0]?.label).toBe('Previous page');
  });

  test.for<[words: string, fits: string, shown: number]>([
    ['mine', 'You asked for yours: 24.', 10],
    ['my late', 'You asked for yours, late: none.', 0],
    ['overdue', 'You asked for late: 1.', 1],
    ['high', 'You asked for urgent: 1.', 1],
    ['unassigned 3', 'You asked for unclaimed: 21.', 1],
    ['late nisation', 'You asked for late, with "nisation" in the name: 1.', 1],
    ['waiting', 'You asked for waiting: none.', 0],
  ])('"%s" shows what fits', async ([words, fits, shown]) => {
    const list = await queue(words);
    expect(list.text).toContain(fits);
    expect(references(list)).toHaveLength(shown);
  });

  test('the next page of what fits fits too', async () => {
    const second = await press(await queue('mine'), 'Next page');
    expect(second.text).toContain('You asked for yours: 24.');
    expect(page(second)).toBe('page 2 of 3');
    expect((await press(second, 'Late')).text).toContain('You asked for late: 1.');
  });
});

describe('home', () => {
  const words = ({ parts }: Home) => JSON.stringify(parts);
  const turn = async (label: string) => {
    await turnHome(desk, alex, labelled(await drawHome(desk, alex), label), 'press');
    return drawHome(desk, alex);
  };

  test('shows an officer their own work, a few of what nobody has claimed, and their settings', async () => {
    const shown = words(await drawHome(desk, alex));
    expect(shown).toContain('Page 1 of 2, 24 cases, due first.');
    expect(shown).toContain('Unclaimed: 21');
    expect(shown).toContain('16 more: press Unclaimed.');
    expect(shown).toContain('You are reminded 09:00 to 17:00, Mon to Fri.');
  });

  test('is turned and filtered, and stays so until another list is asked for', async () => {
    const first = references(await drawHome(desk, alex));
    const second = await turn('Next page');
    expect(words(second)).toContain('Page 2 of 2, 24 cases');
    expect(references(second).filter((one) => first.slice(0, 20).includes(one))).toEqual([]);
    expect(words(await turn('Unclaimed'))).toContain('Page 1 of 2, 21 cases');
    expect(references(await turn('Urgent'))).toEqual(['IC-400030-A1B2']);
    expect(references(await turn('Late'))).toEqual(['IC-400031-A1B2']);
    expect(references(await drawHome(desk, alex))).toEqual(['IC-400031-A1B2']);
    expect(words(await turn('My work'))).toContain('Page 1 of 2, 24 cases');
  });
});
