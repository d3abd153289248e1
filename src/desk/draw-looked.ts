import { desc, eq } from 'drizzle-orm';
import type { Message } from '../../blocks/kit.ts';
import lookedList from '../../blocks/looked-list.ts';
import { openings } from '../../db/openings.ts';
import { dayAndTime } from '../case/counting.ts';
import { NotAllowed } from '../case/not-allowed.ts';
import type { Person } from './deed.ts';
import type { Desk } from './desk.ts';
import { namesOf } from './officers.ts';

const SHOWN = 30;

/** Who opened which form about a case, newest first. For team leads. */
export async function drawLooked(desk: Desk, person: Person, reference: string): Promise<Message> {
  if (!person.lead) throw new NotAllowed('Only a team lead sees who opened a case.');
  const mine = eq(openings.reference, reference);
  const rows = await desk.db.select().from(openings).where(mine).orderBy(desc(openings.id)).limit(SHOWN);
  const names = await namesOf(desk.db);
  return lookedList.render({
    reference,
    openings: rows.map(({ at, by, form }) =>
      [dayAndTime(at, desk.clock.now(), desk.calendar), names(by), form].join(' \u00b7 '),
    ),
    count: await desk.db.$count(openings, mine),
  });
}
