import { eq } from 'drizzle-orm';
import reportBlocks from '../../../blocks/report-form.ts';
import { attachments } from '../../../db/attachments.ts';
import { dayAndTime } from '../../case/counting.ts';
import type { DeskForm } from '../deed.ts';
import { reportWords } from '../describe-report.ts';
import { flagWords } from '../flag-words.ts';
import { newestReport } from '../letter-facts.ts';
import { caseForm, fileFor } from './case-form.ts';

/** The newest report as it was read: what to check first, then the form's own order. */
export const reportForm: DeskForm = {
  open: async (desk, person, on) => {
    const file = await fileFor(desk, person, on);
    const report = file.kase.reports.at(-1);
    const reading = await newestReport(desk, file);
    const files = report?.message
      ? await desk.db.select().from(attachments).where(eq(attachments.message, report.message))
      : [];
    const kind = report?.kind === 'follow-up' ? 'Follow-up report' : 'Initial report';
    const when =
      file.kase.reports.length > 1 && report
        ? dayAndTime(report.receivedAt, desk.clock.now(), desk.calendar)
        : reportWords(desk, file.kase).reported;
    desk.log.info({ reference: on.reference, officer: person.id }, 'report opened');
    return reportBlocks.render({
      ...caseForm(file),
      received: `${report?.kind ? kind : 'Report'}, ${when}`,
      manual: report?.manual ?? null,
      answers: reading?.answers ?? [],
      flags: (report?.flags ?? []).map(flagWords),
      text: reading?.text || null,
      attachments: files.map(({ name }) => name),
    });
  },
};
