import { subDays } from 'date-fns/subDays';
import { and, eq, lt } from 'drizzle-orm';
import type { Target } from '../../blocks/kit.ts';
import { cards } from '../../db/cards.ts';
import { clippings } from '../../db/clippings.ts';
import type { Queryable } from '../../db/database.ts';
import { dayAndTime } from '../case/counting.ts';
import { NotAllowed } from '../case/not-allowed.ts';
import { findReferences } from '../case/reference.ts';
import type { Posted, Surface } from './chat.ts';
import type { Person } from './deed.ts';
import type { Desk } from './desk.ts';

/** What somebody said in a chat. Its words are a stranger's: nobody may have meant them for a case. */
export type Said = {
  surface: Surface;
  words: string;
  author: string;
  at: Date;
  link: string | null;
  /** The post that it stands under, which may be a card. */
  under: Posted | null;
};

const KEPT_DAYS = 1;
const places: Record<Surface, string> = { slack: 'Slack', teams: 'Teams' };

/** Keeps a message while an officer says which case it belongs to; names it as the target of a form. */
export async function keepClipping(desk: Desk, person: Person, said: Said): Promise<Target> {
  const now = desk.clock.now();
  const source = [said.author, `${places[said.surface]}, ${dayAndTime(said.at, now, desk.calendar)}`, said.link];
  const row = {
    by: person.id,
    words: said.words,
    source: source.filter((part) => part !== null).join(' · '),
    suggested: await suggestedCase(desk, said),
    keptAt: now,
  };
  const [kept] = await desk.db.insert(clippings).values(row).returning({ id: clippings.id });
  if (!kept) throw new Error('The database returned no clipping');
  return { reference: '', version: 0, id: kept.id };
}

/** The case whose card it was written under, or else the one that it names first. */
async function suggestedCase(desk: Desk, { surface, words, under }: Said): Promise<string | null> {
  const card = and(eq(cards.surface, surface), eq(cards.channel, under?.channel ?? ''), eq(cards.ts, under?.ts ?? ''));
  const [above] = under ? await desk.db.select({ reference: cards.reference }).from(cards).where(card) : [];
  return above?.reference ?? findReferences(words, desk.policy.reference.prefix)[0] ?? null;
}

/** Throws NotAllowed when it is not kept any more, or was another officer's. */
export async function clippingOf(desk: Desk, person: Person, id: string) {
  const [row] = await desk.db
    .select()
    .from(clippings)
    .where(and(eq(clippings.id, id), eq(clippings.by, person.id)));
  if (!row) throw new NotAllowed('That message is not kept any more. Choose it again. Nothing was changed.');
  return row;
}

export async function dropOldClippings(db: Queryable, now: Date): Promise<void> {
  await db.delete(clippings).where(lt(clippings.keptAt, subDays(now, KEPT_DAYS)));
}
