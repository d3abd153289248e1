import type { Case, CaseEvent, LetterId } from './case.ts';

type Unresolved = { letter: LetterId; refused: boolean };

/**
 * Nobody knows whether it left, so it is not sent again until an officer has looked; or the mailbox refused it. Of a
 * letter that was refused it may become doubtful when it is tried again.
 */
export function letterUnresolved(kase: Case, at: Date, { letter, refused }: Unresolved): CaseEvent[] {
  if (kase.status !== 'letter-leaving' || kase.letter.id !== letter) return [];
  const known = kase.letter.unresolved && (refused || !kase.letter.refused);
  return known ? [] : [{ type: 'letter-unresolved', by: 'desk', at, letter, ...(refused && { refused }) }];
}
