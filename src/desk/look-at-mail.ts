import { and, eq, inArray } from 'drizzle-orm';
import refusal from '../../blocks/refusal.ts';
import { caseEvents } from '../../db/case-events.ts';
import { letters } from '../../db/letters.ts';
import { messages } from '../../db/messages.ts';
import type { LetterId } from '../case/case.ts';
import { NotAllowed } from '../case/not-allowed.ts';
import { ensureMaySee } from '../case/visibility.ts';
import { addFollowUp } from './add-follow-up.ts';
import { mentionFiled } from './announce-mail.ts';
import type { Deed, Person } from './deed.ts';
import type { Desk, Transaction } from './desk.ts';
import { addMessage, addOfficeNote, type Filing, type Place, type Placed } from './file-mail.ts';
import { addSentByHand } from './file-outgoing.ts';
import { openFile } from './find-cases.ts';
import { heldMail, type LockedMail, lockedRow, settledBefore } from './held-mails.ts';
import { lettersThatMayBeBack } from './letters-come-back.ts';
import { isFromStaff } from './look-up-mail.ts';
import { isDeliveryReport, whyBack } from './match-bounce.ts';
import { onePlaceAtATime } from './one-place-at-a-time.ts';
import { openCaseFromMail } from './open-case-from-mail.ts';
import { relistAnswers } from './relist-earlier.ts';
import { againOnConflict } from './retry.ts';
import { ensureSentOpen, isOfficeNote, isOwnLetter } from './sent-about.ts';
import { DELIVERY_REPORT, takeLetterBack } from './take-letter-back.ts';

type Row = Placed['row'];

/** An officer says what a held mail is. Each may be said once; what was put aside may be brought back. */
export const openCaseForMail: Deed = (desk, person, on) =>
  settle(desk, person, on.id, hasOpened, async (tx, mail) => {
    if (mail.row.outgoing)
      throw new NotAllowed('This mail was sent by a colleague and opens no case. Put it on one of those it is about.');
    if (isDeliveryReport(mail.mail))
      throw new NotAllowed('A delivery report opens no case. Press Look, and say which letter came back.');
    const reference = await openCaseFromMail(desk, tx, mail, {
      adopt: null,
      flags: ['opened-by-officer'],
      filedBy: person.id,
    });
    return { state: 'filed', reference, why: null };
  });

async function hasOpened(tx: Transaction, { id, reference }: Row): Promise<boolean> {
  const by = and(eq(caseEvents.version, 1), eq(caseEvents.cause, `mail ${id}`));
  return reference !== null && (await tx.$count(caseEvents, and(eq(caseEvents.reference, reference), by))) > 0;
}

export const fileHeldMail: Deed = (desk, person, on) => {
  const isOnIt = (_tx: Transaction, { reference }: Row) => reference === on.reference;
  return settle(desk, person, on.id, isOnIt, async (tx, mail) => {
    const filing = { reference: on.reference, officer: person };
    if (isDeliveryReport(mail.mail)) return fileReport(desk, tx, mail.row, filing);
    if (mail.row.outgoing || isOwnLetter(desk, mail.mail)) return addSentByHand(desk, tx, mail, filing);
    if (isOfficeNote(desk, mail.mail)) return addOfficeNote(desk, tx, mail.row, filing);
    if (mail.mail.fields) await addFollowUp(desk, tx, mail, { ...filing, flags: ['filed-by-officer'] });
    else await addMessage(desk, tx, mail.row, filing);
    return { state: 'filed', reference: on.reference, why: null };
  });
};

/** Which of the letters came back that the report may be about. */
export function sayCameBack(desk: Desk, person: Person, id: string, letter: LetterId) {
  const isBack = async (tx: Transaction, { why, reference }: Row) => {
    const [back] = await tx
      .select({ reference: letters.reference })
      .from(letters)
      .where(and(eq(letters.id, letter), eq(letters.state, 'bounced')));
    return why === DELIVERY_REPORT && back?.reference === reference;
  };
  return settle(desk, person, id, isBack, async (tx, mail) => {
    const back = (await lettersThatMayBeBack(desk, tx, person, mail)).find((one) => one.id === letter);
    const place =
      back && (await takeLetterBack(desk, tx, mail.row, { letter: back, why: whyBack(mail.mail), officer: person }));
    if (!place)
      throw new NotAllowed('That letter is with nobody: it came back before, or was taken back. Open the mail again.');
    return place;
  });
}

/** Nobody wrote it: there is nothing to read in it, and its sender is no party. */
async function fileReport(desk: Desk, tx: Transaction, row: Placed['row'], { reference, officer }: Required<Filing>) {
  ensureMaySee((await openFile(tx, reference)).kase, officer);
  await mentionFiled(desk, tx, row, reference, `${DELIVERY_REPORT} was filed; there is nothing to do.`);
  return { state: 'filed', reference, why: DELIVERY_REPORT };
}

