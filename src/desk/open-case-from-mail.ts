import type { OfficerId } from '../case/case.ts';
import { openCase } from '../case/open-case.ts';
import { openWithin } from './change-case.ts';
import { contactText } from './contact.ts';
import type { Desk, Transaction } from './desk.ts';
import type { Placed } from './file-mail.ts';
import { nextReference } from './next-reference.ts';
import type { Statement } from './one-breath.ts';
import { contactIn, reportedAt, takeReading } from './take-reading.ts';

type Opening = {
  adopt: string | null;
  /** A reference that was asked for beforehand. */
  next?: string | null;
  flags: string[];
  /** The officer who made a case of a mail that waited. */
  filedBy?: OfficerId;
  along?: (reference: string) => Statement[];
};

/** Opens a case for a report, under a reference of our own or the one that staff gave it elsewhere. */
export async function openCaseFromMail(
  desk: Desk,
  tx: Transaction,
  { row, mail, fromStaff }: Placed,
  { adopt, next, flags, filedBy, along }: Opening,
): Promise<string> {
  const reference = adopt ?? next ?? (await nextReference(desk, tx));
  const reported = reportedAt(mail, row.receivedAt, fromStaff);
  const contact = contactIn(mail, fromStaff);
  const organisation = mail.fields?.controller.name ?? null;
  const change = { reference, cause: `mail ${row.id}`, along: along?.(reference) ?? [] };
  await openWithin(desk, tx, change, (keep) =>
    openCase(
      row.receivedAt,
      {
        reference,
        adopted: adopt !== null,
        channel: 'email',
        by: 'controller',
        ...(filedBy !== undefined && { filedBy }),
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
