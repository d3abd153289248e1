import { createHash } from 'node:crypto';
import { and, eq, gte, isNotNull, isNull, lt, or } from 'drizzle-orm';
import heldMail from '../../blocks/held-mail.ts';
import { messages } from '../../db/messages.ts';
import { dayAndTime } from '../case/counting.ts';
import { atTime, dayOf, shiftDay } from '../case/working-days.ts';
import type { Desk, Transaction } from './desk.ts';
import { whyAsReadBy } from './linked-cases.ts';
import { mention } from './mention.ts';
import { raiseWithin } from './raise-alarm.ts';
import { senderOf } from './sender-of.ts';
import { oweOps } from './tellings.ts';

type Row = typeof messages.$inferSelect;

/**
 * Tells the office that a mail waits for a look. Of one sender's mails the first few of a day are told each, the next
 * one as a flood, and the rest only counted: two machines that answer each other fill no channel.
 */
export async function announceHeld(desk: Desk, tx: Transaction, row: Row, held: { why: string; quiet: boolean }) {
  const most = desk.policy.announced.perSenderAndDay;
  const today = await heldToday(desk, tx, row);
  if (today > most) return tellFlood(desk, tx, row, today);
  if (!held.quiet) await tellHeld(desk, tx, row, held.why);
}

/** However many the day has brought: what became of our own answer is never one of a flood. */
export async function tellHeld(desk: Desk, tx: Transaction, row: Row, reason: string) {
  const received = dayAndTime(row.receivedAt, desk.clock.now(), desk.calendar);
  const said = await whyAsReadBy(desk, tx, 'channel', reason);
  const why = said.charAt(0).toLowerCase() + said.slice(1);
  await oweOps(desk, tx, heldMail.render({ from: senderOf(row), received, why, mail: row.id }));
}

/** Once, whichever of them sees that they are too many: one may get its place late, and several at once do not see each other. */
async function tellFlood(desk: Desk, tx: Transaction, row: Row, today: number) {
  const whose = row.fromAddress ? `of one sender at ${senderOf(row)}` : 'whose sender is not known';
  await raiseWithin(desk, tx, [floodKey(desk, row)], () => ({
    what: `${today} mails ${whose} were held today; more of them are not told one by one.`,
    next: row.fromAddress
      ? 'Type /breach look, and see whether a machine there answers itself.'
      : 'Type /breach look; those that could not be read can be tried again.',
  }));
}

/** Whose they are is kept by a hash: alarms name nobody. */
function floodKey(desk: Desk, { fromAddress, outgoing, receivedAt }: Row): string {
  const from = fromAddress ? createHash('sha256').update(fromAddress).digest('hex') : 'nobody';
  return `flood ${outgoing ? 'sent' : 'received'} ${dayOf(receivedAt, desk.calendar)} ${from}`;
}

/** A mail that was filed with nothing to do: the thread hears of the first few of a day. */
export async function mentionFiled(desk: Desk, tx: Transaction, row: Row, reference: string, text: string) {
  const most = desk.policy.announced.perCaseAndDay;
  const filed = await tx.$count(
    messages,
    and(eq(messages.reference, reference), isNotNull(messages.why), gte(messages.receivedAt, startOfDay(desk, row))),
  );
  if (filed > most) return;
  const last = filed === most ? ' More of the kind today are filed without a line here.' : '';
  await mention(desk, tx, row.receivedAt, reference, `${text}${last}`);
}

async function heldToday(desk: Desk, tx: Transaction, row: Row) {
  // Those that could not be read are of nobody, and may be many.
  const same = row.fromAddress ? eq(messages.fromAddress, row.fromAddress) : isNull(messages.fromAddress);
  const day = dayOf(row.receivedAt, desk.calendar);
  const ends = atTime(shiftDay(day, 1), '00:00', desk.calendar);
  const today = and(gte(messages.receivedAt, startOfDay(desk, row)), lt(messages.receivedAt, ends));
  // One that an officer has dealt with since was held as well.
  const held = or(eq(messages.state, 'held'), isNotNull(messages.settledAt));
  return tx.$count(messages, and(same, eq(messages.outgoing, row.outgoing), held, today));
}

function startOfDay(desk: Desk, row: Row): Date {
  return atTime(dayOf(row.receivedAt, desk.calendar), '00:00', desk.calendar);
}