export const dismissMail: Deed = async (desk, person, on) => {
  await desk.db.transaction(async (tx) => {
    const settled = await settledBefore(tx, person, on.id ?? '');
    if (settled && settled.why === whyDismissed(settled)) return;
    const row = await lockedRow(tx, on.id ?? '', 'held');
    await ensureSentOpen(desk, tx, person, row);
    const aside = { state: 'kept', reference: null, why: whyDismissed(row) };
    await tx
      .update(messages)
      .set({ ...aside, settledBy: person.id, settledAt: desk.clock.now() })
      .where(eq(messages.id, row.id));
  });
  return { reference: null, said: null };
};

function whyDismissed({ outgoing }: Row): string {
  return outgoing ? 'On no case' : 'Not ours';
}

const A_LOG = 'A log, put on file';

/** The monthly list of small breaches, or the word that there were none: on file, and no case. */
export const keepLog: Deed = (desk, person, on) =>
  settle(
    desk,
    person,
    on.id,
    (_tx, { why }) => why === A_LOG,
    async () => ({ state: 'kept', reference: null, why: A_LOG }),
  );

export const restoreMail: Deed = async (desk, person, on) => {
  await desk.db.transaction(async (tx) => {
    const row = await lockedRow(tx, on.id ?? '', 'kept');
    // What the desk itself put aside, such as a letter of ours coming round, waits for nobody.
    if (!row.settledBy)
      throw new NotAllowed('This mail was put aside by the desk and has nothing to be brought back for.');
    await ensureSentOpen(desk, tx, person, row);
    await ensureNoAnswerLeaving(tx, row.id);
    const back = { state: 'held', why: 'Brought back by an officer' };
    await tx.update(messages).set(back).where(eq(messages.id, row.id));
  });
  return { reference: null, said: null };
};

/** An officer has a mail fetched and read again that the desk had given up on. */
export const fetchAgain: Deed = async (desk, _person, on) => {
  await desk.db.transaction(async (tx) => {
    const { id, reading, stoppedAt } = await lockedRow(tx, on.id ?? '', 'held');
    if (reading) throw new NotAllowed('This mail has been read by now; open it, and say what it is.');
    // Listed as long ago as before, so that whoever waits for it hears within a minute or so when it fails again.
    const waits = { state: 'listed', why: null, attempts: 0, restsUntil: null, fetchedAgainAt: desk.wall() };
    const anew = { ...waits, settledBy: null, settledAt: null };
    await tx.update(messages).set(anew).where(eq(messages.id, id));
    await desk.bell.ring({ queue: stoppedAt ? 'slow-mails' : 'mails', id }, { tx });
  });
  const sentence = 'The desk tries again now. If it fails again, the mail comes back into /breach look.';
  return { reference: null, said: refusal.render({ sentence }) };
};

async function ensureNoAnswerLeaving(tx: Transaction, message: string) {
  const leaving = and(eq(letters.message, message), inArray(letters.state, ['queued', 'submitting', 'accepted']));
  const [answer] = await tx.select({ state: letters.state }).from(letters).where(leaving).limit(1);
  if (answer?.state === 'queued') throw new NotAllowed('An answer to this mail is about to leave. Undo it first.');
  // Put on a case meanwhile, it would be there unanswered, and its answer may be taken back yet.
  if (answer) {
    const next = 'Try again in a few minutes; if nobody can tell whether it left, the mail comes back by itself.';
    throw new NotAllowed(`An answer to this mail is being sent. ${next}`);
  }
}

/** isDone: whether what this officer made of the mail is what is said again. */
async function settle(
  desk: Desk,
  person: Person,
  id: string | undefined,
  isDone: (tx: Transaction, row: Row) => boolean | Promise<boolean>,
  deed: (tx: Transaction, mail: Placed) => Promise<Place>,
) {
  const settleIn = async (tx: Transaction) => {
    // An answer to it that comes meanwhile must find it where it is put.
    await onePlaceAtATime(tx);
    const before = await settledBefore(tx, person, id ?? '');
    if (before && (await isDone(tx, before))) return before.reference;
    const mail: LockedMail = await heldMail(tx, id ?? '');
    await ensureSentOpen(desk, tx, person, mail.row);
    const place = await deed(tx, { ...mail, fromStaff: isFromStaff(desk, mail.mail) });
    const settled = { settledBy: person.id, settledAt: desk.clock.now() };
    await tx
      .update(messages)
      .set({ ...place, ...settled })
      .where(eq(messages.id, mail.row.id));
    if (place.reference) await relistAnswers(desk, tx, mail.row);
    return place.reference;
  };
  const reference = await againOnConflict(() => desk.db.transaction(settleIn));
  return { reference, said: null };
}
