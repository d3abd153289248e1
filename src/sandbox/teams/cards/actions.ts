import * as z from 'zod';
import { oneOf } from './one-of.ts';

const any = {
  id: z.string().optional(),
  title: z.string().min(1).optional(),
  iconUrl: z.string().optional(),
  style: oneOf(['default', 'positive', 'destructive']).optional(),
  mode: oneOf(['primary', 'secondary']).optional(),
  tooltip: z.string().optional(),
  isEnabled: z.boolean().optional(),
  fallback: z.unknown().optional(),
  requires: z.record(z.string(), z.string()).optional(),
};
const sending = {
  data: z.record(z.string(), z.unknown()).optional(),
  associatedInputs: oneOf(['auto', 'none']).optional(),
};

/** What can be pressed in a card of version 1.5; the desk's own cards need no card within a card. */
export const action = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('Action.Execute'), ...any, ...sending, verb: z.string().optional() }),
  z.strictObject({ type: z.literal('Action.Submit'), ...any, ...sending }),
  z.strictObject({ type: z.literal('Action.OpenUrl'), ...any, url: z.url({ protocol: /^(https?|mailto|tel)$/ }) }),
  z.strictObject({
    type: z.literal('Action.ToggleVisibility'),
    ...any,
    targetElements: z
      .array(z.union([z.string(), z.strictObject({ elementId: z.string(), isVisible: z.boolean().optional() })]))
      .min(1),
  }),
]);

export type Action = z.infer<typeof action>;
/** An action that tells the app something. */
export type Sending = Extract<Action, { type: 'Action.Execute' | 'Action.Submit' }>;
