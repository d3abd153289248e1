import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { chatPlaces } from '../../db/chat-places.ts';
import type { Database } from '../../db/database.ts';
import type { Surface } from './chat.ts';

type Row = typeof chatPlaces.$inferSelect;
export type ChatPlace = Pick<Row, 'id' | 'conversation' | 'serviceUrl' | 'team' | 'home' | 'removedAt' | 'closed'>;
export type Closed = NonNullable<Row['closed']>;
/** One place, or all of a team's. */
export type Where = { id: string } | { team: string };

/** What a chat platform told of the places where the desk is let in. */
export type ChatPlaces = {
  find: (id: string) => Promise<ChatPlace | null>;
  keep: (place: Pick<ChatPlace, 'id' | 'conversation' | 'serviceUrl' | 'team'>) => Promise<void>;
  /** From now on this person's work stands in this post. */
  keepHome: (id: string, home: string) => Promise<void>;
  /** The desk was put out of a team, and of each of its channels. */
  leave: (team: string) => Promise<void>;
  /** No case may be shown there from now on. Gives the places of which that is news. */
  close: (where: Where, why: Closed) => Promise<string[]>;
  /** That reason is gone; null: whichever it was. Gives the places of which that is news. */
  open: (where: Where, why: Closed | null) => Promise<string[]>;
};

export function chatPlacesIn(db: Database, surface: Surface, wall: () => Date): ChatPlaces {
  const on = (id: string) => and(eq(chatPlaces.surface, surface), eq(chatPlaces.id, id));
  const among = (where: Where) =>
    'id' in where ? on(where.id) : and(eq(chatPlaces.surface, surface), eq(chatPlaces.team, where.team));
  return {
    find: async (id) => (await db.select().from(chatPlaces).where(on(id)))[0] ?? null,
    keep: async (place) => {
      const seen = { ...place, seenAt: wall(), removedAt: null };
      const target = [chatPlaces.surface, chatPlaces.id];
      await db
        .insert(chatPlaces)
        .values({ surface, ...seen })
        .onConflictDoUpdate({ target, set: seen });
    },
    keepHome: async (id, home) => {
      await db.update(chatPlaces).set({ home }).where(on(id));
    },
    leave: async (team) => {
      await db.update(chatPlaces).set({ removedAt: wall() }).where(among({ team }));
    },
    close: async (where, closed) => {
      const news = db
        .update(chatPlaces)
        .set({ closed })
        .where(and(among(where), isNull(chatPlaces.closed)));
      return (await news.returning({ id: chatPlaces.id })).map(({ id }) => id);
    },
    open: async (where, why) => {
      const shut = why === null ? isNotNull(chatPlaces.closed) : eq(chatPlaces.closed, why);
      const news = db
        .update(chatPlaces)
        .set({ closed: null })
        .where(and(among(where), shut));
      return (await news.returning({ id: chatPlaces.id })).map(({ id }) => id);
    },
  };
}
