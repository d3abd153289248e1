import { randomUUID } from 'node:crypto';
import { addSeconds } from 'date-fns/addSeconds';
import { and, eq, inArray, ne, notInArray } from 'drizzle-orm';
import answerWaiting from '../../blocks/answer-waiting.ts';
import { letters } from '../../db/letters.ts';
import { messages } from '../../db/messages.ts';
import type { LetterId } from '../case/case.ts';
import { timeWords } from '../case/counting.ts';
import { NotAllowed } from '../case/not-allowed.ts';
import { dayOf } from '../case/working-days.ts';
import type { AnswerFacts } from '../letters/letter-facts.ts';
import { renderLetter } from '../letters/render-letter.ts';
import type { AnswerKind } from '../policy/template.ts';
import { answerNames, whyAnswered } from './answer-names.ts';
import { domainOf, isNoReply } from './contact.ts';
import type { Done, Person } from './deed.ts';
import type { Desk, Transaction } from './desk.ts';
import { heldMail, settledBefore } from './held-mails.ts';
import { signerOf } from './letter-facts.ts';
import { CHANGED, REFUSED } from './letter-outcome.ts';
import { isOurs } from './look-up-parties.ts';
import { type MailReading, mailReadingSchema } from './mail-reader.ts';
import { inOfficeTime } from './office-clock.ts';
import { queueLetter } from './queue-letter.ts';
import { takeBack } from './sent-copy.ts';

/** The answer that fits what a mail is about. */
export function answerFor({ kind }: MailReading): AnswerKind {
  switch (kind) {
    case 'complaint':
      return 'answer-complaint';
    case 'information_request':
      return 'answer-information-request';
    case 'press':
      return 'answer-press';
    case 'question':
      return 'answer-question';
    default:
      return 'answer-not-ours';
  }
}

/** Why nothing may go back to where a mail came from; null when it may (RFC 3834). */
export function whyUnanswerable(desk: Desk, mail: MailReading): string | null {
  const { from, sender } = mail.envelope;
  if (['auto_reply', 'receipt', 'bulk', 'bounce', 'own_mail'].includes(mail.classification)) {
    return 'No person wrote this mail, and answering it could go round for ever.';
  }
  if (!from) return 'It does not say who sent it.';
  if (sender === 'forged') return 'Its sender is forged: an answer would reach somebody who wrote nothing.';
  if (mail.kind === 'phishing')
    return 'It looks like phishing: an answer would tell its sender that somebody reads it.';
  if (isOurs(desk, from.address)) return 'It came from inside this office.';
  return isNoReply(from.address) ? 'Nobody reads what is sent to the address it came from.' : null;
}

export async function answerFacts(
  desk: Desk,
  person: Person,
  mail: { row: typeof messages.$inferSelect; mail: MailReading },
  kind: AnswerKind,
): Promise<AnswerFacts> {
  return {
    kind,
    receivedOn: dayOf(mail.row.receivedAt, desk.calendar),
    senderName: mail.mail.envelope.from?.name ?? null,
    signer: await signerOf(desk, person.id),
    mailbox: desk.mailbox.address,
  };
}

type Answer = { kind: AnswerKind; parts: Record<string, string> };

/** Answers a mail that belongs to no case, to the address it came from and nowhere else, and puts it aside. */
export async function answerMail(desk: Desk, person: Person, id: string, answer: Answer): Promise<Done> {
  const { kind, parts } = answer;
  const letter = randomUUID();
  const leavesAt = addSeconds(desk.clock.now(), desk.policy.undoSeconds);
  return desk.db.transaction(async (tx) => {
    const again = await sentBefore(desk, tx, person, id, answer);
    if (again) return again;
    const mail = await heldMail(tx, id);
    const why = whyUnanswerable(desk, mail.mail);
    const { from } = mail.mail.envelope;
    if (why || !from) throw new NotAllowed(`This mail cannot be answered. ${why}`);
    await ensureUnanswered(tx, id);
    const rendered = renderLetter(await answerFacts(desk, person, mail, kind), parts, desk.policy);
    await queueLetter(desk, tx, {
      id: letter,
      kind,
      by: person.id,
      to: from,
      rendered,
      reference: null,
      answers: mail.row,
    });
    await tx
      .update(messages)
      .set({ state: 'kept', why: whyAnswered(kind), settledBy: person.id, settledAt: desk.clock.now() })
      .where(eq(messages.id, id));
    return waiting(desk, kind, { letter, to: from.address, leavesAt });
  });
}

