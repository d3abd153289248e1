import { asc, eq, gt } from 'drizzle-orm';
import { cases } from '../../db/cases.ts';
import type { Queryable } from '../../db/database.ts';
import type { Desk } from './desk.ts';
import { openFile } from './find-cases.ts';
import { inOneBreath } from './one-breath.ts';
import { projectCase } from './project-case.ts';
import { againOnConflict } from './retry.ts';

const BATCH = 200;

type How = {
  /** Where the references are listed: on a connection that holds a lock, which is known to be held while it answers. */
  listOn?: Queryable;
  stop?: AbortSignal | undefined;
};

/**
 * Writes every copy of every case anew from its history, one case at a time, while the desk works. A history that
 * cannot be followed keeps none of the others from it.
 */
export async function rebuildCases(desk: Desk, { listOn = desk.db, stop }: How = {}) {
  let [rebuilt, failed] = [0, 0];
  for (let after = ''; ; ) {
    const batch = await listOn
      .select({ reference: cases.reference })
      .from(cases)
      .where(gt(cases.reference, after))
      .orderBy(asc(cases.reference))
      .limit(BATCH);
    for (const { reference } of batch) {
      if (stop?.aborted) return { rebuilt, failed };
      if (await rebuild(desk, reference)) rebuilt++;
      else failed++;
      after = reference;
    }
    if (batch.length < BATCH) return { rebuilt, failed };
  }
}

/** With the row locked as a change locks it, so that neither writes over what the other knows. */
async function rebuild(desk: Desk, reference: string): Promise<boolean> {
  const write = () =>
    desk.db.transaction(async (tx) => {
      await tx.select({ locked: cases.version }).from(cases).where(eq(cases.reference, reference)).for('update');
      const { kase, hashes } = await openFile(tx, reference);
      await inOneBreath(...(await projectCase(desk, tx, { kase, hash: hashes.at(-1) ?? '' })));
    });
  try {
    await againOnConflict(write);
    return true;
  } catch (error) {
    desk.log.error(
      { reference, error: error instanceof Error ? error.message : 'unknown' },
      'a copy was not made anew',
    );
    return false;
  }
}
