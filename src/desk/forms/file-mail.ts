import { eq } from 'drizzle-orm';
import type { Option } from '../../../blocks/kit.ts';
import lookBlocks from '../../../blocks/look-form.ts';
import { messages } from '../../../db/messages.ts';
import { dayAndTime } from '../../case/counting.ts';
import { NotAllowed } from '../../case/not-allowed.ts';
import { answerKinds } from '../../policy/template.ts';
import { answerFor, whyUnanswerable } from '../answer-mail.ts';
import { answerNames } from '../answer-names.ts';
import type { DeskForm, Person } from '../deed.ts';
import type { Desk } from '../desk.ts';
import { lettersThatMayBeBack } from '../letters-come-back.ts';
import { isClosedTo, whyAsReadBy } from '../linked-cases.ts';
import {
  dismissMail,
  fetchAgain,
  fileHeldMail,
  keepLog,
  openCaseForMail,
  restoreMail,
  sayCameBack,
} from '../look-at-mail.ts';
import { type MailReading, mailReadingSchema } from '../mail-reader.ts';
import { recipientsOf } from '../parties.ts';
import { ensureOpen } from '../record-opening.ts';
import { ensureSentOpen, isOfficeNote, isOwnLetter } from '../sent-about.ts';
import { answerKindNamed, showAnswer } from './answer.ts';
import { signedFirst } from './case-form.ts';
import { backChoices, choicesFor, delayWords, firstChoice, letterBack, sentChoices } from './held-choices.ts';
import { namedCase } from './named-case.ts';

/** A mail that waits for a person: read it, and say what it is. */
export const fileMailForm: DeskForm = {
  open: async (desk, person, on) => {
    const [row] = await desk.db
      .select()
      .from(messages)
      .where(eq(messages.id, on.id ?? ''));
    if (!row) throw new NotAllowed('That mail is not here any more.');
    await ensureSentOpen(desk, desk.db, person, row);
    // It may stand in a list from before it was on its case.
    await ensureOpen(desk, person, { reference: row.reference ?? '', version: 0 });
    const reading = mailReadingSchema.nullable().parse(row.reading);
    const held = row.state === 'held';
    const silent = reading && !row.outgoing && whyUnanswerable(desk, reading);
    const answerable = silent === null;
    const back = reading
      ? backChoices(desk, await lettersThatMayBeBack(desk, desk.db, person, { row, mail: reading }))
      : [];
    const sent = reading !== null && isOwnLetter(desk, reading);
    const note = reading !== null && isOfficeNote(desk, reading);
    const choices = row.outgoing && reading ? sentChoices : choicesFor(reading, { answerable, back, sent, note });
    const reference = await suggestedTo(desk, person, row.suggested, reading);
    return lookBlocks.render({
      mail: row.id,
      from: `${row.fromName ? `${row.fromName}, ` : ''}${row.fromAddress ?? 'an unknown sender'}`,
      to: reading && (row.outgoing || sent) ? recipientsOf(reading).join(', ') : null,
      received: dayAndTime(row.receivedAt, desk.clock.now(), desk.calendar),
      subject: row.subject ?? '',
      why: await whyAsReadBy(desk, desk.db, person, row.why ?? ''),
      text: reading?.text ?? '',
      attachments: reading?.attachments.map(({ name }) => name) ?? [],
      choices: held ? choices : [{ value: 'restore-mail', label: 'Bring back' }],
      choice: held ? firstChoice(reading, { answerable, back, reference }) : 'restore-mail',
      reference,
      answers: held && reading && answerable ? answerOptions : [],
      answer: reading && answerFor(reading),
      notice: held && reading ? noticeOn(reading, silent) : null,
    });
  },
  submit: async (desk, person, answers, context, cause) => {
    const id = context['id'] ?? '';
    const on = { reference: '', version: 0, id };
    const back = letterBack(answers['choice']);
    if (back) return { done: await sayCameBack(desk, person, id, back) };
    switch (answers['choice']) {
      case 'open-case-for-mail':
        return { done: await openCaseForMail(desk, person, on, cause) };
      case 'answer-mail': {
        const kind = answerKindNamed(answers['answer']);
        return { next: await signedFirst(person, 'file-mail', on, () => showAnswer(desk, person, id, kind)) };
      }
      case 'keep-log':
        return { done: await keepLog(desk, person, on, cause) };
      case 'dismiss-mail':
        return { done: await dismissMail(desk, person, on, cause) };
      case 'fetch-again':
        return { done: await fetchAgain(desk, person, on, cause) };
      case 'restore-mail':
        return { done: await restoreMail(desk, person, on, cause) };
      default: {
        const target = await namedCase(desk, answers);
        if ('errors' in target) return target;
        return { done: await fileHeldMail(desk, person, { ...target, id: on.id }, cause) };
      }
    }
  },
};

const answerOptions: Option[] = answerKinds.map((value) => ({ value, label: answerNames[value] }));

function noticeOn(reading: MailReading, silent: string | false | null): string | null {
  const words = [delayWords(reading), silent && `It cannot be answered from here. ${silent}`];
  return words.filter(Boolean).join(' ') || null;
}

/** The case that it may belong to; of one that is closed to whoever looks, no more than the mail says itself. */
async function suggestedTo(desk: Desk, person: Person, suggested: string | null, reading: MailReading | null) {
  const named = reading?.references.map(({ reference }) => reference) ?? [];
  const tells = suggested === null || named.includes(suggested) || !(await isClosedTo(desk.db, person, suggested));
  return (tells ? suggested : null) ?? named[0] ?? null;
}
