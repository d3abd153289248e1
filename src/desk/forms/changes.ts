import changesBlocks from '../../../blocks/changes-form.ts';
import { dayAndTime, dayWords } from '../../case/counting.ts';
import { NotAllowed } from '../../case/not-allowed.ts';
import { compareReports } from '../../case/phase-diff.ts';
import { dayOf } from '../../case/working-days.ts';
import type { DeskForm } from '../deed.ts';
import { readingOf } from '../reading-of.ts';
import { caseForm, fileFor } from './case-form.ts';

/** The newest follow-up beside the first report, answer by answer. */
export const changesForm: DeskForm = {
  open: async (desk, person, on) => {
    const file = await fileFor(desk, person, on);
    const [first, ...later] = file.kase.reports;
    const newest = later.at(-1);
    if (!first || !newest) throw new NotAllowed('There is only one report on this case.');
    const [before, after] = await Promise.all([first, newest].map((report) => readingOf(desk.db, report)));
    const diff = compareReports(before?.answers ?? [], after?.answers ?? []);
    const now = desk.clock.now();
    const since = dayWords(dayOf(file.kase.reportedAt, desk.calendar), dayOf(now, desk.calendar));
    const received = dayAndTime(newest.receivedAt, now, desk.calendar);
    return changesBlocks.render({
      ...caseForm(file),
      received: `Follow-up report, ${received}, against the report of ${since}`,
      changed: diff.changed,
      expected: diff.expected,
      notComparable: diff.notComparable.map(({ question }) => ({ question, why: 'withheld or unclear on one side' })),
      promises: [],
    });
  },
};
