import { and, eq } from 'drizzle-orm';
import told from '../../blocks/refusal.ts';
import { clippings } from '../../db/clippings.ts';
import { eventTexts } from '../../db/event-texts.ts';
import { strikeWords } from '../case/strike-words.ts';
import { changeCase } from './change-case.ts';
import type { Transaction } from './desk.ts';
import { emptyFormsAbout } from './open-forms.ts';
import type { DeedWith } from './work-case.ts';

/** Erases words of a case wherever this desk keeps them; the history goes on naming them by their hash, and still holds. */
export const strikeFromCase: DeedWith<{ reason: string }> = async (desk, person, on, cause, { reason }) => {
  const words = on.id ?? '';
  await changeCase(desk, { reference: on.reference, cause }, async (kase, keep, tx) => {
    const events = strikeWords(kase, person, desk.clock.now(), { words, reason: keep(reason) });
    await erase(tx, on.reference, words);
    return events;
  });
  const sentence = `Struck from ${on.reference}. Show case says that you did, and why.`;
  return { reference: on.reference, said: told.render({ sentence }) };
};

async function erase(tx: Transaction, reference: string, words: string) {
  const here = and(eq(eventTexts.reference, reference), eq(eventTexts.id, words));
  const [text] = await tx.select().from(eventTexts).where(here);
  await tx.update(eventTexts).set({ salt: null, text: null }).where(here);
  // A message that was attached lies by for a day more, so that it may be attached elsewhere.
  const copies = await tx
    .delete(clippings)
    .where(eq(clippings.words, text?.text ?? ''))
    .returning({ id: clippings.id });
  await emptyFormsAbout(tx, [words, ...copies.map(({ id }) => id)]);
}
