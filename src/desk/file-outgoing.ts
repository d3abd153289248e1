import { and, eq, isNull } from 'drizzle-orm';
import alarm from '../../blocks/alarm.ts';
import { messages } from '../../db/messages.ts';
import { sentByHand } from '../case/sent-by-hand.ts';
import { changeWithin } from './change-case.ts';
import type { Desk, Transaction } from './desk.ts';
import type { ReadMail } from './file-mail.ts';
import { isOurs } from './look-up-parties.ts';
import type { Circumstances } from './match-mail.ts';
import { matchOutgoing, type OutgoingVerdict } from './match-outgoing.ts';
import { oweOps } from './tellings.ts';

/** Puts what a colleague sent from Outlook on its case, and tells the office when it went to somebody outside it. */
export async function fileOutgoing(
  desk: Desk,
  tx: Transaction,
  { row, description, mail }: ReadMail,
  known: Circumstances,
): Promise<OutgoingVerdict> {
  const verdict = matchOutgoing(mail, { ...known, isOurs: (address) => isOurs(desk, address) });
  if (verdict.to === 'keep') {
    await tx
      .update(messages)
      .set({ ...description, state: 'kept', why: verdict.why })
      .where(eq(messages.id, row.id));
    return verdict;
  }
  const { reference, warning } = verdict;
  const sentAt = row.sentAt ?? row.receivedAt;
  await changeWithin(desk, tx, { reference, cause: `mail ${row.id}` }, (kase) =>
    sentByHand(kase, desk.clock.now(), { message: row.id, sentAt }),
  );
  // With a reason, so that it makes nobody a party: neither a colleague nor whom they wrote to.
  const why = warning ?? 'Sent from Outlook';
  await tx
    .update(messages)
    .set({ ...description, state: 'filed', reference, why })
    .where(eq(messages.id, row.id));
  for (const { id } of await relistCopies(tx, row)) await desk.bell.ring({ queue: 'mails', id }, { tx });
  if (warning) {
    const what = `A mail about ${reference} was sent from Outlook to an address that is not on the case.`;
    const next =
      'If it went to the wrong person, treat it as a breach of your own; else confirm the address under Contact.';
    await oweOps(desk, tx, alarm.render({ what, next }));
  }
  return verdict;
}

/** A copy that came into the Inbox, and was put before a person before this one told whose it is, is judged once more. */
async function relistCopies(tx: Transaction, row: ReadMail['row']): Promise<{ id: string }[]> {
  if (!row.internetMessageId) return [];
  const same = and(eq(messages.internetMessageId, row.internetMessageId), eq(messages.outgoing, false));
  return tx
    .update(messages)
    .set({ state: 'listed', attempts: 0 })
    .where(and(same, eq(messages.state, 'held'), isNull(messages.settledAt)))
    .returning({ id: messages.id });
}
