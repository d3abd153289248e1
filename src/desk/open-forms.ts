import { subDays } from 'date-fns/subDays';
import { and, eq, inArray, lt, sql } from 'drizzle-orm';
import type { Answers, Form } from '../../blocks/kit.ts';
import type { Queryable } from '../../db/database.ts';
import { openForms } from '../../db/open-forms.ts';
import type { Desk } from './desk.ts';

export type OpenForm = { form: Form; typed: Answers; answered: string | null };

/** Remembers a form that somebody has before them, and names it. */
export async function rememberForm(desk: Desk, by: string, form: Form): Promise<string> {
  const row = { by, form, typed: {}, openedAt: desk.wall() };
  const [kept] = await desk.db.insert(openForms).values(row).returning({ id: openForms.id });
  if (!kept) throw new Error('The database kept no form');
  return kept.id;
}

/** The form as it was opened; null when it was never theirs, or lay open for more than a day. */
export async function rememberedForm(desk: Desk, by: string, id: string): Promise<OpenForm | null> {
  const [row] = await desk.db
    .select()
    .from(openForms)
    .where(and(eq(openForms.id, id), eq(openForms.by, by)));
  // Both are written in this file, and nowhere else.
  return row ? { form: row.form as Form, typed: row.typed as Answers, answered: row.answered } : null;
}

/** What was typed so far, in whichever of its parts. */
export async function keepTyped(desk: Desk, id: string, typed: Answers): Promise<void> {
  await desk.db.update(openForms).set({ typed }).where(eq(openForms.id, id));
}

/** Whoever sends it a second time hears what was said at the first; of what stood in it nothing is kept. */
export async function answerForm(desk: Desk, id: string, answered: string): Promise<void> {
  const [row] = await desk.db.select().from(openForms).where(eq(openForms.id, id));
  if (!row) return;
  // Written by rememberForm, and nowhere else.
  const { form, title, context } = row.form as Form;
  const emptied: Form = { form, title, context, body: [] };
  await desk.db.update(openForms).set({ form: emptied, typed: {}, answered }).where(eq(openForms.id, id));
}

/** Whatever lies open about these keeps its name and nothing that can be read. */
export async function emptyFormsAbout(db: Queryable, ids: string[]): Promise<void> {
  const about = inArray(sql`${openForms.form}->'context'->>'id'`, ids);
  await db
    .update(openForms)
    .set({ form: sql`jsonb_set(${openForms.form}, '{body}', '[]')` })
    .where(about);
}

export async function forgetOldForms(desk: Desk): Promise<void> {
  await desk.db.delete(openForms).where(lt(openForms.openedAt, subDays(desk.wall(), 1)));
}
