import { eq } from 'drizzle-orm';
import type { Form, Target } from '../../blocks/kit.ts';
import { cases } from '../../db/cases.ts';
import { openings } from '../../db/openings.ts';
import { ensureMaySee } from '../case/visibility.ts';
import type { DeskForm, Person } from './deed.ts';
import type { Desk } from './desk.ts';
import { withDraft } from './drafts.ts';
import { openFile } from './find-cases.ts';
import type { Names } from './sentences.ts';

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
  const mail = about && on.id ? { message: on.id } : null;
  await record(desk, person, title, on.reference ? { reference: on.reference } : mail);
  return withDraft(desk, person, await form.open(desk, person, on));
}

/** A form that follows upon another shows as much of the case as one that was asked for. */
export async function nextRecorded(desk: Desk, person: Person, form: Form): Promise<Form> {
  const { reference } = form.context;
  // What an officer is called says nothing of a case.
  if (reference && form.form !== 'signature') await record(desk, person, form.title, { reference });
  return withDraft(desk, person, form);
}

type About = { reference: string } | { message: string };

async function record(desk: Desk, { id }: Person, form: string, about: About | null) {
  if (about) await desk.db.insert(openings).values({ ...about, form, by: id, at: desk.clock.now() });
}

/** Who looked; a case file is written by whoever runs the desk, whom the desk does not know. */
export function openedBy(names: Names, by: string): string {
  return by === 'desk' ? 'Whoever runs the desk' : names(by);
}
