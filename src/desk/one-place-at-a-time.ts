import { sql } from 'drizzle-orm';
import type { Transaction } from './desk.ts';

/**
 * Until the transaction ends, no mail gets its place but through it: two copies of one report that arrive together must
 * see each other, and a mail must see its case, or the case that mail.
 */
export function onePlaceAtATime(tx: Transaction) {
  return tx.execute(sql`select pg_advisory_xact_lock(hashtext('place mail'))`);
}
