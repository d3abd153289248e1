import type { Done } from '../desk/deed.ts';
import type { Desk } from '../desk/desk.ts';
import { drawCard } from '../desk/draw-card.ts';

/** What came of a deed in one sentence: what only its officer is told, or how the case stands now. */
export async function doneInWords(desk: Desk, { reference, said }: Done): Promise<string> {
  if (said) return said.text;
  return reference ? (await drawCard(desk, reference)).message.text : 'Done.';
}
