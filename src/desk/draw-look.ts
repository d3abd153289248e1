import { subDays } from 'date-fns/subDays';
import { and, asc, count, desc, eq, gte, isNotNull } from 'drizzle-orm';
import type { Message, Offer } from '../../blocks/kit.ts';
import lookList, { type HeldMail } from '../../blocks/look-list.ts';
import type { Queryable } from '../../db/database.ts';
import { messages } from '../../db/messages.ts';
import { dayAndTime } from '../case/counting.ts';
import { domainOf } from './contact.ts';
import type { Person } from './deed.ts';
import type { Desk } from './desk.ts';
import { countOfKind } from './held-words.ts';
import { whyAsReadBy } from './linked-cases.ts';
import { mailKinds } from './mail-reader.ts';
import { namesOf } from './officers.ts';
import { isSentClosedTo } from './sent-about.ts';

type Row = typeof messages.$inferSelect;

const MANY = 50;
const BACK_DAYS = 7;
const BACK = 3;

/** The mails that an officer has to look at before they become anything, oldest first; then what was put aside lately. */
export async function drawLook(desk: Desk, person: Person): Promise<Message> {
  const held = await desk.db
    .select()
    .from(messages)
    .where(eq(messages.state, 'held'))
    .orderBy(asc(messages.receivedAt))
    .limit(MANY);
  const mails = await Promise.all(held.map((row) => waiting(desk, person, row)));
  return lookList.render({ mails, aside: await putAside(desk, person) });
}

async function waiting(desk: Desk, person: Person, row: Row): Promise<HeldMail> {
  return offering(desk, person, row, {
    why: await whyAsReadBy(desk, desk.db, person, row.why ?? ''),
    offers: [
      ...firstOffer(row),
      { act: 'file-mail', label: 'Look', id: row.id },
      { act: 'dismiss-mail', label: row.outgoing ? 'On no case' : 'Not ours', id: row.id },
    ],
  });
}

function firstOffer({ id, reading, outgoing }: Row): Offer[] {
  if (reading === null) return [{ act: 'fetch-again', label: 'Try again', id }];
  return outgoing ? [] : [{ act: 'open-case-for-mail', label: 'New case', id }];
}

/** Of what a colleague wrote about a case that is closed to whoever looks, they learn that it waits for others. */
async function offering(
  desk: Desk,
  person: Person,
  row: Row,
  open: Pick<HeldMail, 'why' | 'offers'>,
): Promise<HeldMail> {
  const mail = described(desk, row);
  if (!(await isSentClosedTo(desk, desk.db, person, row))) return { ...mail, ...open };
  return { ...mail, why: open.why, subject: 'For the officers who may open each of these cases', offers: [] };
}

async function putAside(desk: Desk, person: Person): Promise<HeldMail[]> {
  const since = subDays(desk.clock.now(), BACK_DAYS);
  const rows = await desk.db
    .select()
    .from(messages)
    .where(and(eq(messages.state, 'kept'), isNotNull(messages.settledBy), gte(messages.settledAt, since)))
    .orderBy(desc(messages.settledAt))
    .limit(BACK);
  const names = await namesOf(desk.db);
  return Promise.all(
    rows.map((row) => {
      const when = dayAndTime(row.settledAt ?? row.receivedAt, desk.clock.now(), desk.calendar);
      return offering(desk, person, row, {
        why: `${row.why}, said ${names(row.settledBy ?? '')}, ${when}`,
        offers: [{ act: 'restore-mail', label: 'Bring back', id: row.id }],
      });
    }),
  );
}

function described(desk: Desk, row: Row) {
  return {
    id: row.id,
    from: senderOf(row),
    subject: masked(row.subject ?? '(no subject)'),
    received: dayAndTime(row.receivedAt, desk.clock.now(), desk.calendar),
  };
}

function senderOf({ outgoing, fromAddress }: Row): string {
  if (outgoing) return 'this office';
  return fromAddress ? domainOf(fromAddress) : 'unknown sender';
}

function masked(subject: string): string {
  return subject.replace(/[^\s<>()]+@[^\s<>()]+/g, '[address]');
}

/** "2 complaints, 1 request for information": what the mails that wait are about, as far as that was seen. */
export async function kindsHeld(db: Queryable): Promise<string[]> {
  const rows = await db
    .select({ kind: messages.kind, mails: count() })
    .from(messages)
    .where(and(eq(messages.state, 'held'), isNotNull(messages.kind)))
    .groupBy(messages.kind);
  return mailKinds.flatMap((kind) => {
    const mails = rows.find((row) => row.kind === kind)?.mails ?? 0;
    return mails > 0 ? [countOfKind(kind, mails)] : [];
  });
}
