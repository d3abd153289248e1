import { inArray } from 'drizzle-orm';
import type { MailboxRead } from '../../blocks/parts/mailbox-read.ts';
import { mailboxState } from '../../db/mailbox-state.ts';
import { timeWords } from '../case/counting.ts';
import type { Desk } from './desk.ts';
import { mailboxesOf, shortName } from './mailboxes.ts';
import { inOfficeTime } from './office-clock.ts';

/** A mailbox counts as silent after this long without a poll that reached its end. */
const SILENT_MS = 15 * 60_000;

export type Health = {
  address: string;
  /** When its folders were last read to their end, the older of them. Wall time. Null while its Inbox never was. */
  readAt: Date | null;
};

/** How each mailbox does that the desk reads. */
export async function mailboxHealth(desk: Desk): Promise<Health[]> {
  const addresses = mailboxesOf(desk).map(({ address }) => address);
  const states = await desk.db.select().from(mailboxState).where(inArray(mailboxState.mailbox, addresses));
  return addresses.map((address) => {
    const state = states.find(({ mailbox }) => mailbox === address);
    return { address, readAt: state?.polledAt ? earlier(state.polledAt, sentReadAt(state)) : null };
  });
}

/** A first round through years of Sent Items counts as read for as long as it comes further. */
function sentReadAt({ sentPolledAt, sentAdvancedAt, begunAt }: typeof mailboxState.$inferSelect): Date {
  return sentPolledAt ?? sentAdvancedAt ?? begunAt;
}

function earlier(one: Date, other: Date): Date {
  return one < other ? one : other;
}

export function isSilent({ readAt }: Health, wall: Date): boolean {
  return readAt === null || wall.getTime() - readAt.getTime() > SILENT_MS;
}

/** How far the mail has been read, in times of the office's wall. */
export async function mailboxRead(desk: Desk): Promise<MailboxRead> {
  const health = await mailboxHealth(desk);
  const read = health.flatMap(({ readAt }) => readAt ?? []);
  return {
    last: read.length > 0 ? readWords(desk, new Date(Math.min(...read.map(Number)))) : null,
    never: health.flatMap(({ address, readAt }) => (readAt ? [] : [shortName(address)])),
  };
}

/** For how long the mailbox that is worst off has not been read; one that never was, since the desk began. */
export async function silentMs(desk: Desk): Promise<number> {
  const since = (await mailboxHealth(desk)).map(({ readAt }) => Number(readAt ?? desk.begun));
  return desk.wall().getTime() - Math.min(...since);
}

/** Polls are wall time; shown in office time, which practice may have moved. */
export function readWords(desk: Desk, readAt: Date): string {
  return timeWords(inOfficeTime(desk, readAt), desk.clock.now(), desk.calendar);
}
