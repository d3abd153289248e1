import { and, eq, isNull, notInArray } from 'drizzle-orm';
import letterSettled, { type LetterSettledProps } from '../../blocks/letter-settled.ts';
import { letters } from '../../db/letters.ts';
import { waitingPosts } from '../../db/waiting-posts.ts';
import type { LetterId, LetterKind } from '../case/case.ts';
import { dayAndTime } from '../case/counting.ts';
import type { AnswerKind } from '../policy/template.ts';
import { answerNames } from './answer-mail.ts';
import { type Chat, ChatError, type Posted, type Surface } from './chat.ts';
import type { Desk } from './desk.ts';
import { REFUSED } from './letter-outcome.ts';
import { letterNames } from './sentences.ts';

type Letter = typeof letters.$inferSelect;

const WAITING = ['queued', 'submitting', 'accepted'];

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
  const message = letterSettled.render({ letter: nameOf(letter), ...whatBecame(desk, letter) });
  try {
    await chat.retell({ channel, ts }, message);
    return true;
  } catch (error) {
    if (!(error instanceof ChatError)) throw error;
    return error.trouble === 'gone' || error.trouble === 'refused';
  }
}

function nameOf({ kind, reference }: Letter): string {
  // Written by queue-letter.ts, and nowhere else: of a case it is a letter, and an answer outside any.
  return reference
    ? `The ${letterNames[kind as LetterKind]} for ${reference}`
    : `The answer "${answerNames[kind as AnswerKind]}"`;
}

function whatBecame(desk: Desk, { state, sentAt, trouble }: Letter): Pick<LetterSettledProps, 'became' | 'next'> {
  const left = ['left', ...(sentAt ? [dayAndTime(sentAt, desk.clock.now(), desk.calendar)] : [])].join(' ');
  switch (state) {
    case 'sent':
      return { became: left, next: null };
    case 'bounced':
      return { became: `${left} and came back`, next: null };
    case 'withdrawn':
      return { became: 'was taken back before it left', next: null };
    default:
      if (trouble === REFUSED) return { became: 'did not leave: the mailbox refused it', next: null };
      return {
        became: 'may have left: the mailbox did not say',
        next: 'Look in Sent Items before you send it again.',
      };
  }
}
