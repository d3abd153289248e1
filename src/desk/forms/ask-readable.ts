import mustache from 'mustache';
import { NotAllowed } from '../../case/not-allowed.ts';
import { reportAt } from '../../case/second-look.ts';
import { dayOf } from '../../case/working-days.ts';
import { whyUnread } from '../../letters/why-unread.ts';
import { dayInLetters } from '../../letters/words.ts';
import type { DeskForm } from '../deed.ts';
import { askWith, bankFor } from './ask.ts';
import { fileFor, signedFirst } from './case-form.ts';
import { placeOf } from './report.ts';

/** A request for a copy that can be read, which says why this one could not; it goes on from there as in Ask. */
export const askReadableForm: DeskForm = {
  open: (desk, person, on) =>
    signedFirst(person, 'ask-readable', on, async () => {
      const file = await fileFor(desk, person, on, 'ask');
      const place = placeOf(file.kase, on);
      const report = reportAt(file.kase, place);
      if (!report.manual) throw new NotAllowed('This report has been read: there is no need of another copy.');
      const reportedAt = place === 0 ? file.kase.reportedAt : report.receivedAt;
      const words = {
        reason: whyUnread(report.manual),
        reportedOn: dayInLetters(dayOf(reportedAt, desk.calendar)),
      };
      const { opening, request } = desk.policy.readableCopy;
      return askWith(desk, person, file, {
        ids: { begins: 'ask-readable' },
        bank: bankFor(desk, file, null),
        ownQuestions: request,
        parts: { opening: mustache.render(opening, words, {}, { escape: String }).trim() },
      });
    }),
};
