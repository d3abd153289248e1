import { isDeepStrictEqual } from 'node:util';
import { asc, eq } from 'drizzle-orm';
import { cases } from '../../db/cases.ts';
import { closings } from '../../db/closings.ts';
import { commitments } from '../../db/commitments.ts';
import type { Database } from '../../db/database.ts';
import { letters } from '../../db/letters.ts';
import { messages } from '../../db/messages.ts';
import { rebuildCases } from '../../src/desk/rebuild-cases.ts';
import { verifyChains } from '../../src/desk/verify-chain.ts';
import { bareDesk } from './bare-desk.ts';

/** Says in words what is not as it must be in every office's database whenever nothing is under way. */
export async function findUnwhole(db: Database, now: Date): Promise<string[]> {
  const tampered = await verifyChains(db);
  return [
    ...tampered.map((where) => `the history is not what was written: ${JSON.stringify(where)}`),
    ...(await wrongCopies(db, now)),
    ...(await lostMails(db)),
    ...(await doubleLetters(db)),
  ];
}

async function wrongCopies(db: Database, now: Date): Promise<string[]> {
  const before = await copies(db);
  await emptyCopies(db);
  const emptied = await copies(db);
  await rebuildCases(bareDesk(db, () => now));
  const after = await copies(db);
  if (before.cases.length > 0 && isDeepStrictEqual(emptied, before)) return ['emptying the copies did nothing'];
  return isDeepStrictEqual(after, before)
    ? []
    : [`the copies are not what the histories say: ${JSON.stringify(before)} instead of ${JSON.stringify(after)}`];
}

async function lostMails(db: Database): Promise<string[]> {
  const mails = await db.select().from(messages);
  const nowhere = mails.filter(({ state, reference, why }) => state === 'listed' || (reference === null && !why));
  return nowhere.map(({ subject, state }) => `nobody finds the mail "${subject}": ${state}`);
}

async function doubleLetters(db: Database): Promise<string[]> {
  const sent = await db.select().from(letters).where(eq(letters.state, 'sent'));
  const ids = sent.map(({ internetMessageId }) => internetMessageId);
  const twice = ids.filter((id, place) => ids.indexOf(id) !== place);
  return twice.map((id) => `two letters are one mail: ${id}`);
}

/** When the next reminder is looked for is the clock's own note, not a copy of anything. */
async function copies(db: Database) {
  const owed = await db
    .select({ reference: commitments.reference, kind: commitments.kind, dueAt: commitments.dueAt })
    .from(commitments)
    .orderBy(asc(commitments.reference), asc(commitments.kind));
  return {
    cases: await db.select().from(cases).orderBy(asc(cases.reference)),
    owed,
    closed: await db.select().from(closings).orderBy(asc(closings.reference), asc(closings.cycle)),
  };
}

/** The row itself must stay, for the history refers to it; everything that says something goes. */
async function emptyCopies(db: Database) {
  await db.delete(commitments);
  await db.delete(closings);
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
    restricted: true,
    incidentType: null,
    duty: null,
    dueAt: null,
    reportedAt: never,
    receivedAt: never,
    promiseDueAt: never,
    promiseKeptAt: null,
    promiseKeptBy: null,
    outcome: null,
    closedAt: null,
    unread: 0,
  });
}