/** What was said of it at the first time, when an officer sends an answer once more that is on its way; null otherwise. */
async function sentBefore(desk: Desk, tx: Transaction, person: Person, id: string, { kind, parts }: Answer) {
  const row = await settledBefore(tx, person, id);
  const mail = mailReadingSchema.nullable().parse(row?.reading ?? null);
  if (!row || !mail) return null;
  const leaving = inArray(letters.state, ['queued', 'submitting', 'accepted']);
  const theirs = and(eq(letters.message, id), eq(letters.by, person.id), leaving);
  const [letter] = await tx.select().from(letters).where(theirs);
  if (!letter) {
    await ensureUnanswered(tx, id);
    return null;
  }
  const { sha256 } = renderLetter(await answerFacts(desk, person, { row, mail }, kind), parts, desk.policy);
  if (sha256 !== letter.sha256)
    throw new NotAllowed('Your answer to this mail leaves as you sent it first. Press Undo below it to write another.');
  const leavesAt = inOfficeTime(desk, letter.sendAfter);
  return waiting(desk, kind, { letter: letter.id, to: letter.toAddress, leavesAt });
}

function waiting(
  desk: Desk,
  kind: AnswerKind,
  { letter, to, leavesAt }: { letter: LetterId; to: string; leavesAt: Date },
): Done {
  const said = answerWaiting.render({
    to: domainOf(to),
    answer: answerNames[kind],
    leavesAt: timeWords(leavesAt, desk.clock.now(), desk.calendar),
    next:
      kind === 'answer-information-request'
        ? `Now forward the mail to the ${desk.policy.teams.informationRequests.name} in Outlook.`
        : null,
    offers: [
      { act: 'undo', label: 'Undo', id: letter },
      ...(desk.practice ? [{ act: 'send-now', label: 'Send now (practice only)', id: letter } as const] : []),
    ],
  });
  return { reference: null, said, waits: letter };
}

async function ensureUnanswered(tx: Transaction, message: string) {
  const live = and(eq(letters.message, message), notInArray(letters.state, ['withdrawn', 'bounced']));
  const [letter] = await tx.select().from(letters).where(live);
  if (letter?.state === 'needs-person' && letter.trouble === REFUSED) {
    throw new NotAllowed('The mailbox refused an earlier answer, which has not left. Write from Outlook.');
  }
  if (letter?.state === 'needs-person' && letter.trouble === CHANGED && !letter.submittedAt) {
    throw new NotAllowed('The draft of an earlier answer was changed; it was not sent. Write from Outlook.');
  }
  if (letter?.state === 'needs-person') {
    throw new NotAllowed(
      'Nobody knows whether an earlier answer left. Look for it in Sent Items, and write from there.',
    );
  }
  if (letter) throw new NotAllowed('This mail was answered already. Write from Outlook if there is more to say.');
}

/** Takes an answer back before it leaves; the mail waits again. False when the letter answers no mail by itself. */
export async function undoAnswer(desk: Desk, letter: string): Promise<boolean> {
  return desk.db.transaction(async (tx) => {
    const [answer] = await tx.select().from(letters).where(eq(letters.id, letter));
    if (!answer?.message || answer.reference) return false;
    if (!(await takeBack(tx, letter, eq(letters.state, 'queued'))))
      throw new NotAllowed('Too late to undo: the answer has left.');
    const back = { state: 'held', why: 'Its answer was taken back before it left' };
    // One that is on a case stays there.
    await tx
      .update(messages)
      .set(back)
      .where(and(eq(messages.id, answer.message), ne(messages.state, 'filed')));
    return true;
  });
}
