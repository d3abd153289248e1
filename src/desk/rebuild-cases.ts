import { asc, eq, gt } from 'drizzle-orm';
import { cases } from '../../db/cases.ts';
import type { Desk } from './desk.ts';
import { openFile } from './find-cases.ts';
import { inOneBreath } from './one-breath.ts';
import { projectCase } from './project-case.ts';

const BATCH = 200;

/** Writes every copy of every case anew from its history, one case at a time, while the desk works. */
export async function rebuildCases(desk: Desk): Promise<number> {
  let rebuilt = 0;
  for (let after = ''; ; ) {
    const batch = await desk.db
      .select({ reference: cases.reference })
      .from(cases)
      .where(gt(cases.reference, after))
      .orderBy(asc(cases.reference))
      .limit(BATCH);
    const last = batch.at(-1);
    if (!last) return rebuilt;
    for (const { reference } of batch) {
      await desk.db.transaction(async (tx) => {
        await tx.select().from(cases).where(eq(cases.reference, reference)).for('update');
        const { kase, hashes } = await openFile(tx, reference);
        await inOneBreath(...(await projectCase(desk, tx, { kase, hash: hashes.at(-1) ?? '' })));
      });
    }
    rebuilt += batch.length;
    after = last.reference;
  }
}
