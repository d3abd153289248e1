import { and, eq } from 'drizzle-orm';
import { messages } from '../../db/messages.ts';
import { NotAllowed } from '../case/not-allowed.ts';
import type { Transaction } from './desk.ts';
import { type MailReading, mailReadingSchema } from './mail-reader.ts';

export type LockedMail = { row: typeof messages.$inferSelect; mail: MailReading };

/** A mail that waits for a look, locked until the transaction ends. Throws NotAllowed when somebody was quicker. */
export function heldMail(tx: Transaction, id: string): Promise<LockedMail> {
  return lockedMail(tx, id, 'held');
}

export async function lockedMail(tx: Transaction, id: string, state: 'held' | 'kept'): Promise<LockedMail> {
  const [row] = await tx
    .select()
    .from(messages)
    .where(and(eq(messages.id, id), eq(messages.state, state)))
    .for('update');
  if (!row) throw new NotAllowed('Somebody has dealt with this mail already. Nothing was changed.');
  const mail = mailReadingSchema.nullable().parse(row.reading);
  if (!mail) throw new NotAllowed('This mail was gone before it could be read; look for it in the mailbox.');
  return { row, mail };
}
