import { inArray } from 'drizzle-orm';
import { mailboxState } from '../../db/mailbox-state.ts';
import { timeWords } from '../case/counting.ts';
import type { Desk } from './desk.ts';
import { mailboxesOf } from './mailboxes.ts';
import { inOfficeTime } from './office-clock.ts';

/** A mailbox counts as silent after this long without a poll that reached its end. */
const SILENT_MS = 15 * 60_000;

type Health = {
  address: string;
  /** When its folders were last read to their end, the older of them. Wall time. */
  readAt: Date | null;
};

/** How each mailbox does that the desk reads. */
export async function mailboxHealth(desk: Desk): Promise<Health[]> {
  const addresses = mailboxesOf(desk).map(({ address }) => address);
  const states = await desk.db.select().from(mailboxState).where(inArray(mailboxState.mailbox, addresses));
  return addresses.map((address) => {
    const state = states.find(({ mailbox }) => mailbox === address);
    const { polledAt = null, sentPolledAt = null } = state ?? {};
    return { address, readAt: polledAt && sentPolledAt && sentPolledAt < polledAt ? sentPolledAt : polledAt };
  });
}

export function isSilent({ readAt }: Health, wall: Date): boolean {
  return readAt === null || wall.getTime() - readAt.getTime() > SILENT_MS;
}

/** When everything was last read, in wall time; null while something never was. */
export async function allReadAt(desk: Desk): Promise<Date | null> {
  const read = (await mailboxHealth(desk)).flatMap(({ readAt }) => readAt ?? []);
  if (read.length < mailboxesOf(desk).length) return null;
  return read.reduce((one, other) => (one < other ? one : other));
}

/** The same on the office's wall. */
export async function mailboxReadAt(desk: Desk): Promise<string | null> {
  const readAt = await allReadAt(desk);
  return readAt && readWords(desk, readAt);
}

/** Polls are wall time; shown in office time, which practice may have moved. */
export function readWords(desk: Desk, readAt: Date): string {
  return timeWords(inOfficeTime(desk, readAt), desk.clock.now(), desk.calendar);
}
