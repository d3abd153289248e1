import type { Message, Target } from '../../blocks/kit.ts';
import { NotAllowed } from '../case/not-allowed.ts';
import { ensureOpen } from '../desk/record-opening.ts';
import { letterSettledWords } from '../desk/settled-letter.ts';
import { admitted } from './admitted.ts';
import type { Click } from './click.ts';
import type { Office, Who } from './office.ts';

/**
 * What belongs in the place of words that offered to take a letter back, once it is settled: also when somebody pressed
 * too late. Null for any other press, while the letter is on its way, and for whoever may not see its case.
 */
export async function letterPressed(
  office: Office,
  who: Who,
  { on, click }: { on: Target; click: Click },
): Promise<Message | null> {
  if (!('does' in click) || click.about !== 'a letter' || !on.id) return null;
  try {
    await ensureOpen(office.desk, await admitted(office, who, 'look'), on);
  } catch (error) {
    if (error instanceof NotAllowed) return null;
    throw error;
  }
  return letterSettledWords(office.desk, on.id);
}
