import type { Queryable } from '../../db/database.ts';
import type { messages } from '../../db/messages.ts';
import { NotAllowed } from '../case/not-allowed.ts';
import { findReferences } from '../case/reference.ts';
import type { Person } from './deed.ts';
import type { Desk } from './desk.ts';
import { isClosedTo } from './linked-cases.ts';
import { casesAnswered } from './look-up-parties.ts';

type Row = typeof messages.$inferSelect;

/**
 * What a colleague wrote about several cases holds the office's own words on each: it is read, and settled, by those
 * to whom all of them are open.
 */
export async function ensureSentOpen(desk: Desk, db: Queryable, person: Person, row: Row): Promise<void> {
  if (await isSentClosedTo(desk, db, person, row)) {
    throw new NotAllowed(
      'A colleague sent this mail about a case that is restricted to named officers; one of them has to say whose it is. A team lead can change who they are.',
    );
  }
}

export async function isSentClosedTo({ policy }: Desk, db: Queryable, person: Person, row: Row): Promise<boolean> {
  if (!row.outgoing) return false;
  const named = findReferences(row.subject ?? '', policy.reference.prefix);
  const about = new Set([...(await casesAnswered(db, row.conversation)), ...named]);
  for (const reference of about) if (await isClosedTo(db, person, reference)) return true;
  return false;
}
