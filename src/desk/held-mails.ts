import { and, eq } from 'drizzle-orm';
import { messages } from '../../db/messages.ts';
import { NotAllowed } from '../case/not-allowed.ts';
import type { Person } from './deed.ts';
import type { Transaction } from './desk.ts';
import { type MailReading, mailReadingSchema } from './mail-reader.ts';

type Row = typeof messages.$inferSelect;
export type LockedMail = { row: Row; mail: MailReading };

/** A mail that waits for a look, locked until the transaction ends. Throws NotAllowed when somebody was quicker. */
export async function heldMail(tx: Transaction, id: string): Promise<LockedMail> {
  const row = await lockedRow(tx, id, 'held');
  const mail = mailReadingSchema.nullable().parse(row.reading);
  if (mail) return { row, mail };
  const next = 'Press Try again, or read it in the mailbox and open its case with /breach new.';
  throw new NotAllowed(`The desk has not read this mail. ${next} Nothing was changed.`);
}

/** The same for what can be done without knowing what a mail says: one that the desk gave up on has no reading. */
export async function lockedRow(tx: Transaction, id: string, state: 'held' | 'kept'): Promise<Row> {
  const [row] = await tx
    .select()
    .from(messages)
    .where(and(eq(messages.id, id), eq(messages.state, state)))
    .for('update');
  if (!row) throw new NotAllowed('Somebody has dealt with this mail already. Nothing was changed.');
  return row;
}

/**
 * A mail that this officer has dealt with, locked as well; null while it waits, and when somebody else was quicker. Chat
 * that hears nothing for three seconds lets an officer send once more what has been done, and a mail has no history that
 * would know the cause again: each deed says by the mail whether it is its own that comes back.
 */
export async function settledBefore(tx: Transaction, person: Person, id: string): Promise<Row | null> {
  const [row] = await tx.select().from(messages).where(eq(messages.id, id)).for('update');
  const settled = row?.state === 'filed' || row?.state === 'kept';
  return settled && row.settledBy === person.id ? row : null;
}
