import type { Offer } from '../../../blocks/kit.ts';
import selfReportBlocks from '../../../blocks/self-report-form.ts';
import type { Case, SentLetter } from '../../case/case.ts';
import { dayAndTime, dueWords } from '../../case/counting.ts';
import { ensureTheirs, keepSelfReport } from '../../case/keep-self-report.ts';
import { letterNamed, reportBy } from '../../case/went-wrong.ts';
import { changeCase } from '../change-case.ts';
import { type TakingForm, targetOf, textOf } from '../deed.ts';
import type { Desk } from '../desk.ts';
import { draftSelfReport, leftOpen } from '../draft-self-report.ts';
import { calledTo } from '../linked-cases.ts';
import { namesOf } from '../officers.ts';
import { letterNames, mishapWords } from '../sentences.ts';
import { readTexts } from '../texts.ts';
import { caseForm, fileFor } from './case-form.ts';

/** The office's own report of a letter that went wrong: the newest when none is named. */
export const selfReportForm: TakingForm = {
  open: async (desk, person, on) => {
    const file = await fileFor(desk, person, on, 'self-report');
    const { kase } = file;
    const theirs = kase.letters.filter(({ wentWrong }) => wentWrong && (person.lead || wentWrong.by === person.id));
    const id = on.id ?? theirs.at(-1)?.id ?? '';
    const wrong = ensureTheirs(kase, person, id);
    const letter = letterNamed(kase, id) as SentLetter; // ensured above
    const names = await namesOf(desk.db);
    const texts = await readTexts(desk.db, [wrong.note, wrong.draft?.text ?? null]);
    const say = (at: Date) => dayAndTime(at, desk.clock.now(), desk.calendar);
    const recall = recallWords(desk, kase, letter);
    const note = texts.get(wrong.note) ?? 'These words are no longer kept.';
    const other = wrong.other && (await calledTo(desk.db, person, wrong.other));
    const draft =
      texts.get(wrong.draft?.text ?? '') ?? draftSelfReport(desk, names, { letter, wrong, note, other, recall });
    const due = dueWords(reportBy(wrong.at), desk.clock.now(), desk.calendar);
    return selfReportBlocks.render({
      ...caseForm(file, { id }),
      what: `The ${letterNames[letter.kind]} of ${say(letter.sentAt)} ${mishapWords[wrong.how]}, said ${names(wrong.by)}, ${say(wrong.at)}`,
      hours: `The 72 hours ${due.late ? 'ended' : 'end'} ${due.due}`,
      left: due.late ?? due.left ?? '',
      recall,
      draft,
      open: leftOpen(draft),
      saved: wrong.draft && `${names(wrong.draft.by)}, ${say(wrong.draft.at)}`,
      others: theirs
        .filter((one) => one.id !== id)
        .map(
          (one): Offer => ({
            act: 'self-report',
            label: `Show: ${letterNames[one.kind]} of ${say(one.sentAt)}`,
            id: one.id,
          }),
        ),
    });
  },
  submit: async (desk, person, answers, context, cause) => {
    const on = targetOf(context);
    const draft = textOf(answers, 'draft');
    if (!draft) return { errors: { draft: 'The draft is empty. Close the form to leave it as it was.' } };
    await changeCase(desk, { reference: on.reference, cause }, (kase, keep) =>
      keepSelfReport(kase, person, desk.clock.now(), { of: on.id ?? '', draft: keep(draft), shown: on.version }),
    );
    return { done: { reference: on.reference, said: null } };
  },
};

/** What became of the note that asks for a letter back. */
function recallWords(desk: Desk, kase: Case, { id }: SentLetter): string {
  const say = (at: Date) => dayAndTime(at, desk.clock.now(), desk.calendar);
  if (kase.status === 'letter-leaving' && kase.letter.recalls === id) {
    if (kase.letter.sentAgain)
      return `was sent again ${say(kase.letter.sentAgain.at)} and does not lie in Sent Items yet`;
    if (kase.letter.changed) return 'its draft was changed in the mailbox; it was not sent';
    if (kase.letter.refused) return 'the mailbox refused it; it has not left';
    return kase.letter.unresolved ? 'nobody knows yet whether it left' : `leaves ${say(kase.letter.leavesAt)}`;
  }
  const note = kase.letters.findLast(({ recalls }) => recalls === id);
  if (!note) return 'none has left';
  return note.cameBack ? `left ${say(note.sentAt)} and came back: ${note.cameBack.reason}` : `left ${say(note.sentAt)}`;
}
