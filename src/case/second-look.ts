import type { Case, Look, ReceivedReport } from './case.ts';
import { NotAllowed, type Words } from './not-allowed.ts';

/** One of the case's reports, by its place. */
export function reportAt(kase: Case, place: number): ReceivedReport {
  const report = kase.reports[place];
  if (!report) throw new NotAllowed(`There is no such report on ${kase.reference}. Open it again from the card.`);
  return report;
}

/**
 * Throws NotAllowed when somebody has looked at this report again since a version of the case that an officer was
 * shown. fields: only these answers matter; null: every one does.
 */
export function ensureAsShown(report: ReceivedReport, shown: number, fields: string[] | null): void {
  const since = ({ version }: Look) => version > shown;
  if (report.readAgain && since(report.readAgain)) refuse(report.readAgain, 'took a new reading of this report');
  const corrected = report.corrections.findLast((one) => since(one) && (fields?.includes(one.field) ?? true));
  if (corrected) refuse(corrected, fields ? 'corrected this answer' : 'corrected an answer of this report');
}

function refuse({ by, at }: Look, did: string): never {
  throw new NotAllowed(
    ({ name, when }: Words) =>
      `While you looked, ${name(by)} ${did} (${when(at)}). Nothing was changed; open the report again.`,
  );
}
