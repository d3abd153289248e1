import * as z from 'zod';

/** One of these words; cards may write them in capitals or not: adaptivecards.io/schemas/adaptive-card.json. */
export function oneOf(words: string[]) {
  return z.string().refine((word) => words.some((one) => one.toLowerCase() === word.toLowerCase()), {
    message: `must be one of ${words.join(', ')}`,
  });
}
