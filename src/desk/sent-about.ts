import { and, eq, inArray } from 'drizzle-orm';
import { cases } from '../../db/cases.ts';
import type { Queryable } from '../../db/database.ts';
import type { messages } from '../../db/messages.ts';
import { NotAllowed } from '../case/not-allowed.ts';
import { findReferences } from '../case/reference.ts';
import type { Person } from './deed.ts';
import type { Desk } from './desk.ts';
import { isClosedTo } from './linked-cases.ts';
import { isFromStaff } from './look-up-mail.ts';
import { casesAnswered, isOurs } from './look-up-parties.ts';
import { type MailReading, mailReadingSchema } from './mail-reader.ts';
import { recipientsOf } from './parties.ts';

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

export async function isSentClosedTo(desk: Desk, db: Queryable, person: Person, row: Row): Promise<boolean> {
  if (!isFromOffice(desk, row)) return false;
  // The subject by itself too: a mail that the desk could not read has no more.
  const named = findReferences(row.subject ?? '', desk.policy.reference.prefix);
  const read = namesSchema.parse(row.reading)?.references.map(({ reference }) => reference) ?? [];
  const meant = row.suggested === null ? [] : [row.suggested];
  const about = new Set([...(await casesAnswered(db, row.conversation)), ...named, ...read, ...meant]);
  for (const reference of await restrictedAmong(db, [...about])) {
    if (await isClosedTo(db, person, reference)) return true;
  }
  return false;
}

/** Wherever they stand in it. */
const namesSchema = mailReadingSchema.pick({ references: true }).nullable();

/** Asked at once: a text may name hundreds. */
async function restrictedAmong(db: Queryable, references: string[]): Promise<string[]> {
  const rows = await db
    .select({ reference: cases.reference })
    .from(cases)
    .where(and(inArray(cases.reference, references), eq(cases.restricted, true)));
  return rows.map(({ reference }) => reference);
}

/** Also the copy that came into the Inbox, which may be the only one when the other lies in a colleague's own mailbox. */
function isFromOffice(desk: Desk, { outgoing, classification, fromAddress }: Row): boolean {
  return outgoing || classification === 'own_mail' || (fromAddress !== null && isOurs(desk, fromAddress));
}

/** What a colleague wrote to this office alone, and no more. What they hand on, or send along, may be a controller's. */
export function isOfficeNote(desk: Desk, mail: MailReading): boolean {
  const recipients = recipientsOf(mail);
  const within = recipients.length > 0 && recipients.every((address) => isOurs(desk, address));
  return within && wroteIt(desk, mail) && mail.manual === null && mail.attachments.length === 0;
}

/** Such a copy of what a colleague wrote to somebody outside; what they hand on is not theirs. */
export function isOwnLetter(desk: Desk, mail: MailReading): boolean {
  return wroteIt(desk, mail) && recipientsOf(mail).some((address) => !isOurs(desk, address));
}

function wroteIt(desk: Desk, mail: MailReading): boolean {
  return isFromStaff(desk, mail) && mail.forwarded === null && mail.fields === null;
}
