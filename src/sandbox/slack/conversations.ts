import type { World } from '../world.ts';
import type { Block } from './block-kit/blocks.ts';
import { APP } from './workspace.ts';

export type Message = {
  /** Office time as seconds.microseconds; names the message in its channel. */
  ts: string;
  thread_ts: string | null;
  user: string;
  text: string;
  blocks: Block[];
  edited: { user: string; ts: string } | null;
  /** The only person who sees it; null for a message that is kept. */
  ephemeral_to: string | null;
  metadata?: unknown;
};

type NewMessage = Pick<Message, 'text' | 'blocks'> & Partial<Pick<Message, 'thread_ts' | 'user' | 'metadata'>>;

export type Conversations = {
  /** In the order they came, whispers among them. */
  in: (channel: string) => Message[];
  find: (channel: string, ts: string) => Message | undefined;
  /** How a message looked before its last edits, newest first. */
  before: (channel: string, ts: string) => Block[][];
  /** What only this person sees, in every channel. */
  whispersTo: (user: string) => Message[];
  post: (channel: string, message: NewMessage) => Promise<Message>;
  /** To one person alone, and gone when the sandbox ends, as Slack loses it with the tab. */
  whisper: (channel: string, to: string, message: NewMessage) => Promise<Message>;
  edit: (channel: string, ts: string, change: Pick<Message, 'text' | 'blocks'>) => Promise<void>;
  remove: (channel: string, ts: string) => Promise<void>;
};

type Change = { channel: string; message: Message };

/** A screen that is further behind than this many edits is loaded anew. */
const DRAWINGS = 8;

/** What stands in every channel and direct conversation. */
export function keepConversations(world: World, stir: (channel: string, user: string | null) => void): Conversations {
  // A newer message always has a later name, so the order of insertion is the order of reading.
  const channels = new Map<string, Map<string, Message>>();
  const drawings = new Map<string, Block[][]>();
  const nextTs = stampMessages(world);
  const put = ({ channel, message }: Change) => {
    const messages = channels.get(channel) ?? new Map<string, Message>();
    channels.set(channel, messages.set(message.ts, message));
    nextTs.after(message.ts);
  };
  const drop = ({ channel, ts }: { channel: string; ts: string }) => {
    channels.get(channel)?.delete(ts);
  };
  // Records of these kinds are only written below, in these shapes.
  world.on('slack-message', (record) => put(record as unknown as Change));
  world.on('slack-message-gone', (record) => drop(record as unknown as { channel: string; ts: string }));
  world.onReset(() => {
    channels.clear();
    drawings.clear();
  });

  const keep = async (change: Change) => {
    if (change.message.ephemeral_to === null) await world.append({ kind: 'slack-message', ...change });
    else put(change);
    stir(change.channel, change.message.ephemeral_to);
    return change.message;
  };
  const create = (given: NewMessage, to: string | null): Message => ({
    thread_ts: null,
    user: APP.user,
    edited: null,
    ...given,
    ts: nextTs(),
    ephemeral_to: to,
  });
  const find = (channel: string, ts: string) => channels.get(channel)?.get(ts);
  return {
    in: (channel) => [...(channels.get(channel)?.values() ?? [])],
    find,
    before: (channel, ts) => drawings.get(`${channel} ${ts}`) ?? [],
    whispersTo: (user) =>
      [...channels.values()].flatMap((messages) => [...messages.values()]).filter((one) => one.ephemeral_to === user),
    post: (channel, given) => keep({ channel, message: create(given, null) }),
    whisper: (channel, to, given) => keep({ channel, message: create(given, to) }),
    edit: async (channel, ts, change) => {
      const old = find(channel, ts);
      if (!old) return;
      const name = `${channel} ${ts}`;
      drawings.set(name, [old.blocks, ...(drawings.get(name) ?? [])].slice(0, DRAWINGS));
      await keep({ channel, message: { ...old, ...change, edited: { user: old.user, ts: nextTs() } } });
    },
    remove: async (channel, ts) => {
      const old = find(channel, ts);
      if (old?.ephemeral_to === null) await world.append({ kind: 'slack-message-gone', channel, ts });
      else drop({ channel, ts });
      stir(channel, old?.ephemeral_to ?? null);
    },
  };
}

/** Names for messages: office time in microseconds, each later than the one before even in the same instant. */
function stampMessages(world: World): (() => string) & { after: (ts: string) => void } {
  let last = 0n;
  const next = () => {
    const now = BigInt(world.now().getTime()) * 1000n;
    last = now > last ? now : last + 1n;
    return `${last / 1_000_000n}.${String(last % 1_000_000n).padStart(6, '0')}`;
  };
  const after = (ts: string) => {
    const seen = BigInt(ts.replace('.', ''));
    if (seen > last) last = seen;
  };
  world.onReset(() => {
    last = 0n;
  });
  return Object.assign(next, { after });
}
