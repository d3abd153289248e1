import type { Form, Offer, Target } from '../kit.ts';
import { button } from './card-buttons.ts';

/** Something that an officer wrote about a case. */
export type RemarkShown = {
  /** "Alex Moss, Mon 23 Dec, 11:30". */
  by: string;
  text: string;
  /** Whose words they are, when somebody else said them. */
  source: string | null;
  /** For whoever may have the words erased. */
  strike: Offer | null;
};

export function remarkParts({ by, text, source, strike }: RemarkShown, on: Target): Form['body'] {
  const label = source === null ? by : `Attached by ${by}`;
  const quote = { kind: 'quote', text, ...(source !== null && { under: source }) } as const;
  if (!strike) return [{ ...quote, label }];
  return [{ kind: 'row', runs: [{ strong: label }], button: button(strike, on) }, quote];
}
