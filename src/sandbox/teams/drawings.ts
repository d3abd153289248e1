import type { Card } from './posts.ts';

type Drawing = { cards: Card[]; to: string | null };

/** What a post has shown, to everyone or to one person: a screen that is behind still shows it. */
export type Drawings = {
  add: (post: string, drawing: Drawing) => void;
  /** What this person may have before them, newest first. */
  seenBy: (person: string, post: string) => Card[][];
  forget: () => void;
};

/** A screen that is further behind than this many drawings is loaded anew. */
const KEPT = 8;

export function keepDrawings(): Drawings {
  const drawings = new Map<string, Drawing[]>();
  return {
    add: (post, drawing) => drawings.set(post, [drawing, ...(drawings.get(post) ?? [])].slice(0, KEPT)),
    seenBy: (person, post) =>
      (drawings.get(post) ?? []).filter(({ to }) => to === null || to === person).map(({ cards }) => cards),
    forget: () => drawings.clear(),
  };
}
