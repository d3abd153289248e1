import { setTimeout as sleep } from 'node:timers/promises';
import type { Lane } from './channel-lane.ts';
import type { Chat } from './chat.ts';
import type { Desk } from './desk.ts';

/** Slack takes about one post a second and channel. */
const POST_EVERY_MS = 1_000;
/** How long before its moment a post is made ready: looking, drawing and asking take about as long on a busy desk. */
export const AHEAD_MS = 150;

export type Paced = { chat: Chat; nextPostAt: () => Date };

/**
 * The same chat at the pace of one channel: a post that was made ready early leaves at its moment, and the next moment
 * counts from when this one left, not from when its answer came.
 */
export function pacedChat(desk: Desk, chat: Chat, { nextPostAt }: Lane): Paced {
  let leftAt = desk.wall();
  const atItsMoment = async <T>(send: () => Promise<T>): Promise<T> => {
    const early = (nextPostAt?.getTime() ?? 0) - desk.wall().getTime();
    if (early > 0) await sleep(Math.min(early, AHEAD_MS));
    leftAt = desk.wall();
    return send();
  };
  return {
    chat: {
      ...chat,
      post: (channel, message) => atItsMoment(() => chat.post(channel, message)),
      reply: (posted, message) => atItsMoment(() => chat.reply(posted, message)),
    },
    nextPostAt: () => new Date(leftAt.getTime() + POST_EVERY_MS),
  };
}
