import { and, eq } from 'drizzle-orm';
import { chatPlaces } from '../../db/chat-places.ts';
import type { Database } from '../../db/database.ts';
import type { Surface } from './chat.ts';

type Row = typeof chatPlaces.$inferSelect;
export type ChatPlace = Pick<Row, 'id' | 'conversation' | 'serviceUrl' | 'team' | 'home' | 'removedAt'>;

/** What a chat platform told of the places where the desk is let in. */
export type ChatPlaces = {
  find: (id: string) => Promise<ChatPlace | null>;
  keep: (place: Pick<ChatPlace, 'id' | 'conversation' | 'serviceUrl' | 'team'>) => Promise<void>;
  /** From now on this person's work stands in this post. */
  keepHome: (id: string, home: string) => Promise<void>;
  /** The desk was put out of a team, and of each of its channels. */
  leave: (team: string) => Promise<void>;
};

export function chatPlacesIn(db: Database, surface: Surface, wall: () => Date): ChatPlaces {
  const on = (id: string) => and(eq(chatPlaces.surface, surface), eq(chatPlaces.id, id));
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
      const there = and(eq(chatPlaces.surface, surface), eq(chatPlaces.team, team));
      await db.update(chatPlaces).set({ removedAt: wall() }).where(there);
    },
  };
}
