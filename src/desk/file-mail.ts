import { eq } from 'drizzle-orm';
import { messages } from '../../db/messages.ts';
import { receiveFromColleague, receiveMessage } from '../case/receive-message.ts';
import { addFollowUp } from './add-follow-up.ts';
import { announceHeld, mentionFiled } from './announce-mail.ts';
import { changeWithin } from './change-case.ts';
import type { Person } from './deed.ts';
import type { Desk, Transaction } from './desk.ts';
import { calledTo } from './linked-cases.ts';
import type { MailReading } from './mail-reader.ts';
import { holdReport } from './match-bounce.ts';
import type { Verdict } from './match-mail.ts';
import { mention } from './mention.ts';
import type { Statement } from './one-breath.ts';
import { openCaseFromMail } from './open-case-from-mail.ts';
import { answersTo, names, relistAnswers, relistEarlier } from './relist-earlier.ts';
import { takeLetterBack } from './take-letter-back.ts';

type Row = typeof messages.$inferSelect;
/** officer: who puts a mail there that waited for a person. */
export type Filing = { reference: string; officer?: Person };
export type Placed = { row: Row; mail: MailReading; fromStaff: boolean };
/** A mail that was just read, with what the ledger does not know of it yet. next: the reference for a case of its own. */
export type ReadMail = Placed & { description: Partial<Row>; next: string | null };
export type Place = Pick<Row, 'state' | 'reference' | 'why'> & Partial<Pick<Row, 'suggested'>>;

/** Mails by somebody whom a party copied in are on the case with this reason, so that they make nobody a party. */
export const UNCONFIRMED = 'By somebody who was copied in, and is not confirmed on the case';

/** Puts a mail where the verdict says, in the transaction that gave it. */
export async function fileMail(desk: Desk, tx: Transaction, mail: ReadMail & { verdict: Verdict }): Promise<Verdict> {
  await carryOut(desk, tx, mail);
  return mail.verdict;
}

async function carryOut(desk: Desk, tx: Transaction, mail: ReadMail & { verdict: Verdict }): Promise<void> {
  const { row, verdict } = mail;
  switch (verdict.to) {
    case 'open': {
      const answers: { id: string }[] = [];
      // A number that was not given elsewhere before can be named by nobody.
      const earlier = [answersTo(row), ...(verdict.adopt === null ? [] : [names(verdict.adopt)])];
      const along = (reference: string) => [
        put(tx, mail, { state: 'filed', reference, why: null }),
        { execute: async () => void answers.push(...(await relistEarlier(tx, earlier))) },
      ];
      const opened = await openCaseFromMail(desk, tx, mail, { ...verdict, next: mail.next, along });
      await nameOther(desk, tx, row, opened, verdict.names);
      for (const { id } of answers) await desk.bell.ring({ queue: 'mails', id }, { tx });
      return;
    }
    case 'follow-up':
      await addFollowUp(desk, tx, mail, verdict, [
        put(tx, mail, { state: 'filed', reference: verdict.reference, why: null }),
      ]);
      return relistAnswers(desk, tx, row);
    case 'message': {
      const { reference, unconfirmed } = verdict;
      const why = unconfirmed ? UNCONFIRMED : null;
      await addMessage(desk, tx, row, { reference }, [put(tx, mail, { state: 'filed', reference, why })]);
      await relistAnswers(desk, tx, row);
      if (unconfirmed) await mention(desk, tx, row.receivedAt, reference, `${UNCONFIRMED}: see Contact.`);
      return;
    }
    case 'file':
      await put(tx, mail, { state: 'filed', reference: verdict.reference, why: verdict.why });
      return mentionFiled(desk, tx, row, verdict.reference, `${verdict.why} was filed; there is nothing to do.`);
    case 'bounce': {
      const place = await takeLetterBack(desk, tx, row, verdict);
      // It left all the same, and no case says so.
      if (!place)
        return hold(
          desk,
          tx,
          mail,
          holdReport(verdict.letter, 'it was taken back, so that a colleague must have sent its draft'),
        );
      await put(tx, mail, place);
      return;
    }
    case 'hold':
      return hold(desk, tx, mail, verdict);
    case 'keep':
      await put(tx, mail, { state: 'kept', reference: null, why: verdict.why });
      return;
  }
}

/** A report and the earlier cases that it tells of learn of each other; whose it is changes nothing. */
async function nameOther(desk: Desk, tx: Transaction, { receivedAt }: Row, opened: string, names: string[]) {
  for (const other of names) {
    await mention(desk, tx, receivedAt, other, `A new report, ${opened}, tells of this case.`);
    const called = await calledTo(tx, 'channel', other);
    await mention(desk, tx, receivedAt, opened, `The report tells of ${called}.`);
  }
}

/** A mail without a report: somebody must read it. */
export async function addMessage(
  desk: Desk,
  tx: Transaction,
  row: Row,
  { reference, officer }: Filing,
  along: Statement[] = [],
) {
  await changeWithin(desk, tx, { reference, cause: `mail ${row.id}`, along }, (kase) =>
    receiveMessage(kase, row.receivedAt, { message: row.id, officer }),
  );
}

/** What a colleague wrote to this office. With a reason, so that it makes nobody a party. */
export async function addOfficeNote(
  desk: Desk,
  tx: Transaction,
  row: Row,
  { reference, officer }: Filing,
): Promise<Place> {
  await changeWithin(desk, tx, { reference, cause: `mail ${row.id}` }, (kase) =>
    receiveFromColleague(kase, row.receivedAt, { message: row.id, officer }),
  );
  return { state: 'filed', reference, why: 'A colleague wrote to this office' };
}

function put(tx: Transaction, { row, description }: ReadMail, place: Place) {
  return tx
    .update(messages)
    .set({ ...description, ...place })
    .where(eq(messages.id, row.id));
}

/** Puts it before an officer, and tells the office and the cases that it may concern. */
export async function hold(desk: Desk, tx: Transaction, mail: ReadMail, verdict: Extract<Verdict, { to: 'hold' }>) {
  const { row } = mail;
  const { why, suggested } = verdict;
  await put(tx, mail, { state: 'held', reference: null, why, suggested });
  await announceHeld(desk, tx, row, verdict);
  // The cases learn that something is held, and nothing of what it says.
  const words =
    verdict.about.length > 1
      ? 'A mail that concerns this case and another is held: see /breach look.'
      : 'A mail that may concern this case is held: see /breach look.';
  for (const reference of verdict.about) await mention(desk, tx, row.receivedAt, reference, words);
}
