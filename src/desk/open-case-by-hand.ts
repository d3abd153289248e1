import { and, eq, sql } from 'drizzle-orm';
import { caseEvents } from '../../db/case-events.ts';
import { openCase } from '../case/open-case.ts';
import { questions } from '../case/questions.ts';
import { factsOf } from '../case/report-facts.ts';
import { type Reading, withAnswer } from '../case/with-answer.ts';
import { openWithin } from './change-case.ts';
import { type Contact, contactText } from './contact.ts';
import type { Person } from './deed.ts';
import type { Desk, Transaction } from './desk.ts';
import type { GivenAnswer } from './give-answers.ts';
import { nextReference } from './next-reference.ts';
import { againOnConflict } from './retry.ts';
import { readingText } from './take-reading.ts';

export type ReportByHand = {
  channel: 'phone' | 'post';
  reportedAt: Date;
  organisation: string;
  contact: Contact | null;
  /** What was said or written, as the officer took it down. */
  words: string;
  /** What the form asks besides, as far as it is known. */
  answers?: GivenAnswer[];
};

/** Opens a case for a report that came by telephone or post. The same form sent twice opens one case. */
export function openCaseByHand(desk: Desk, person: Person, cause: string, report: ReportByHand): Promise<string> {
  const open = async (tx: Transaction) => {
    // The reference is new each time, so what was opened by this form is looked up under a lock on it.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${cause}))`);
    const [known] = await tx
      .select({ reference: caseEvents.reference })
      .from(caseEvents)
      .where(and(eq(caseEvents.cause, cause), eq(caseEvents.version, 1)));
    if (known) return known.reference;
    const reference = await nextReference(desk, tx);
    const { channel, reportedAt, organisation, contact } = report;
    const read = readingByHand(report);
    await openWithin(desk, tx, { reference, cause }, (keep) => {
      const kept = keep(readingText({ ...read, text: '' }));
      const known = { report: read.fields, answers: read.answers, manual: null, flags: ['entered-by-officer'] };
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
          report: factsOf(known, kept, desk.calendar),
        },
        desk,
      );
    });
    return reference;
  };
  return againOnConflict(() => desk.db.transaction(open));
}

/** The report as if it had been read: what the officer took down, in the form's own questions and order. */
function readingByHand({ organisation, words, answers = [] }: ReportByHand): Reading {
  const given: GivenAnswer[] = [
    ...answers,
    { field: 'whatHappened', given: { kind: 'text', text: words } },
    { field: 'controllerName', given: { kind: 'text', text: organisation } },
  ];
  const known = new Map(given.map((answer) => [answer.field, answer.given]));
  let reading: Reading = { fields: null, answers: [] };
  for (const { field } of questions) {
    const answer = known.get(field);
    if (answer) reading = withAnswer(reading, field, answer);
  }
  return reading;
}
