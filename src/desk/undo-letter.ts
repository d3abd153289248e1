import { and, eq, inArray } from 'drizzle-orm';
import { letters } from '../../db/letters.ts';
import { letterSent } from '../case/letter-sent.ts';
import { NotAllowed } from '../case/not-allowed.ts';
import { withdrawLetter } from '../case/withdraw-letter.ts';
import { undoAnswer } from './answer-mail.ts';
import { changeCase, changeWithin } from './change-case.ts';
import type { Deed } from './deed.ts';
import type { Transaction } from './desk.ts';
import { draftHasLeft, giveDraftBack } from './leaving-drafts.ts';
import { certainlyUnsent } from './letter-outcome.ts';
import { resendLetter } from './resend-letter.ts';
import { sendLetterNow } from './send-now.ts';
import { takeBack, unlessSentByHand } from './sent-copy.ts';

const GONE = 'Too late to undo: the letter has left.';
const UNSURE = 'Too late to undo: the letter may have left. Look in Sent Items, then press It left or Send again.';

/** Undo and leaving are the same compare-and-set in two directions: whichever commits first wins. */
export const undoLetter: Deed = (desk, person, on, cause) =>
  unlessSentByHand(desk, async () => {
    const id = letterId(on.id);
    if (await undoAnswer(desk, id)) return { reference: null, said: null };
    await changeCase(desk, { reference: on.reference, cause }, async (kase, _keep, tx) => {
      const events = withdrawLetter(kase, person, desk.clock.now(), { letter: id });
      await withdraw(tx, id);
      return events;
    });
    return { reference: on.reference, said: null };
  });

/** Only what certainly has not left. What lies of it in Drafts, if anything, is thrown away some time later. */
async function withdraw(tx: Transaction, id: string) {
  if (await takeBack(tx, id, certainlyUnsent())) return giveDraftBack(tx, id);
  const [now] = await tx.select().from(letters).where(eq(letters.id, id));
  throw new NotAllowed(now?.state === 'needs-person' ? UNSURE : GONE);
}

/** Practice only: does not wait out the minute. */
export const sendNow: Deed = async (desk, _person, on) => {
  if (!desk.practice) throw new NotAllowed('Only practice letters can skip the minute in which they may be undone.');
  const waiting = await sendLetterNow(desk, letterId(on.id));
  if (!waiting) throw new NotAllowed('That letter is not waiting any more.');
  return { reference: on.reference, said: null };
};

/** An officer has looked in the mailbox and found the letter sent. */
export const itLeft: Deed = async (desk, _person, on) => {
  const id = letterId(on.id);
  await desk.db.transaction(async (tx) => {
    if (!(await move(tx, id, 'needs-person', 'sent'))) throw new NotAllowed('This letter is settled already.');
    const sentAt = desk.clock.now();
    await tx.update(letters).set({ sentAt }).where(eq(letters.id, id));
    await changeWithin(desk, tx, { reference: on.reference, cause: `it-left ${id}` }, (kase) =>
      letterSent(kase, sentAt, { letter: id, sentAt }),
    );
    await draftHasLeft(tx, id);
  });
  return { reference: on.reference, said: null };
};

/** An officer has looked and it did not leave. */
export const sendAgain: Deed = async (desk, person, on, cause) => {
  await resendLetter(desk, person, on, cause, letterId(on.id));
  return { reference: on.reference, said: null };
};

async function move(tx: Transaction, id: string, from: string, to: string): Promise<boolean> {
  const moved = await tx
    .update(letters)
    .set({ state: to })
    .where(and(eq(letters.id, id), inArray(letters.state, [from])))
    .returning({ id: letters.id });
  return moved.length > 0;
}

function letterId(id: string | undefined): string {
  if (!id) throw new NotAllowed('This button does not say which letter it means. Open the card again.');
  return id;
}
