import { randomInt } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { makeReference } from '../case/reference.ts';
import type { Desk, Transaction } from './desk.ts';

/**
 * The sequence gives numbers without gaps that matter. Where staff gave the reference to a case of theirs already, the
 * case is refused by the database, and the whole is done again with the next number.
 */
export async function nextReference(desk: Desk, tx: Transaction): Promise<string> {
  const { prefix, firstNumber } = desk.policy.reference;
  const [next] = await tx.execute<{ number: string }>(sql`select nextval('case_numbers') as number`);
  return makeReference(firstNumber + Number(next?.number ?? 0) - 1, randomInt(2_300), prefix);
}
