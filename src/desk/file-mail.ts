import { eq } from 'drizzle-orm';
import heldMail from '../../blocks/held-mail.ts';
import { cases } from '../../db/cases.ts';
import { messages } from '../../db/messages.ts';
import { notes } from '../../db/notes.ts';
import { dayAndTime } from '../case/counting.ts';
import { letterCameBack } from '../case/letter-came-back.ts';
import { receiveMessage } from '../case/receive-message.ts';
import { addFollowUp } from './add-follow-up.ts';
import { bounceLetter } from './bounce-letter.ts';
import { changeWithin } from './change-case.ts';
import { ringChannels } from './channel-lane.ts';
import { domainOf } from './contact.ts';
import type { Desk, Transaction } from './desk.ts';
import type { MailReading } from './mail-reader.ts';
import type { Verdict } from './match-mail.ts';
import { openCaseFromMail } from './open-case-from-mail.ts';
import { oweOps } from './tellings.ts';

type Row = typeof messages.$inferSelect;
export type Placed = { row: Row; mail: MailReading; fromStaff: boolean };

/** Puts a mail where the verdict says, in the transaction that gave it. */
export async function fileMail(desk: Desk, tx: Transaction, mail: Placed & { verdict: Verdict }): Promise<void> {
  const { row, verdict } = mail;
  switch (verdict.to) {
    case 'open': {
      const reference = await openCaseFromMail(desk, tx, mail, verdict);
      return put(tx, row, { state: 'filed', reference, why: null });
    }
    case 'follow-up':
      await addFollowUp(desk, tx, mail, verdict);
      return put(tx, row, { state: 'filed', reference: verdict.reference, why: null });
    case 'message':
      await changeWithin(desk, tx, { reference: verdict.reference, cause: `mail ${row.id}` }, (kase) =>
        kase ? receiveMessage(kase, row.receivedAt, { message: row.id }) : [],
      );
      return put(tx, row, { state: 'filed', reference: verdict.reference, why: null });
    case 'file':
      await mention(desk, tx, row, verdict.reference, `${verdict.why} was filed; there is nothing to do.`);
      return put(tx, row, { state: 'filed', reference: verdict.reference, why: verdict.why });
    case 'bounce':
      if (await bounceLetter(tx, verdict.letter)) {
        await changeWithin(desk, tx, { reference: verdict.reference, cause: `mail ${row.id}` }, (kase) =>
          kase ? letterCameBack(kase, desk.clock.now(), { letter: verdict.letter, reason: verdict.why }) : [],
        );
      }
      return put(tx, row, { state: 'filed', reference: verdict.reference, why: 'A delivery report' });
    case 'hold':
      return hold(desk, tx, mail, verdict);
    case 'keep':
      return put(tx, row, { state: 'kept', reference: null, why: verdict.why });
  }
}

async function put(tx: Transaction, row: Row, place: { state: string; reference: string | null; why: string | null }) {
  await tx.update(messages).set(place).where(eq(messages.id, row.id));
}

async function hold(desk: Desk, tx: Transaction, { row, mail }: Placed, verdict: Extract<Verdict, { to: 'hold' }>) {
  await put(tx, row, { state: 'held', reference: null, why: verdict.why });
  const note = heldMail.render({
    from: domainOf(mail.envelope.from?.address ?? 'an unknown sender'),
    received: dayAndTime(row.receivedAt, desk.clock.now(), desk.calendar),
    why: verdict.why.charAt(0).toLowerCase() + verdict.why.slice(1),
    mail: row.id,
  });
  await oweOps(desk, tx, note);
  if (verdict.about) {
    // The case learns that something is held, and nothing of what it says.
    await mention(
      desk,
      tx,
      row,
      verdict.about,
      'A mail from an address that is not on this case is held: see /breach look.',
    );
  }
}

/** A line in a case's thread that is no event: the history stays as it is. */
async function mention(desk: Desk, tx: Transaction, row: Row, reference: string, text: string) {
  const [kase] = await tx.select({ version: cases.version }).from(cases).where(eq(cases.reference, reference));
  const line = {
    reference,
    version: kase?.version ?? 1,
    // An event's own line has seq 0; mentions come after it, in the order of their mails.
    seq: 1 + Math.floor((row.receivedAt.getTime() / 1000) % 1e9),
    message: { at: row.receivedAt.toISOString(), text },
    owedAt: desk.wall(),
  };
  for (const { surface } of desk.chats) {
    await tx
      .insert(notes)
      .values({ ...line, surface })
      .onConflictDoNothing();
  }
  await ringChannels(desk, tx);
}
