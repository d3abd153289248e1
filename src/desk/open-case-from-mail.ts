import { randomInt } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { cases } from '../../db/cases.ts';
import { openCase } from '../case/open-case.ts';
import { makeReference } from '../case/reference.ts';
import { changeWithin } from './change-case.ts';
import { contactText } from './contact.ts';
import type { Desk, Transaction } from './desk.ts';
import type { Placed } from './file-mail.ts';
import { contactIn, reportedAt, takeReading } from './take-reading.ts';

/** Opens a case for a report, under a reference of our own or the one that staff gave it elsewhere. */
export async function openCaseFromMail(
  desk: Desk,
  tx: Transaction,
  { row, mail, fromStaff }: Placed,
  { adopt, flags }: { adopt: string | null; flags: string[] },
): Promise<string> {
  const reference = adopt ?? (await nextReference(desk, tx));
  const reported = reportedAt(mail, row.receivedAt, fromStaff);
  const contact = contactIn(mail, fromStaff);
  const organisation = mail.fields?.controller.name ?? null;
  await changeWithin(desk, tx, { reference, cause: `mail ${row.id}` }, (_none, keep) =>
    openCase(
      row.receivedAt,
      {
        reference,
        adopted: adopt !== null,
        channel: 'email',
        message: row.id,
        reportedAt: reported.at,
        forwardedByStaff: fromStaff && mail.forwarded !== null,
        organisation: organisation ? keep(organisation) : null,
        contact: contact ? keep(contactText(contact)) : null,
        report: takeReading(desk, mail, reported.doubted ? [...flags, 'reported-time-doubted'] : flags, keep),
      },
      desk,
    ),
  );
  return reference;
}

/** The sequence gives numbers without gaps that matter; a reference that is taken already is passed over. */
async function nextReference(desk: Desk, tx: Transaction): Promise<string> {
  const { prefix, firstNumber } = desk.policy.reference;
  for (;;) {
    const [next] = await tx.execute<{ number: string }>(sql`select nextval('case_numbers') as number`);
    const reference = makeReference(firstNumber + Number(next?.number ?? 0) - 1, randomInt(2_300), prefix);
    const [taken] = await tx.select({ one: cases.reference }).from(cases).where(eq(cases.reference, reference));
    if (!taken) return reference;
  }
}
