import { eq } from 'drizzle-orm';
import { cases } from '../../db/cases.ts';
import type { Queryable } from '../../db/database.ts';
import type { CaseEvent, Officer } from '../case/case.ts';
import { findReferences } from '../case/reference.ts';
import { closedTo } from '../case/visibility.ts';
import type { Desk } from './desk.ts';
import { openFile } from './find-cases.ts';

/** Who reads it: an officer, or everybody in the channel. */
type Reader = Pick<Officer, 'id'> | 'channel';

/** A history as somebody may read it: of a case that is closed to them not even that a letter has to do with it. */
export function asReadBy(db: Queryable, reader: Reader, history: CaseEvent[]): Promise<CaseEvent[]> {
  return Promise.all(history.map((event) => eventAsReadBy(db, reader, event)));
}

export async function eventAsReadBy(db: Queryable, reader: Reader, event: CaseEvent): Promise<CaseEvent> {
  if (event.type === 'letter-went-wrong' && event.other) {
    return { ...event, other: await calledTo(db, reader, event.other) };
  }
  if (event.type === 'information-went-astray') {
    return { ...event, letterOf: await calledTo(db, reader, event.letterOf) };
  }
  return event;
}

/** What a case is called to somebody: its reference, unless it is restricted to others. */
export async function calledTo(db: Queryable, reader: Reader, reference: string): Promise<string> {
  return (await isClosedTo(db, reader, reference)) ? 'another case' : reference;
}

export async function isClosedTo(db: Queryable, reader: Reader, reference: string): Promise<boolean> {
  const [row] = await db.select({ restricted: cases.restricted }).from(cases).where(eq(cases.reference, reference));
  if (!row?.restricted) return false;
  return reader === 'channel' || closedTo((await openFile(db, reference)).kase, reader) !== null;
}

/** Why a mail waits, as somebody may read it: the office's words for it may name cases. */
export async function whyAsReadBy({ policy }: Desk, db: Queryable, reader: Reader, why: string): Promise<string> {
  const named = findReferences(why, policy.reference.prefix);
  const called = await Promise.all(named.map(async (one) => [one, await calledTo(db, reader, one)] as const));
  return called.reduce((words, [reference, name]) => words.replaceAll(reference, name), why);
}

/** What Show case says of the cases that a letter has to do with besides its own: what they are called and no more. */
export function linksOf(history: CaseEvent[]): [string, string][] {
  return history.flatMap((event): [string, string][] => {
    if (event.type === 'information-went-astray') {
      return [['Linked case', `${event.letterOf}: information of this case went out with a letter of that one`]];
    }
    if (event.type !== 'letter-went-wrong' || !event.other) return [];
    return [['Linked case', `${event.other}: information of that case went out with a letter of this one`]];
  });
}
