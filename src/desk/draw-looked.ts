import { desc, eq, inArray, isNotNull, or, type SQL } from 'drizzle-orm';
import type { Message } from '../../blocks/kit.ts';
import lookedList from '../../blocks/looked-list.ts';
import { messages } from '../../db/messages.ts';
import { openings } from '../../db/openings.ts';
import { dayAndTime } from '../case/counting.ts';
import { NotAllowed } from '../case/not-allowed.ts';
import type { Person } from './deed.ts';
import type { Desk } from './desk.ts';
import { isClosedTo } from './linked-cases.ts';
import { namesOf } from './officers.ts';
import { openedBy } from './record-opening.ts';
import { senderOf } from './sender-of.ts';

const SHOWN = 30;

/** Who opened which form about a case, and its mails before it had them, newest first. For team leads. */
export async function drawLooked(desk: Desk, person: Person, reference: string): Promise<Message> {
  ensureLead(person);
  const its = desk.db.select({ id: messages.id }).from(messages).where(eq(messages.reference, reference));
  return draw(desk, person, reference, or(eq(openings.reference, reference), inArray(openings.message, its)));
}

/** Who opened the mails that no case had taken then. For team leads. */
export async function drawMailsLooked(desk: Desk, person: Person): Promise<Message> {
  ensureLead(person);
  return draw(desk, person, 'a mail to look at', isNotNull(openings.message));
}

function ensureLead({ lead }: Person) {
  if (!lead) throw new NotAllowed('Only a team lead sees who opened what.');
}

async function draw(desk: Desk, person: Person, what: string, which: SQL | undefined): Promise<Message> {
  const rows = await desk.db
    .select({ opening: openings, mail: messages })
    .from(openings)
    .leftJoin(messages, eq(messages.id, openings.message))
    .where(which)
    .orderBy(desc(openings.id))
    .limit(SHOWN);
  const closed = await closedAmong(desk, person, new Set(rows.flatMap(({ mail }) => mail?.reference ?? [])));
  const names = await namesOf(desk.db);
  const when = (at: Date) => dayAndTime(at, desk.clock.now(), desk.calendar);
  return lookedList.render({
    what,
    openings: rows.map(({ opening: { at, by, form }, mail }) => {
      // Where it came from, and when, would tell whose the case is.
      const shown =
        mail && !closed.has(mail.reference ?? '') ? [`from ${senderOf(mail)}, ${when(mail.receivedAt)}`] : [];
      return [when(at), openedBy(names, by), form, ...shown].join(' \u00b7 ');
    }),
    count: await desk.db.$count(openings, which),
  });
}

async function closedAmong(desk: Desk, person: Person, references: Set<string>): Promise<Set<string>> {
  const closed = new Set<string>();
  for (const reference of references) if (await isClosedTo(desk.db, person, reference)) closed.add(reference);
  return closed;
}
