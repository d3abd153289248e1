import * as z from 'zod';
import type { Answers } from '../../../blocks/kit.ts';
import { join, whose } from '../continued-text.ts';

/** Inputs are named apart from everything that buttons carry: Teams lays the answers of a form over it. */
const ANSWER = 'answer-';
const TICKS = 'ticks-';

/** What stands for no choice, where a choice may be taken back. */
export const NO_CHOICE = '–';

export function answerInput(id: string): string {
  return `${ANSWER}${id}`;
}

export function ticksInput(id: string): string {
  return `${TICKS}${id}`;
}

const submitted = z.looseObject({ asked: z.array(z.string()) });
const given = z.string().nullish();

/**
 * What an officer typed and chose, by field id; null where nothing was given. "asked" names the inputs in their order,
 * for Teams leaves out what is empty. Throws ZodError for what no form of ours sends.
 */
export function readAnswers(data: unknown): Answers {
  const answers: Answers = {};
  const { asked, ...sent } = submitted.parse(data);
  for (const input of asked) {
    const value = given.parse(sent[input]) || null;
    if (input.startsWith(TICKS)) answers[input.slice(TICKS.length)] = value === null ? [] : decodeTicks(value);
    if (!input.startsWith(ANSWER)) continue;
    const { id, joint } = whose(input.slice(ANSWER.length));
    const answer = value === NO_CHOICE ? null : value;
    const before = answers[id];
    answers[id] = typeof before === 'string' && joint !== null ? join(before, joint, answer) : answer;
  }
  return answers;
}

/** Several choices come back in one text with commas between them, so that none may hold a comma of its own. */
export function encodeTick(value: string): string {
  return value.replaceAll('%', '%25').replaceAll(',', '%2C');
}

function decodeTicks(value: string): string[] {
  return value.split(',').map((one) => one.replaceAll('%2C', ',').replaceAll('%25', '%'));
}
