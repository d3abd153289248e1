import type { GraphConfig } from '../graph-config.ts';
import { otherMailbox, subscribes } from './doors.ts';
import { headersOnReply, ownAddress, stampInReply } from './drafts.ts';
import { autoSubmitted, sendTwice, stampSurvives } from './letters.ts';
import { openTrial, SUBJECT, type Trial, tidyUp, troubleWords } from './trial.ts';

/** `good`: the desk works as it is; otherwise the words say what to do. */
export type Answer = { question: string; words: string; good: boolean };

export type Question = (trial: Trial) => Promise<Omit<Answer, 'question'>>;

/** What only a real mailbox can answer. Microsoft's papers are silent about each, or say two things. */
const questions: Record<string, Question> = {
  'Stamp in Sent Items': stampSurvives,
  'Sending twice': sendTwice,
  'Stamp in a reply': stampInReply,
  'Headers of a reply': headersOnReply,
  'Own address': ownAddress,
  'Auto-Submitted': autoSubmitted,
};

/**
 * Asks them one after another, each of the mailbox itself: letters go only to it, and everything is thrown away in the
 * end. `other` is a mailbox that the desk must not be able to read.
 */
export async function* askLive(
  config: GraphConfig,
  { other, publicUrl, pause }: { other: string; publicUrl: string | null; pause: Trial['pause'] },
): AsyncGenerator<Answer> {
  const trial = openTrial(config, pause);
  try {
    for (const [question, tried] of Object.entries(questions)) yield { question, ...(await answered(trial, tried)) };
    yield { question: 'Knocking', ...(await answered(trial, (one) => subscribes(one, publicUrl))) };
    yield { question: 'Other mailboxes', ...(await answered(trial, () => otherMailbox(config, other))) };
  } finally {
    yield { question: 'Tidying up', ...(await tidied(trial)) };
  }
}

async function answered(trial: Trial, question: Question): Promise<Omit<Answer, 'question'>> {
  try {
    return await question(trial);
  } catch (error) {
    return { words: `No answer: ${troubleWords(error)}`, good: false };
  }
}

async function tidied(trial: Trial): Promise<Omit<Answer, 'question'>> {
  const troubles = await tidyUp(trial);
  if (troubles.length === 0) return { words: 'Nothing of the trial is left in the mailbox.', good: true };
  const next = `Delete by hand what has "${SUBJECT}" in its subject, from Deleted Items too.`;
  const words = `Mails of the trial may be left: tidying up failed ${troubles.length} times. ${troubleWords(troubles[0])}`;
  return { words: `${words} ${next}`, good: false };
}
