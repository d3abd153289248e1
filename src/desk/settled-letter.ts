import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Message } from '../../blocks/kit.ts';
import letterSettled, { type LetterSettledProps } from '../../blocks/letter-settled.ts';
import { drafts } from '../../db/drafts.ts';
import { letters } from '../../db/letters.ts';
import type { LetterId, LetterKind } from '../case/case.ts';
import { dayAndTime } from '../case/counting.ts';
import type { AnswerKind } from '../policy/template.ts';
import { answerNames } from './answer-names.ts';
import type { Desk } from './desk.ts';
import { lettersOf } from './letter-begun.ts';
import { REFUSED } from './letter-outcome.ts';
import { letterNames } from './sentences.ts';

type Letter = typeof letters.$inferSelect;

/** The states in which a letter is on its way. */
export const WAITING = ['queued', 'submitting', 'accepted'];

/** What has become of a letter, by its id; null while it is on its way. */
export async function letterSettledWords(desk: Desk, id: LetterId): Promise<Message | null> {
  const [letter] = await desk.db.select().from(letters).where(eq(letters.id, id));
  return letter && !WAITING.includes(letter.state) ? settledWords(desk, letter) : null;
}

export async function settledWords(desk: Desk, letter: Letter): Promise<Message> {
  return letterSettled.render({ letter: nameOf(letter), ...(await whatBecame(desk, letter)) });
}

function nameOf({ kind, reference }: Letter): string {
  // Written by queue-letter.ts, and nowhere else: of a case it is a letter, and an answer outside any.
  return reference
    ? `The ${letterNames[kind as LetterKind]} for ${reference}`
    : `The answer "${answerNames[kind as AnswerKind]}"`;
}

type Became = Pick<LetterSettledProps, 'became' | 'next'>;

async function whatBecame(desk: Desk, letter: Letter): Promise<Became> {
  const { state, sentAt, trouble } = letter;
  const left = ['left', ...(sentAt ? [dayAndTime(sentAt, desk.clock.now(), desk.calendar)] : [])].join(' ');
  switch (state) {
    case 'sent':
      return { became: left, next: null };
    case 'bounced':
      return { became: `${left} and came back`, next: null };
    case 'withdrawn':
      return { became: 'was taken back before it left', next: await afterUndo(desk, letter) };
    default:
      if (trouble === REFUSED) return { became: 'did not leave: the mailbox refused it', next: null };
      return {
        became: 'may have left: the mailbox did not say',
        next: 'Look in Sent Items before you send it again.',
      };
  }
}

async function afterUndo(desk: Desk, { reference, kind, by }: Letter): Promise<string | null> {
  if (!reference) return 'The mail that it answers waits again.';
  const its = and(eq(drafts.reference, reference), inArray(drafts.letter, lettersOf(kind)), eq(drafts.by, by));
  const kept = (await desk.db.$count(drafts, and(its, isNull(drafts.leavesWith)))) > 0;
  return kept ? 'Its words are kept: open the form again and they stand in it.' : null;
}
