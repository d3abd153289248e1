import type { World } from '../world.ts';
import type { Drawings } from './drawings.ts';
import { BOT } from './tenant.ts';

export type Card = { type: 'AdaptiveCard' } & Record<string, unknown>;

export type Post = {
  /** Office time in milliseconds; names the post in its conversation. */
  id: string;
  /** The post whose thread it stands in; null for one that begins a thread, and in personal chats. */
  root: string | null;
  /** BOT, or the object id of a person. */
  from: string;
  text: string;
  /** What a notification reads out. */
  summary: string;
  cards: Card[];
  /** When it was last changed, in the same time as its id; null for one that stands as it was sent. */
  edited: string | null;
  /** The only person who sees it; null for a post that is kept. */
  to: string | null;
};

export type NewPost = Pick<Post, 'text' | 'summary' | 'cards'> & Partial<Pick<Post, 'root' | 'from' | 'to'>>;

export type Posts = {
  /** In the order they came. */
  in: (conversation: string) => Post[];
  find: (conversation: string, id: string) => Post | undefined;
  post: (conversation: string, given: NewPost) => Promise<Post>;
  edit: (conversation: string, id: string, change: Pick<Post, 'text' | 'summary' | 'cards'>) => Promise<void>;
  remove: (conversation: string, id: string) => Promise<void>;
};

/** A post is new, different or gone. */
type Tell = (conversation: string, post: Post) => void;
type Change = { conversation: string; post: Post };

/** What stands in every channel and personal chat. */
export function keepPosts(world: World, drawings: Drawings, tell: Tell): Posts {
  const conversations = new Map<string, Map<string, Post>>();
  const nextId = countPosts(world);
  const put = ({ conversation, post }: Change) => {
    const posts = conversations.get(conversation) ?? new Map<string, Post>();
    conversations.set(conversation, posts.set(post.id, post));
    nextId.after(post.id);
    drawings.add(post.id, { cards: post.cards, to: post.to });
  };
  const drop = ({ conversation, id }: { conversation: string; id: string }) => {
    conversations.get(conversation)?.delete(id);
  };
  // Records of these kinds are only written below, in these shapes.
  world.on('teams-post', (record) => put(record as unknown as Change));
  world.on('teams-post-gone', (record) => drop(record as unknown as { conversation: string; id: string }));
  world.onReset(() => {
    conversations.clear();
    drawings.forget();
  });

  const keep = async (change: Change) => {
    // What one person alone is shown in a channel is gone when they look again.
    if (change.post.to === null) await world.append({ kind: 'teams-post', ...change });
    else put(change);
    tell(change.conversation, change.post);
    return change.post;
  };
  const find = (conversation: string, id: string) => conversations.get(conversation)?.get(id);
  return {
    in: (conversation) => [...(conversations.get(conversation)?.values() ?? [])],
    find,
    post: (conversation, given) =>
      keep({ conversation, post: { from: BOT, root: null, to: null, ...given, id: nextId(), edited: null } }),
    edit: async (conversation, id, change) => {
      const old = find(conversation, id);
      if (old) await keep({ conversation, post: { ...old, ...change, edited: String(world.now().getTime()) } });
    },
    remove: async (conversation, id) => {
      const old = find(conversation, id);
      if (!old) return;
      if (old.to === null) await world.append({ kind: 'teams-post-gone', conversation, id });
      else drop({ conversation, id });
      tell(conversation, old);
    },
  };
}

/** Names for posts: office time in milliseconds, each later than the one before even in the same instant. */
function countPosts(world: World): (() => string) & { after: (id: string) => void } {
  let last = 0;
  const next = () => {
    last = Math.max(world.now().getTime(), last + 1);
    return String(last);
  };
  const after = (id: string) => {
    last = Math.max(last, Number(id));
  };
  world.onReset(() => {
    last = 0;
  });
  return Object.assign(next, { after });
}
