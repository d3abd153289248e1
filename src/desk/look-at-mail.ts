import { and, eq } from 'drizzle-orm';
import { messages } from '../../db/messages.ts';
import { NotAllowed } from '../case/not-allowed.ts';
import { receiveMessage } from '../case/receive-message.ts';
import { addFollowUp } from './add-follow-up.ts';
import { changeWithin } from './change-case.ts';
import type { Deed } from './deed.ts';
import type { Desk, Transaction } from './desk.ts';
import type { Placed } from './file-mail.ts';
import { isFromStaff } from './look-up-mail.ts';
import { mailReadingSchema } from './mail-reader.ts';
import { openCaseFromMail } from './open-case-from-mail.ts';

/** An officer says what a held mail is. Each may be said once; "not ours" may be taken back. */
export const openCaseForMail: Deed = (desk, _person, on) =>
  settle(desk, on.id, 'held', async (tx, mail) => {
    const reference = await openCaseFromMail(desk, tx, mail, { adopt: null, flags: ['opened-by-officer'] });
    return { state: 'filed', reference, why: null };
  });

export const fileHeldMail: Deed = (desk, _person, on) =>
  settle(desk, on.id, 'held', async (tx, mail) => {
    const { reference } = on;
    if (mail.mail.fields) await addFollowUp(desk, tx, mail, { reference, flags: ['filed-by-officer'] });
    else {
      await changeWithin(desk, tx, { reference, cause: `mail ${mail.row.id}` }, (kase) =>
        kase ? receiveMessage(kase, mail.row.receivedAt, { message: mail.row.id }) : [],
      );
    }
    return { state: 'filed', reference, why: null };
  });

export const dismissMail: Deed = (desk, _person, on) =>
  settle(desk, on.id, 'held', async () => ({ state: 'kept', reference: null, why: 'Not ours, said an officer' }));

export const restoreMail: Deed = (desk, _person, on) =>
  settle(desk, on.id, 'kept', async () => ({ state: 'held', reference: null, why: 'Brought back by an officer' }));

type Place = { state: string; reference: string | null; why: string | null };

async function settle(
  desk: Desk,
  id: string | undefined,
  from: string,
  deed: (tx: Transaction, mail: Placed) => Promise<Place>,
) {
  const reference = await desk.db.transaction(async (tx) => {
    const [row] = await tx
      .select()
      .from(messages)
      .where(and(eq(messages.id, id ?? ''), eq(messages.state, from)))
      .for('update');
    if (!row) throw new NotAllowed('Somebody has dealt with this mail already. Nothing was changed.');
    const reading = mailReadingSchema.nullable().parse(row.reading);
    if (!reading) throw new NotAllowed('This mail was gone before it could be read; look for it in the mailbox.');
    const place = await deed(tx, { row, mail: reading, fromStaff: isFromStaff(desk, reading) });
    await tx.update(messages).set(place).where(eq(messages.id, row.id));
    return place.reference;
  });
  return { reference, said: null };
}
