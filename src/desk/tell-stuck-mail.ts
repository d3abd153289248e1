import { subMinutes } from 'date-fns/subMinutes';
import { and, eq, gte, isNotNull, isNull, lt, min, or } from 'drizzle-orm';
import { messages } from '../../db/messages.ts';
import { dayAndTime } from '../case/counting.ts';
import type { Desk } from './desk.ts';
import { mailboxesOf } from './mailboxes.ts';
import { endAlarm, raiseAlarm } from './raise-alarm.ts';

/** The desk tries for an hour and longer; whoever waits for a report hears of it sooner. */
const SOON_MINUTES = 5;
const TRIES = 3;
/** Many mails at once take a while. */
const LONG_MINUTES = 15;

/** Tells the ops channel when mail has come that is not read so far, and when none of it waits any more. */
export async function tellStuckMail(desk: Desk): Promise<void> {
  // What was read once, and is only looked at again, was told of when it came.
  const unread = isNull(messages.reading);
  // Whoever had one fetched again knows that it lay there.
  const longerThan = (minutes: number) => {
    const then = subMinutes(desk.wall(), minutes);
    return and(lt(messages.listedAt, then), or(isNull(messages.fetchedAgainAt), lt(messages.fetchedAgainAt, then)));
  };
  const stuck = and(
    eq(messages.state, 'listed'),
    longerThan(SOON_MINUTES),
    or(
      and(isNull(messages.stoppedAt), gte(messages.attempts, TRIES)),
      // Put off by its mailbox, which counts as no try.
      and(unread, isNull(messages.rawSha256), isNotNull(messages.restsUntil)),
      and(unread, longerThan(LONG_MINUTES)),
    ),
  );
  const rows = await desk.db
    .select({ mailbox: messages.mailbox, since: min(messages.receivedAt) })
    .from(messages)
    .where(stuck)
    .groupBy(messages.mailbox);
  for (const { address } of mailboxesOf(desk)) {
    const since = rows.find(({ mailbox }) => mailbox === address)?.since;
    const key = `stuck ${address}`;
    if (since) {
      await raiseAlarm(desk, key, {
        what: `Mail of ${dayAndTime(since, desk.clock.now(), desk.calendar)} has come and is not read so far; the desk goes on trying.`,
        next: `If it cannot wait, read it in the mailbox ${address}.`,
      });
    } else {
      await endAlarm(desk, key, {
        what: `No mail of ${address} waits to be read any more.`,
        next: 'What the desk gave up on is in /breach look.',
      });
    }
  }
}
