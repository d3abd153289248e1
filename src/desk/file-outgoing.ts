import { and, eq, isNull, ne } from 'drizzle-orm';
import alarm from '../../blocks/alarm.ts';
import type { letters } from '../../db/letters.ts';
import { messages } from '../../db/messages.ts';
import { sentByHand } from '../case/sent-by-hand.ts';
import { sharedDomains } from '../policy/shared-domains.ts';
import { changeWithin } from './change-case.ts';
import type { Desk, Transaction } from './desk.ts';
import { type Filing, hold, type Place, type Placed, type ReadMail } from './file-mail.ts';
import { caseAsKnown, isOurs } from './look-up-parties.ts';
import type { Circumstances } from './match-mail.ts';
import { matchOutgoing, type OutgoingVerdict, SENT_BY_HAND, WENT_ELSEWHERE, wentElsewhere } from './match-outgoing.ts';
import { relistAnswers } from './relist-earlier.ts';
import { fileSentAfterChange } from './sent-after-change.ts';
import { fileSentAfterUndo } from './sent-after-undo.ts';
import { sentDraft } from './sent-copy.ts';
import { oweOps } from './tellings.ts';

/** Puts what a colleague sent from Outlook on its case, or before an officer when it is about several. */
export async function fileOutgoing(
  desk: Desk,
  tx: Transaction,
  read: ReadMail,
  known: Circumstances,
): Promise<OutgoingVerdict> {
  const { row, description, mail } = read;
  const letter = await sentDraft(desk, tx, read);
  const verdict = matchOutgoing(mail, known);
  if (verdict.to === 'hold') {
    await hold(desk, tx, read, verdict);
    return verdict;
  }
  const fileDraft = letter?.state === 'withdrawn' ? fileSentAfterUndo : fileSentAfterChange;
  const place =
    letter && !known.copyOf ? await fileDraft(desk, tx, read, letter) : await placeOf(desk, tx, read, verdict);
  await tx
    .update(messages)
    .set({ ...description, ...place })
    .where(eq(messages.id, row.id));
  return verdict;
}

type Settled = Exclude<OutgoingVerdict, { to: 'hold' }>;

async function placeOf(desk: Desk, tx: Transaction, read: ReadMail, verdict: Settled): Promise<Place> {
  if (verdict.to === 'record') return addSentByHand(desk, tx, read, { reference: verdict.reference });
  if (verdict.to === 'keep') return { state: 'kept', reference: null, why: verdict.why };
  return { state: 'filed', reference: verdict.reference, why: verdict.why };
}

/**
 * Records it on the case, and tells the office when it went to somebody outside that case. letter: the one that was
 * taken back, where it is its draft.
 */
export async function addSentByHand(
  desk: Desk,
  tx: Transaction,
  { row, mail }: Pick<Placed, 'row' | 'mail'>,
  { reference, officer, letter }: Filing & { letter?: Pick<typeof letters.$inferSelect, 'id' | 'kind'> },
): Promise<Place> {
  const sentAt = row.sentAt ?? row.receivedAt;
  await changeWithin(desk, tx, { reference, cause: `mail ${row.id}` }, (kase) =>
    sentByHand(kase, desk.clock.now(), { message: row.id, sentAt, officer, letter: letter?.id }),
  );
  for (const { id } of await relistCopies(tx, row)) await desk.bell.ring({ queue: 'mails', id }, { tx });
  await relistAnswers(desk, tx, row);
  const elsewhere = await tellIfElsewhere(desk, tx, mail, { reference, letter });
  // With a reason, so that it makes nobody a party: neither a colleague nor whom they wrote to.
  return { state: 'filed', reference, why: elsewhere ? WENT_ELSEWHERE : SENT_BY_HAND };
}

/** Whether it went to somebody outside its case, which the office is told of. letter: the one whose draft it was. */
export async function tellIfElsewhere(
  desk: Desk,
  tx: Transaction,
  mail: ReadMail['mail'],
  { reference, letter }: { reference: string; letter?: Pick<typeof letters.$inferSelect, 'kind'> | undefined },
): Promise<boolean> {
  // A recall note goes where a letter went by mistake, and nowhere else.
  const elsewhere =
    letter?.kind !== 'recall' &&
    wentElsewhere(mail, await caseAsKnown(desk, tx, reference), {
      shared: sharedDomains(desk.policy),
      isOurs: (address) => isOurs(desk, address),
    });
  if (elsewhere) {
    const what = `A mail about ${reference} was sent from Outlook to an address that is not on the case.`;
    const next =
      'If it went to the wrong person, treat it as a breach of your own; else confirm the address under Contact.';
    await oweOps(desk, tx, alarm.render({ what, next }));
  }
  return elsewhere;
}

/** A copy that came into the Inbox, and was put before a person before this one told whose it is, is judged once more. */
async function relistCopies(tx: Transaction, row: ReadMail['row']): Promise<{ id: string }[]> {
  if (!row.internetMessageId) return [];
  const same = and(eq(messages.internetMessageId, row.internetMessageId), eq(messages.outgoing, false));
  return tx
    .update(messages)
    .set({ state: 'listed', attempts: 0 })
    .where(and(same, ne(messages.id, row.id), eq(messages.state, 'held'), isNull(messages.settledAt)))
    .returning({ id: messages.id });
}
