import { and, asc, eq, gt, inArray, isNotNull, notInArray, sql } from 'drizzle-orm';
import { caseEvents } from '../../db/case-events.ts';
import { cases } from '../../db/cases.ts';
import { checkpoints } from '../../db/checkpoints.ts';
import type { Queryable } from '../../db/database.ts';
import { eventTexts } from '../../db/event-texts.ts';
import { findBreak } from './chain.ts';
import { textId } from './texts.ts';

/** Where a history is not what was written: which case, from which version on, and how. */
export type Tampering = {
  reference: string;
  version: number;
  what: 'missing' | 'altered' | 'cut' | 'gone' | 'copy' | 'text';
};

const BATCH = 500;

/** Follows every chain from its beginning and holds it against the checkpoints. Reads a few cases at a time. */
export async function verifyChains(db: Queryable): Promise<Tampering[]> {
  const found = await goneCases(db);
  for (let after = ''; ; ) {
    const batch = await db
      .select({ reference: cases.reference, version: cases.version, hash: cases.hash })
      .from(cases)
      .where(gt(cases.reference, after))
      .orderBy(asc(cases.reference))
      .limit(BATCH);
    const last = batch.at(-1);
    if (!last) return found;
    found.push(...(await brokenIn(db, batch)), ...(await alteredTexts(db, batch)));
    after = last.reference;
  }
}

type Head = { reference: string; version: number; hash: string };

async function brokenIn(db: Queryable, batch: Head[]): Promise<Tampering[]> {
  const references = batch.map(({ reference }) => reference);
  const events = await db
    .select({
      reference: caseEvents.reference,
      version: caseEvents.version,
      body: caseEvents.body,
      hash: caseEvents.hash,
    })
    .from(caseEvents)
    .where(inArray(caseEvents.reference, references))
    .orderBy(asc(caseEvents.reference), asc(caseEvents.version));
  const marks = await db.select().from(checkpoints).where(inArray(checkpoints.reference, references));
  return batch.flatMap((head): Tampering[] => {
    const history = events.filter(({ reference }) => reference === head.reference);
    const hashes = new Map(history.map(({ version, hash }) => [version, hash]));
    const broken = findBreak(head.reference, history);
    if (broken) return [broken];
    const cut = marks.find((mark) => mark.reference === head.reference && hashes.get(mark.version) !== mark.hash);
    if (cut) return [{ reference: cut.reference, version: cut.version, what: 'cut' }];
    const end = history.at(-1);
    if (end?.version === head.version && end.hash === head.hash) return [];
    // The copy in the list says more or less than the history: one of them was changed by hand.
    return [{ reference: head.reference, version: head.version, what: 'copy' }];
  });
}

/** Words that do not fit the name that the history gives them; disposed ones have none and fit. */
async function alteredTexts(db: Queryable, batch: Head[]): Promise<Tampering[]> {
  const references = batch.map(({ reference }) => reference);
  const texts = await db
    .select()
    .from(eventTexts)
    .where(and(inArray(eventTexts.reference, references), isNotNull(eventTexts.text)));
  const altered = texts.filter(({ id, salt, text }) => textId(salt ?? '', text ?? '') !== id);
  const found: Tampering[] = [];
  for (const { id, reference } of altered) {
    const [event] = await db
      .select({ version: caseEvents.version })
      .from(caseEvents)
      .where(and(eq(caseEvents.reference, reference), sql`position(${id} in ${caseEvents.body}) > 0`));
    found.push({ reference, version: event?.version ?? 0, what: 'text' });
  }
  return found;
}

/** Cases that a checkpoint knows and nothing else does. */
async function goneCases(db: Queryable): Promise<Tampering[]> {
  const rows = await db
    .select({ reference: checkpoints.reference, version: sql<number>`max(${checkpoints.version})::int` })
    .from(checkpoints)
    .where(notInArray(checkpoints.reference, db.select({ reference: cases.reference }).from(cases)))
    .groupBy(checkpoints.reference);
  return rows.map(({ reference, version }) => ({ reference, version, what: 'gone' }));
}
