import { sql } from 'drizzle-orm';
import alarm from '../../blocks/alarm.ts';
import { caseEvents } from '../../db/case-events.ts';
import { checkpoints } from '../../db/checkpoints.ts';
import type { Desk, Transaction } from './desk.ts';
import { oweOps } from './tellings.ts';
import { type Tampering, verifyChains } from './verify-chain.ts';

/**
 * Every night: follows all histories, says what is broken, and writes down where each one ends now. One replica does it
 * at a time; what is written down already is left alone. Null when another one is at it.
 */
export function keepCheckpoint(desk: Desk): Promise<Tampering[] | null> {
  return desk.db.transaction(async (tx) => {
    const [lock] = await tx.execute<{ mine: boolean }>(
      sql`select pg_try_advisory_xact_lock(hashtext('checkpoint')) as mine`,
    );
    if (!lock?.mine) return null;
    const broken = await verifyChains(tx);
    for (const one of broken) desk.log.error(one, 'a history is not what was written');
    await writeDownHeads(tx, desk.clock.now());
    if (broken[0]) {
      const message = alarm.render({ what: sentence(broken, broken[0]), next: NEXT });
      await oweOps(desk, tx, message);
    }
    return broken;
  });
}

const NEXT = 'Do not correct anything: keep the database as it is and call whoever runs it.';

function sentence(broken: Tampering[], { reference, version }: Tampering): string {
  const others = broken.length > 1 ? `, and ${broken.length - 1} more are not whole` : '';
  return `The history of ${reference} was changed at version ${version}${others}.`;
}

async function writeDownHeads(tx: Transaction, now: Date) {
  await tx.execute(sql`
    insert into ${checkpoints} (reference, version, hash, at)
    select distinct on (e.reference) e.reference, e.version, e.hash, ${now.toISOString()}::timestamptz
    from ${caseEvents} e
    where not exists (select from ${checkpoints} k where k.reference = e.reference and k.version >= e.version)
    order by e.reference, e.version desc
    on conflict do nothing`);
}
