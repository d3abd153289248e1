import type { Form, Target } from '../../blocks/kit.ts';
import refusedForm from '../../blocks/refused-form.ts';
import { openRecorded } from '../desk/record-opening.ts';
import { admitted } from './admitted.ts';
import { inWords } from './in-words.ts';
import type { Opening } from './listeners.ts';
import type { Office, Who } from './office.ts';

type Asked = { click: Opening; on: Target; part: number };

/** The form that was asked for, as the case is now; or, in its place, why it does not open. */
export async function openForm(office: Office, who: Who, { click, on, part }: Asked): Promise<Form> {
  const title = part > 1 ? `${click.title}, part ${part}` : click.title;
  try {
    const officer = await admitted(office, who, click.wish ?? 'change');
    return await openRecorded(office.desk, officer, on, { form: click.opens, title });
  } catch (error) {
    const sentence = await inWords(office, error, { form: click.title, reference: on.reference });
    return refusedForm.render({ title: click.title, sentence, typed: [] });
  }
}
