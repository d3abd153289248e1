import type { Case, CaseEvent, LetterId } from './case.ts';

type Unresolved = { letter: LetterId; refused: boolean; changed?: boolean };

/**
 * Nobody knows whether it left, so it is not sent again until an officer has looked; or the mailbox refused it, or it
 * is not sent because somebody changed its draft. Told each time that it was tried: what was refused may become doubtful, and what is doubtful is never certain again.
 */
export function letterUnresolved(kase: Case, at: Date, { letter, refused, changed = false }: Unresolved): CaseEvent[] {
  if (kase.status !== 'letter-leaving' || kase.letter.id !== letter) return [];
  const { sentAgain } = kase.letter;
  const doubtful = kase.letter.unresolved && !kase.letter.refused;
  if (refused && doubtful && !sentAgain) return [];
  const why = { ...(refused && !doubtful && { refused }), ...(changed && { changed }) };
  return [{ type: 'letter-unresolved', by: 'desk', at, letter, ...why }];
}
