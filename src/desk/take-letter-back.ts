import type { messages } from '../../db/messages.ts';
import type { LetterId } from '../case/case.ts';
import { letterCameBack } from '../case/letter-came-back.ts';
import { bounceLetter } from './bounce-letter.ts';
import { caseOfSentByHand } from './case-of-letter.ts';
import { changeWithin } from './change-case.ts';
import type { Person } from './deed.ts';
import type { Desk, Transaction } from './desk.ts';
import type { Place } from './file-mail.ts';
import { holdAgain } from './hold-again.ts';

type Row = typeof messages.$inferSelect;
type Back = { letter: { id: LetterId; reference: string | null }; why: string; officer?: Person };

/** With a reason, so that no mail system becomes a party of the case. */
export const DELIVERY_REPORT = 'A delivery report';

/**
 * A letter did not arrive: its case learns it, or the mail that it answered waits again. Returns where the report belongs;
 * null for a letter that was taken back and that no case knows as sent from Outlook, of which nobody learns anything.
 */
export async function takeLetterBack(
  desk: Desk,
  tx: Transaction,
  row: Row,
  { letter, why, officer }: Back,
): Promise<Place | null> {
  const back = await bounceLetter(tx, letter.id);
  const takenBack = back === 'taken-back';
  const reference = takenBack ? await caseOfSentByHand(tx, letter.id) : letter.reference;
  if (takenBack && !reference) return null;
  if (reference && back !== 'known') {
    await changeWithin(desk, tx, { reference, cause: `mail ${row.id}` }, (kase) =>
      letterCameBack(kase, desk.clock.now(), { letter: letter.id, reason: why, officer }),
    );
  }
  if (!reference && typeof back === 'object' && back.message)
    await holdAgain(desk, tx, back.message, `Our answer to it came back: ${why}`);
  return { state: reference ? 'filed' : 'kept', reference, why: DELIVERY_REPORT };
}
