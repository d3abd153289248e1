import type { Case, CaseEvent, Officer, ReceivedReport } from './case.ts';
import type { SecondLook } from './events.ts';
import { ensure } from './lifecycle.ts';
import { NotAllowed } from './not-allowed.ts';
import { ensureAsShown, reportAt } from './second-look.ts';

export type NewReading = SecondLook & { differing: number };

/** A newer reading takes the place of the one before; what officers corrected stays on top of it. */
export function readReportAgain(kase: Case, by: Officer, at: Date, reading: NewReading, shown: number): CaseEvent[] {
  const report = ensureReadable(kase, by, reading.report, reading.facts.reader);
  ensureAsShown(report, shown, null);
  return [{ type: 'report-read-again', by: by.id, at, ...reading }];
}

/** The same reader finds the same again, so that only a lead may ask for it once more. */
export function ensureReadable(kase: Case, by: Officer, place: number, reader: string | undefined): ReceivedReport {
  ensure('read-again', kase, by);
  const report = reportAt(kase, place);
  if (report.message === null) throw new NotAllowed('This report came by telephone or post: there is no mail to read.');
  if (!by.lead && !worthReadingAgain(report, reader)) {
    throw new NotAllowed('The same reader has read this mail already. Ask a team lead if it should be read once more.');
  }
  return report;
}

export function worthReadingAgain(report: ReceivedReport, reader: string | undefined): boolean {
  return report.message !== null && (report.manual !== null || report.reader !== reader);
}
