import { expect } from 'vitest';
import type { Database } from '../../db/database.ts';
import { findUnwhole } from './find-unwhole.ts';

/** What must be true of every office's database at every moment when nothing is under way. */
export async function expectWhole(db: Database, now: Date) {
  expect(await findUnwhole(db, now)).toEqual([]);
}
