import { and, desc, eq, inArray } from 'drizzle-orm';
import byHandBlocks from '../../../blocks/by-hand-form.ts';
import { messages } from '../../../db/messages.ts';
import { answerByHand } from '../../case/answer-by-hand.ts';
import { dayAndTime } from '../../case/counting.ts';
import { isUncounted } from '../../case/replay-letters.ts';
import { changeCase } from '../change-case.ts';
import { type DeskForm, targetOf, textOf } from '../deed.ts';
import { mailReadingSchema } from '../mail-reader.ts';
import { WENT_ELSEWHERE } from '../match-outgoing.ts';
import { recipientsOf } from '../parties.ts';
import { caseForm, fileFor } from './case-form.ts';

const MANY = 3;

/** What was sent from Outlook, to be read before it is counted as the answer. */
export const byHandForm: DeskForm = {
  open: async (desk, person, on) => {
    const file = await fileFor(desk, person, on, 'answer-by-hand');
    const open = file.kase.byHand.filter(isUncounted).map(({ message }) => message);
    const rows = await desk.db
      .select()
      .from(messages)
      .where(and(eq(messages.reference, file.kase.reference), inArray(messages.id, open)))
      .orderBy(desc(messages.receivedAt))
      .limit(MANY);
    const mails = rows.map((row) => {
      const reading = mailReadingSchema.parse(row.reading);
      return {
        id: row.id,
        sent: dayAndTime(row.sentAt ?? row.receivedAt, desk.clock.now(), desk.calendar),
        to: recipientsOf(reading).join(', '),
        subject: reading.envelope.subject,
        text: reading.text,
        warning: row.why === WENT_ELSEWHERE ? `${row.why}.` : null,
      };
    });
    return byHandBlocks.render({ ...caseForm(file), mails });
  },
  submit: async (desk, person, answers, context, cause) => {
    const message = textOf(answers, 'message');
    if (!message) return { errors: { message: 'Choose the mail that was the answer.' } };
    const on = targetOf(context);
    await changeCase(desk, { reference: on.reference, cause }, (kase) =>
      answerByHand(kase, person, desk.clock.now(), { message }),
    );
    return { done: { reference: on.reference, said: null } };
  },
};
