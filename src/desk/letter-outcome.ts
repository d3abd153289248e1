import { eq } from 'drizzle-orm';
import type { letters } from '../../db/letters.ts';
import { messages } from '../../db/messages.ts';
import { letterSent } from '../case/letter-sent.ts';
import { letterUnresolved } from '../case/letter-unresolved.ts';
import { announceHeld } from './announce-mail.ts';
import { changeWithin } from './change-case.ts';
import type { Desk, Transaction } from './desk.ts';

type Letter = typeof letters.$inferSelect;

/** What follows once a letter has left. An answer outside any case leaves no more to do. */
export async function letterHasLeft(desk: Desk, tx: Transaction, { id, reference }: Letter, sentAt: Date) {
  if (!reference) return;
  await changeWithin(desk, tx, { reference, cause: `sent ${id}` }, (kase) =>
    letterSent(kase, desk.clock.now(), { letter: id, sentAt }),
  );
}

/** What follows when nobody can tell whether it left: a person looks. */
export async function letterIsUnresolved(desk: Desk, tx: Transaction, { id, reference, message }: Letter) {
  if (reference) {
    await changeWithin(desk, tx, { reference, cause: `unresolved ${id}` }, (kase) =>
      letterUnresolved(kase, desk.clock.now(), { letter: id }),
    );
  } else if (message) {
    const why = 'The mailbox did not say whether our answer to it left: look in Sent Items before you answer again';
    const [row] = await tx.update(messages).set({ state: 'held', why }).where(eq(messages.id, message)).returning();
    if (row) await announceHeld(desk, tx, row, { why, quiet: false });
  }
}
