import { randomInt } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { cases } from '../../db/cases.ts';
import { makeReference } from '../case/reference.ts';
import type { Desk, Transaction } from './desk.ts';

/** The sequence gives numbers without gaps that matter; a reference that is taken already is passed over. */
export async function nextReference(desk: Desk, tx: Transaction): Promise<string> {
  const { prefix, firstNumber } = desk.policy.reference;
  for (;;) {
    const [next] = await tx.execute<{ number: string }>(sql`select nextval('case_numbers') as number`);
    const reference = makeReference(firstNumber + Number(next?.number ?? 0) - 1, randomInt(2_300), prefix);
    const [taken] = await tx.select({ one: cases.reference }).from(cases).where(eq(cases.reference, reference));
    if (!taken) return reference;
  }
}
