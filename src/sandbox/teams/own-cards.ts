import type { Drawings } from './drawings.ts';
import type { Card, Post } from './posts.ts';

/** Cards that an app showed to one person only, in answer to their press, until the post changes for everyone. */
export type OwnCards = {
  show: (person: string, post: Post, card: Card) => void;
  /** The post as this person has it on their screen. */
  seenBy: (person: string, post: Post) => Post;
  forget: () => void;
};

export function keepOwnCards(drawings: Drawings): OwnCards {
  const own = new Map<string, { over: Post; card: Card }>();
  return {
    show: (person, post, card) => {
      drawings.add(post.id, { cards: [card], to: person });
      own.set(`${person} ${post.id}`, { over: post, card });
    },
    seenBy: (person, post) => {
      const found = own.get(`${person} ${post.id}`);
      return found?.over === post ? { ...post, cards: [found.card] } : post;
    },
    forget: () => own.clear(),
  };
}
