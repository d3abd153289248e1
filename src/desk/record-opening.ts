import { eq } from 'drizzle-orm';
import type { Form, Target } from '../../blocks/kit.ts';
import { cases } from '../../db/cases.ts';
import { openings } from '../../db/openings.ts';
import { ensureMaySee } from '../case/visibility.ts';
import type { DeskForm, Person } from './deed.ts';
import type { Desk } from './desk.ts';
import { withDraft } from './drafts.ts';
import { openFile } from './find-cases.ts';

/** Throws NotAllowed when a press means a case that is restricted to others. */
export async function ensureOpen(desk: Desk, person: Person, { reference }: Target): Promise<void> {
  if (!reference) return;
  const [row] = await desk.db
    .select({ restricted: cases.restricted })
    .from(cases)
    .where(eq(cases.reference, reference));
  if (row?.restricted) ensureMaySee((await openFile(desk.db, reference)).kase, person);
}

/** Opens a form on a case, or on a mail that is on none yet. That it was opened is recorded first: what cannot be recorded is not shown. */
export async function openRecorded(
  desk: Desk,
  person: Person,
  on: Target,
  { form, title, about }: { form: DeskForm; title: string; about: 'a mail' | null },
): Promise<Form> {
  const opened = on.reference ? { reference: on.reference } : about && on.id ? { message: on.id } : null;
  if (opened) await desk.db.insert(openings).values({ ...opened, form: title, by: person.id, at: desk.clock.now() });
  return withDraft(desk, person, await form.open(desk, person, on));
}
