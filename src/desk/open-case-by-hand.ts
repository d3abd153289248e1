import { and, eq, sql } from 'drizzle-orm';
import { caseEvents } from '../../db/case-events.ts';
import { openCase } from '../case/open-case.ts';
import { factsOf } from '../case/report-facts.ts';
import { changeWithin } from './change-case.ts';
import { type Contact, contactText } from './contact.ts';
import type { Person } from './deed.ts';
import type { Desk } from './desk.ts';
import { nextReference } from './next-reference.ts';

export type ReportByHand = {
  channel: 'phone' | 'post';
  reportedAt: Date;
  organisation: string;
  contact: Contact | null;
  /** What was said or written, as the officer took it down. */
  words: string;
};

/** Opens a case for a report that came by telephone or post. The same form sent twice opens one case. */
export function openCaseByHand(desk: Desk, person: Person, cause: string, report: ReportByHand): Promise<string> {
  return desk.db.transaction(async (tx) => {
    // The reference is new each time, so what was opened by this form is looked up under a lock on it.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${cause}))`);
    const [known] = await tx
      .select({ reference: caseEvents.reference })
      .from(caseEvents)
      .where(and(eq(caseEvents.cause, cause), eq(caseEvents.version, 1)));
    if (known) return known.reference;
    const reference = await nextReference(desk, tx);
    const { channel, reportedAt, organisation, contact, words } = report;
    await changeWithin(desk, tx, { reference, cause }, (_none, keep) => {
      const kept = keep(JSON.stringify({ fields: null, answers: [], text: words }));
      const unread = { report: null, answers: [], manual: null, flags: ['entered-by-officer'] };
      return openCase(
        desk.clock.now(),
        {
          reference,
          adopted: false,
          channel,
          by: person.id,
          message: null,
          reportedAt,
          forwardedByStaff: false,
          organisation: keep(organisation),
          contact: contact ? keep(contactText(contact)) : null,
          report: factsOf(unread, kept, desk.calendar),
        },
        desk,
      );
    });
    return reference;
  });
}
