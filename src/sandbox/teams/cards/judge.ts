import * as z from 'zod';
import type { Card } from '../posts.ts';
import { action } from './actions.ts';
import { actionSetsOf, inputsOf } from './contents.ts';
import { element } from './elements.ts';
import { afterFallback } from './fallback.ts';
import { oneOf } from './one-of.ts';

/** An Adaptive Card as Teams takes it in messages: adaptivecards.io/explorer/AdaptiveCard.html, and Teams' own msteams. */
const card = z.strictObject({
  type: z.literal('AdaptiveCard'),
  version: z.enum(['1.0', '1.1', '1.2', '1.3', '1.4', '1.5']),
  $schema: z.string().optional(),
  body: z.array(element).optional(),
  actions: z.array(action).optional(),
  fallbackText: z.string().optional(),
  speak: z.string().optional(),
  lang: z.string().optional(),
  rtl: z.boolean().optional(),
  minHeight: z.string().optional(),
  verticalContentAlignment: oneOf(['top', 'center', 'bottom']).optional(),
  selectAction: action.optional(),
  refresh: z.unknown().optional(),
  msteams: z.strictObject({ width: oneOf(['full']).optional(), entities: z.array(z.unknown()).optional() }).optional(),
});

/** How many buttons Teams shows in one row before the rest is nowhere. */
const PRIMARY = 6;

/** Null when Teams would draw this whole; otherwise the first thing that is wrong with it, and where. */
export function whatIsWrong(given: unknown): string | null {
  const drawn = afterFallback(given);
  const read = card.safeParse(drawn);
  if (!read.success) return z.prettifyError(read.error);
  // What the schema has passed has the shape of a card.
  const whole = drawn as Card;
  const ids = inputsOf(whole).map(({ id }) => id);
  const twice = ids.find((id, place) => ids.indexOf(id) < place);
  if (twice !== undefined) return `Two inputs have the id "${twice}".`;
  const crowded = actionSetsOf(whole).find(
    (set) => set.filter(({ mode }) => mode?.toLowerCase() !== 'secondary').length > PRIMARY,
  );
  return crowded ? `More than ${PRIMARY} primary actions stand in one row: ${crowded.map(nameOf).join(', ')}.` : null;
}

function nameOf({ title = 'untitled' }: { title?: string | undefined }): string {
  return title;
}
