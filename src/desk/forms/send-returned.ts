import { ensure } from '../../case/lifecycle.ts';
import { ensureReturned } from '../../case/returned-letter.ts';
import type { DeskForm } from '../deed.ts';
import { type Written, writtenLetter } from '../written-letter.ts';
import { acknowledgeWith } from './acknowledge.ts';
import { type Beginning, fileFor, linesIn, signedFirst } from './case-form.ts';
import { writeWith } from './write.ts';

const NOT_KEPT = 'The words of the letter that came back were not kept in parts. Copy them from Sent Items.';

/**
 * A letter that came back, in the form that it was written in, with its words and its questions: so that whoever sends
 * it reads to whom it goes now and what speaks against that, and it is the letter again that it was.
 */
export const sendReturnedForm: DeskForm = {
  open: (desk, person, on) =>
    signedFirst(person, 'send-returned', on, async () => {
      const file = await fileFor(desk, person, on);
      const { id, act } = ensureReturned(file.kase, on.id);
      ensure(act, file.kase, person);
      const written = await writtenLetter(desk.db, id);
      const begun: Beginning = {
        ids: { begins: 'returned', id },
        parts: written?.parts ?? {},
        ...(written === null && { notices: [NOT_KEPT] }),
      };
      return act === 'acknowledge'
        ? acknowledgeWith(desk, person, file, { ...begun, ...askedIn(written) })
        : writeWith(desk, person, file, { ...begun, ...(written?.about && { about: written.about }) });
    }),
};

/** Its questions, for the fields that they have of their own in the form. */
function askedIn(written: Written | null) {
  const questions = linesIn(written?.parts['questions'] ?? null);
  return questions.length > 0 ? { ownQuestions: questions.join('\n'), answerBy: written?.answerBy ?? null } : {};
}
