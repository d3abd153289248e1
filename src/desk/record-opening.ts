import type { Form, Target } from '../../blocks/kit.ts';
import { openings } from '../../db/openings.ts';
import type { DeskForm, Person } from './deed.ts';
import type { Desk } from './desk.ts';

/** Opens a form on a case. That it was opened is recorded first: what cannot be recorded is not shown. */
export async function openRecorded(
  desk: Desk,
  person: Person,
  on: Target,
  { form, title }: { form: DeskForm; title: string },
): Promise<Form> {
  if (on.reference) {
    await desk.db
      .insert(openings)
      .values({ reference: on.reference, form: title, by: person.id, at: desk.clock.now() });
  }
  return form.open(desk, person, on);
}
