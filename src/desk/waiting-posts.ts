import { and, eq, isNull, notInArray } from 'drizzle-orm';
import { letters } from '../../db/letters.ts';
import { waitingPosts } from '../../db/waiting-posts.ts';
import type { LetterId } from '../case/case.ts';
import { type Chat, ChatError, type Posted, type Surface } from './chat.ts';
import type { Desk } from './desk.ts';
import { settledWords, WAITING } from './settled-letter.ts';

type Letter = typeof letters.$inferSelect;

/** In an officer's own chat it stands, with Undo, that a letter waits. */
export async function keepWaitingPost(desk: Desk, surface: Surface, { channel, ts }: Posted, letter: LetterId) {
  await desk.db.insert(waitingPosts).values({ surface, channel, ts, letter }).onConflictDoNothing();
}

/** Whoever reads it later sees what became of the letter, and no button that would do nothing any more. */
export async function settleWaitingPosts(desk: Desk): Promise<void> {
  for (const chat of desk.chats) await settleOn(desk, chat);
}

async function settleOn(desk: Desk, chat: Chat) {
  const open = await desk.db
    .select({ post: waitingPosts, letter: letters })
    .from(waitingPosts)
    .innerJoin(letters, eq(letters.id, waitingPosts.letter))
    .where(
      and(eq(waitingPosts.surface, chat.surface), isNull(waitingPosts.settledAt), notInArray(letters.state, WAITING)),
    )
    .limit(20);
  for (const { post, letter } of open) {
    if (!(await retold(desk, chat, post, letter))) return;
    const { surface, channel, ts } = waitingPosts;
    await desk.db
      .update(waitingPosts)
      .set({ settledAt: desk.wall() })
      .where(and(eq(surface, post.surface), eq(channel, post.channel), eq(ts, post.ts)));
  }
}

/** False while chat does not answer: told the same twice it looks the same, so the next sweep tries again. */
async function retold(desk: Desk, chat: Chat, { channel, ts }: Posted, letter: Letter): Promise<boolean> {
  const message = await settledWords(desk, letter);
  try {
    await chat.retell({ channel, ts }, message);
    return true;
  } catch (error) {
    if (!(error instanceof ChatError)) throw error;
    return error.trouble === 'gone' || error.trouble === 'refused';
  }
}
