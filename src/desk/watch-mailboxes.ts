import { duration } from '../case/counting.ts';
import type { Desk } from './desk.ts';
import { isSilent, mailboxHealth, readWords } from './mailbox-health.ts';
import { endAlarm, raiseAlarm } from './raise-alarm.ts';

/**
 * Tells the ops channel when a mailbox has not been read for a quarter of an hour, and when it is read again. One that
 * has never been read is given its quarter of an hour from when the desk began.
 */
export async function watchMailboxes(desk: Desk): Promise<void> {
  for (const { address, readAt } of await mailboxHealth(desk)) {
    const key = `silent ${address}`;
    if (isSilent({ address, readAt: readAt ?? desk.begun }, desk.wall())) {
      await raiseAlarm(desk, key, {
        what: readAt
          ? `The mailbox ${address} has not been read since ${readWords(desk, readAt)}.`
          : `The mailbox ${address} has not been read in the ${duration(desk.begun, desk.wall())} since the desk started.`,
        next: 'No mail is lost: it waits there. Let npm run doctor say what is wrong.',
      });
    } else if (readAt) {
      await endAlarm(desk, key, { what: `The mailbox ${address} is read again.`, next: 'There is nothing to do.' });
    }
  }
}
