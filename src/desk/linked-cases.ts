import { eq } from 'drizzle-orm';
import { cases } from '../../db/cases.ts';
import type { Queryable } from '../../db/database.ts';
import type { CaseEvent } from '../case/case.ts';

/** What Show case says of the cases that a letter has to do with besides its own: their references and no more. */
export function linksOf(history: CaseEvent[]): [string, string][] {
  return history.flatMap((event): [string, string][] => {
    if (event.type === 'information-went-astray') {
      return [[event.letterOf, 'A letter of that case went wrong; information of this one went out with it']];
    }
    if (event.type !== 'letter-went-wrong' || !event.other) return [];
    return [[event.other, 'Information of that case went out with a letter of this one']];
  });
}

/** An event as the channel may read it: of a restricted case not even that a letter has to do with it. */
export async function forChannel(db: Queryable, event: CaseEvent): Promise<CaseEvent> {
  if (event.type === 'letter-went-wrong' && event.other) {
    return (await isRestricted(db, event.other)) ? { ...event, other: 'another case' } : event;
  }
  if (event.type === 'information-went-astray') {
    return (await isRestricted(db, event.letterOf)) ? { ...event, letterOf: 'another case' } : event;
  }
  return event;
}

async function isRestricted(db: Queryable, reference: string): Promise<boolean> {
  const [row] = await db.select({ restricted: cases.restricted }).from(cases).where(eq(cases.reference, reference));
  return row?.restricted ?? false;
}
