import { eq } from 'drizzle-orm';
import type { Offer, Target } from '../../../blocks/kit.ts';
import type { ShownAnswer } from '../../../blocks/parts/shown-answer.ts';
import reportBlocks from '../../../blocks/report-form.ts';
import { attachments } from '../../../db/attachments.ts';
import type { Case, ReceivedReport } from '../../case/case.ts';
import { dayAndTime } from '../../case/counting.ts';
import { can } from '../../case/lifecycle.ts';
import { worthReadingAgain } from '../../case/read-report-again.ts';
import { awaitsAnswers, isUnanswered } from '../../case/report-facts.ts';
import { reportAt } from '../../case/second-look.ts';
import type { DeskForm, Person } from '../deed.ts';
import { reportWords } from '../describe-report.ts';
import type { Desk } from '../desk.ts';
import { flagWords } from '../flag-words.ts';
import { namesOf } from '../officers.ts';
import { type ReportRead, readingOf } from '../reading-of.ts';
import { readTexts } from '../texts.ts';
import { caseForm, fileFor } from './case-form.ts';

/** A report as it was read, the newest when none is named: what to check first, then the form's own order. */
export const reportForm: DeskForm = {
  open: async (desk, person, on) => {
    const file = await fileFor(desk, person, on);
    const { kase } = file;
    const place = placeOf(kase, on);
    const report = reportAt(kase, place);
    const reading = await readingOf(desk.db, report);
    const files = report.message
      ? await desk.db.select().from(attachments).where(eq(attachments.message, report.message))
      : [];
    desk.log.info({ reference: on.reference, officer: person.id }, 'report opened');
    return reportBlocks.render({
      ...caseForm(file, { id: String(place) }),
      received: received(desk, kase, report),
      manual: report.manual,
      answers: await shownAnswers(desk, report, reading),
      flags: report.flags.map(flagWords),
      text: reading?.text || null,
      attachments: files.map(({ name }) => name),
      offers: offersOf(desk, person, kase, place),
    });
  },
};

/** Which report a press is about. */
export function placeOf(kase: Case, { id }: Target): number {
  return id !== undefined && /^\d+$/.test(id) ? Number(id) : kase.reports.length - 1;
}

/** "Follow-up report, Tue 31 Dec 2019, 20:02". */
export function received(desk: Desk, kase: Case, report: ReceivedReport): string {
  const kind = report.kind === 'follow-up' ? 'Follow-up report' : report.kind ? 'Initial report' : 'Report';
  const first = report === kase.reports[0];
  const when = first
    ? reportWords(desk, kase).reported
    : dayAndTime(report.receivedAt, desk.clock.now(), desk.calendar);
  return `${kind}, ${when}`;
}

/** Every answer with what officers made of it. */
export async function shownAnswers(
  desk: Desk,
  report: ReceivedReport,
  reading: ReportRead | null,
): Promise<ShownAnswer[]> {
  const names = await namesOf(desk.db);
  const now = desk.clock.now();
  const texts = await readTexts(
    desk.db,
    report.corrections.map(({ was }) => was),
  );
  return (reading?.answers ?? []).map((answer) => ({
    ...answer,
    corrections: report.corrections
      .filter(({ field }) => field === answer.field)
      .map(({ by, at, was }) => ({
        by: `${names(by)}, ${dayAndTime(at, now, desk.calendar)}`,
        was: was === null ? null : (texts.get(was) ?? 'words that are no longer kept'),
      })),
  }));
}

/** Only what will work for this officer and this report; others of the case are a press away. */
function offersOf(desk: Desk, person: Person, kase: Case, place: number): Offer[] {
  const report = reportAt(kase, place);
  const id = String(place);
  const others = kase.reports.flatMap((other, at): Offer[] => {
    if (other === report) return [];
    const words = received(desk, kase, other);
    return [{ act: 'show-report', label: `Show: ${words}`, id: String(at) }];
  });
  const again = person.lead || worthReadingAgain(report, desk.reader.version);
  return [
    ...(report.message ? [{ act: 'open-original', label: 'Open in Outlook', id } as const] : []),
    ...(can('correct-answer', kase, person) && !isUnanswered(report)
      ? [{ act: 'correct-answer', label: 'Correct an answer', id } as const]
      : []),
    ...(can('enter-answers', kase, person) && awaitsAnswers(report)
      ? [{ act: 'enter-answers', label: 'Enter answers by hand', id } as const]
      : []),
    ...(can('ask', kase, person) && report.manual
      ? [{ act: 'ask-readable', label: 'Ask for a readable copy', id } as const]
      : []),
    ...(can('read-again', kase, person) && report.message && again
      ? [{ act: 'read-again', label: 'Read again', id } as const]
      : []),
    ...others,
  ];
}
