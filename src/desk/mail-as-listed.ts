import type { messages } from '../../db/messages.ts';
import { dayAndTime } from '../case/counting.ts';
import type { Person } from './deed.ts';
import type { Desk } from './desk.ts';
import { isClosedTo } from './linked-cases.ts';
import { senderOf } from './sender-of.ts';
import { isSentClosedTo } from './sent-about.ts';

type Row = typeof messages.$inferSelect;

/** closed: it is about a case that is closed to whoever reads this. */
type MailListed = { id: string; from: string; subject: string; received: string; closed: boolean };

/** A mail as somebody may read of it where mails are listed: no address, and the subject only of what is open to them. */
export async function mailAsListed(desk: Desk, person: Person, row: Row): Promise<MailListed> {
  const closed =
    (await isSentClosedTo(desk, desk.db, person, row)) ||
    (row.reference !== null && (await isClosedTo(desk.db, person, row.reference)));
  return {
    id: row.id,
    from: senderOf(row),
    subject: closed ? 'For the officers who may open each of these cases' : masked(row.subject ?? '(no subject)'),
    received: dayAndTime(row.receivedAt, desk.clock.now(), desk.calendar),
    closed,
  };
}

function masked(subject: string): string {
  return subject.replace(/[^\s<>()]+@[^\s<>()]+/g, '[address]');
}
