import { performance } from 'node:perf_hooks';
import { openDatabase } from '../../db/database.ts';
import { officers } from '../../db/officers.ts';
import { drawHome } from '../../src/desk/draw-home.ts';
import { drawLate } from '../../src/desk/draw-late.ts';
import { drawFound } from '../../src/desk/draw-lists.ts';
import { drawQueue } from '../../src/desk/draw-queue.ts';
import { drawStatistics } from '../../src/desk/draw-statistics.ts';
import { readQueue } from '../../src/desk/read-queue.ts';
import { freshDatabase } from '../support/database.ts';
import { deskOn } from './desk-on.ts';
import { fill, NOW, OWNER } from './fill.ts';
import { spread } from './spread.ts';

const TIMES = 30;

/** What officers ask for in chat, over so many cases, of which two thousand are open and two hundred are the officer's. */
export async function lists(): Promise<Record<string, string>[]> {
  const table: Record<string, string>[] = [];
  for (const size of [1_000, 100_000, 1_000_000]) {
    const database = await freshDatabase();
    const { db, close } = openDatabase(database.url);
    try {
      await fill(db, size);
      const desk = deskOn(db);
      await db.insert(officers).values({ id: OWNER, name: 'Alex Moss', slackRole: 'lead', seenAt: NOW });
      const officer = { id: OWNER, lead: true, name: 'Alex Moss' };
      const asked: [string, () => Promise<unknown>][] = [
        ['queue', () => drawQueue(desk, officer, readQueue([]))],
        ['queue mine', () => drawQueue(desk, officer, readQueue(['mine']))],
        ['queue 150', () => drawQueue(desk, officer, readQueue(['150']))],
        ['late', () => drawLate(desk)],
        ['home', () => drawHome(desk, officer)],
        ['find', () => drawFound(desk, 'Organisation 77')],
        ['stats', () => drawStatistics(desk, 30)],
      ];
      for (const [what, ask] of asked) {
        table.push({ cases: size.toLocaleString('en-GB'), what, ...spread(await timed(ask)) });
      }
    } finally {
      await close();
      await database.drop();
    }
  }
  return table;
}

async function timed(ask: () => Promise<unknown>): Promise<number[]> {
  await ask();
  const took: number[] = [];
  for (let time = 0; time < TIMES; time++) {
    const from = performance.now();
    await ask();
    took.push(performance.now() - from);
  }
  return took;
}
