import { subDays } from 'date-fns/subDays';
import { and, asc, count, desc, eq, gte, isNotNull, lt, or } from 'drizzle-orm';
import type { Message, Offer } from '../../blocks/kit.ts';
import lookList, { type HeldMail } from '../../blocks/look-list.ts';
import type { Queryable } from '../../db/database.ts';
import { messages } from '../../db/messages.ts';
import { dayAndTime } from '../case/counting.ts';
import type { Deed, Person } from './deed.ts';
import type { Desk } from './desk.ts';
import { countOfKind } from './held-words.ts';
import { whyAsReadBy } from './linked-cases.ts';
import { mailAsListed } from './mail-as-listed.ts';
import { mailKinds } from './mail-reader.ts';
import { namesOf } from './officers.ts';
import { type LookAsked, lookKey, readLook, severalKey } from './read-look.ts';
import type { Names } from './sentences.ts';

type Row = typeof messages.$inferSelect;

const PAGE = 8;
const BACK_DAYS = 7;
const BACK = 3;
const NOT_OURS = 'Not ours';

/**
 * The mails that an officer has to look at before they become anything, oldest first, and the last that were put aside;
 * or all of those that were put aside lately, newest first.
 */
export async function drawLook(desk: Desk, person: Person, asked: LookAsked = readLook([])): Promise<Message> {
  const { aside } = asked;
  const which = aside ? putAside(desk) : held;
  const total = await desk.db.$count(messages, which);
  const pages = Math.max(1, Math.ceil(total / PAGE));
  const page = Math.min(Math.max(asked.mail ? await pageOf(desk, asked.mail) : asked.page, 1), pages);
  const mails = await drawn(desk, person, asked, { limit: PAGE, offset: (page - 1) * PAGE });
  const lately = aside ? 0 : await desk.db.$count(messages, putAside(desk));
  return lookList.render({
    list: aside ? 'aside' : 'waiting',
    total,
    mails,
    page,
    pages,
    turns: { before: lookKey({ aside, page: page - 1 }), after: lookKey({ aside, page: page + 1 }) },
    aside: {
      total: lately,
      mails: lately === 0 ? [] : await drawn(desk, person, { aside: true }, { limit: BACK, offset: 0 }),
    },
    several: severalOf(page, mails),
    others: lookKey({ aside: !aside, page: 1 }),
  });
}

/** "Look", "Next page", and what was put aside; the id says which. */
export const showLook: Deed = async (desk, person, on) => ({
  reference: null,
  said: await drawLook(desk, person, readLook((on.id ?? '').split('/'))),
});

const held = eq(messages.state, 'held');

/** By an officer: what the desk put aside itself waits for nobody. */
function putAside({ clock }: Desk) {
  const since = subDays(clock.now(), BACK_DAYS);
  return and(eq(messages.state, 'kept'), isNotNull(messages.settledBy), gte(messages.settledAt, since));
}

/** Of a mail that waits. */
async function pageOf(desk: Desk, mail: string): Promise<number> {
  const [row] = await desk.db
    .select({ receivedAt: messages.receivedAt })
    .from(messages)
    .where(and(eq(messages.id, mail), held));
  if (!row) return 1;
  const before = or(
    lt(messages.receivedAt, row.receivedAt),
    and(eq(messages.receivedAt, row.receivedAt), lt(messages.id, mail)),
  );
  return Math.floor((await desk.db.$count(messages, and(held, before))) / PAGE) + 1;
}

async function drawn(
  desk: Desk,
  person: Person,
  { aside }: Pick<LookAsked, 'aside'>,
  { limit, offset }: { limit: number; offset: number },
): Promise<HeldMail[]> {
  const rows = await desk.db
    .select()
    .from(messages)
    .where(aside ? putAside(desk) : held)
    .orderBy(...(aside ? [desc(messages.settledAt), desc(messages.id)] : [asc(messages.receivedAt), asc(messages.id)]))
    .limit(limit)
    .offset(offset);
  const names = await namesOf(desk.db);
  return Promise.all(rows.map((row) => (aside ? gone(desk, person, row, names) : waiting(desk, person, row))));
}

async function waiting(desk: Desk, person: Person, row: Row): Promise<HeldMail> {
  return offering(desk, person, row, {
    why: await whyAsReadBy(desk, desk.db, person, row.why ?? ''),
    offers: [
      ...firstOffer(row),
      { act: 'file-mail', label: 'Look', id: row.id },
      { act: 'dismiss-mail', label: row.outgoing ? 'On no case' : NOT_OURS, id: row.id },
    ],
  });
}

function firstOffer({ id, reading, outgoing, classification }: Row): Offer[] {
  if (reading === null) return [{ act: 'fetch-again', label: 'Try again', id }];
  return outgoing || classification === 'bounce' ? [] : [{ act: 'open-case-for-mail', label: 'New case', id }];
}

/** What a colleague sent is never among them: it is the office's own word on some case. */
function severalOf(page: number, mails: HeldMail[]): string | null {
  const strangers = mails.filter(({ offers }) => offers.some(({ label }) => label === NOT_OURS));
  return strangers.length < 2 ? null : severalKey({ page, mails: strangers.map(({ id }) => id) });
}

/** Of what a colleague wrote about a case that is closed to whoever looks, they learn that it waits for others. */
async function offering(
  desk: Desk,
  person: Person,
  row: Row,
  open: Pick<HeldMail, 'why' | 'offers'>,
): Promise<HeldMail> {
  const { closed, ...mail } = await mailAsListed(desk, person, row);
  return { ...mail, why: open.why, offers: closed ? [] : open.offers };
}

function gone(desk: Desk, person: Person, row: Row, names: Names): Promise<HeldMail> {
  const when = dayAndTime(row.settledAt ?? row.receivedAt, desk.clock.now(), desk.calendar);
  return offering(desk, person, row, {
    why: `${row.why}, said ${names(row.settledBy ?? '')}, ${when}`,
    offers: [{ act: 'restore-mail', label: 'Bring back', id: row.id }],
  });
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
