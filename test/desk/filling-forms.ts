import type { Act } from '../../blocks/ids.ts';
import type { Answers, Form, Target } from '../../blocks/kit.ts';
import type { Click } from '../../src/chat/click.ts';
import { clicks } from '../../src/chat/listeners.ts';
import { formThatTakes } from '../../src/chat/take-answers.ts';
import type { Answered, Person } from '../../src/desk/deed.ts';
import { openRecorded } from '../../src/desk/record-opening.ts';
import { submitForm } from '../../src/desk/submit-form.ts';
import type { LetterOffice } from './letter-office.ts';

/** What stands in the fields of a form, as a chat sends it back. */
export function standing({ body }: Form): Answers {
  const fields = body.flatMap((piece) => (piece.kind === 'field' ? [piece.field] : []));
  return Object.fromEntries(
    fields.map((field) => [field.id, field.kind === 'ticks' ? (field.values ?? []) : (field.value ?? null)]),
  );
}

/** Forms as a chat opens them and brings them back, without a chat. */
export function fillingForms(office: LetterOffice) {
  const opened = async (act: Act, on: Target, person: Person = office.alex): Promise<Form> => {
    const click: Click = clicks[act];
    if (!('opens' in click)) throw new Error(`${act} opens no form`);
    return openRecorded(office.desk, person, on, { form: click.opens, title: click.title, about: null });
  };

  const submitted = async (
    form: Form,
    changes: Answers = {},
    { person = office.alex, cause = crypto.randomUUID() as string } = {},
  ): Promise<Answered> => {
    const taking = formThatTakes(form.form);
    if (!taking) throw new Error(`${form.form} takes no answers`);
    const answers = { ...standing(form), ...changes };
    return submitForm(office.desk, person, taking, { id: form.form, answers, context: form.context, cause });
  };

  /** The form that follows upon it. */
  const next = async (form: Form, changes: Answers = {}, person: Person = office.alex): Promise<Form> => {
    const answered = await submitted(form, changes, { person });
    if (!('next' in answered)) throw new Error(`${form.form} was not followed by another: ${JSON.stringify(answered)}`);
    return answered.next;
  };

  /** The letter that it put on its way. */
  const send = async (form: Form, changes: Answers = {}, how: { person?: Person; cause?: string } = {}) => {
    const answered = await submitted(form, changes, how);
    if (!('done' in answered)) throw new Error(`${form.form} was not sent: ${JSON.stringify(answered)}`);
    return answered.done.waits ?? '';
  };
  return { opened, submitted, next, send };
}
