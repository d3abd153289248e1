import type { Form, Target } from '../../blocks/kit.ts';
import refusedForm from '../../blocks/refused-form.ts';
import { openRecorded } from '../desk/record-opening.ts';
import { admitted } from './admitted.ts';
import type { Opening } from './click.ts';
import { inWords } from './in-words.ts';
import type { Office, Who } from './office.ts';

type Asked = {
  click: Opening;
  /** What it is opened on; or how that is found out, once the form is on its way. */
  on: Target | (() => Promise<Target>);
  part: number;
};

/** The form that was asked for, as the case is now; or, in its place, why it does not open. */
export async function openForm(office: Office, who: Who, { click, on, part }: Asked): Promise<Form> {
  const title = part > 1 ? `${click.title}, part ${part}` : click.title;
  try {
    const officer = await admitted(office, who, click.wish ?? 'change');
    const target = typeof on === 'function' ? await on() : on;
    return await openRecorded(office.desk, officer, target, { form: click.opens, title, about: click.about ?? null });
  } catch (error) {
    const reference = typeof on === 'function' ? '' : on.reference;
    const sentence = await inWords(office, error, { form: click.title, reference });
    return refusedForm.render({ title: click.title, sentence, typed: [] });
  }
}
