import { expect } from 'vitest';
import type { Database } from '../../db/database.ts';
import { findUnwhole } from './find-unwhole.ts';

/** What must be true of every office's database at every moment when nothing is under way. */
export async function expectWhole(db: Database, now: Date) {
  expect(await findUnwhole(db, now)).toEqual([]);
  expect(await verifyChains(db), 'histories that are not what was written').toEqual([]);
  const before = await copies(db);
  await emptyCopies(db);
  expect(await copies(db)).not.toEqual(before);
  await rebuildCases(bareDesk(db, () => now));
  expect(await copies(db), 'copies rebuilt from the histories').toEqual(before);
  const mails = await db.select().from(messages);
  const nowhere = mails.filter(({ state, reference, why }) => state === 'listed' || (reference === null && !why));
  expect(
    nowhere.map(({ subject, state }) => [subject, state]),
    'mails that nobody finds',
  ).toEqual([]);
  const sent = await db.select().from(letters).where(eq(letters.state, 'sent'));
  const ids = sent.map(({ internetMessageId }) => internetMessageId);
  expect(ids, 'letters by what the mailbox calls them').toEqual([...new Set(ids)]);
}

/** When the next reminder is looked for is the clock's own note, not a copy of anything. */
async function copies(db: Database) {
  const owed = await db
    .select({ reference: commitments.reference, kind: commitments.kind, dueAt: commitments.dueAt })
    .from(commitments)
    .orderBy(asc(commitments.reference), asc(commitments.kind));
  return { cases: await db.select().from(cases).orderBy(asc(cases.reference)), owed };
}

/** The row itself must stay, for the history refers to it; everything that says something goes. */
async function emptyCopies(db: Database) {
  await db.delete(commitments);
  const never = new Date(0);
  await db.update(cases).set({
    version: 0,
    hash: '',
    status: '',
    owner: null,
    organisation: null,
    contactAddress: null,
    correspondents: [],
    urgent: false,
    incidentType: null,
    duty: null,
    dueAt: null,
    reportedAt: never,
    receivedAt: never,
    promiseDueAt: never,
    promiseKeptAt: null,
    outcome: null,
    closedAt: null,
    unread: 0,
  });
}
