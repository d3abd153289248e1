import type { Answers, Form } from '../../blocks/kit.ts';
import refusedForm from '../../blocks/refused-form.ts';
import { type Answered, type DeskForm, type TakingForm, textOf } from '../desk/deed.ts';
import { NO_OFFICER } from '../desk/forms/reassign.ts';
import { keptWords, submitForm } from '../desk/submit-form.ts';
import { admitted } from './admitted.ts';
import { inWords } from './in-words.ts';
import { forms } from './listeners.ts';
import type { Office, Who } from './office.ts';
import { receiver } from './receiver.ts';

/** The form of this name that takes answers; null for one that only shows, and for a name that is none. */
export function formThatTakes(id: string): TakingForm | null {
  const form: DeskForm | null = isForm(id) ? forms[id] : null;
  return form?.submit ? { ...form, submit: form.submit } : null;
}

function isForm(id: string): id is keyof typeof forms {
  return Object.hasOwn(forms, id);
}

type Given = { id: string; answers: Answers; context: Form['context']; cause: string };

/** What a form's answers do. Throws NotAllowed. */
export async function takeAnswers(office: Office, who: Who, form: TakingForm, given: Given): Promise<Answered> {
  const person = await admitted(office, who, 'change');
  const { receiver: field } = form;
  const chosen = field && textOf(given.answers, field);
  if (chosen && !(await receiver(office, chosen))) return { errors: { [field]: NO_OFFICER } };
  return submitForm(office.desk, person, form, given);
}

type Refused = { id: string; title: string; answers: Answers; labels: Labels };

/** Of the fields that words are typed into, by id. */
export type Labels = Map<string, string>;

/** In the place of a form whose answers were refused: why, and what was typed, so that it can be copied. */
export async function refusedAnswers(
  office: Office,
  error: unknown,
  { id, title, answers, labels }: Refused,
): Promise<Form> {
  const sentence = await inWords(office, error, { form: id });
  return refusedForm.render({ title, sentence: `${sentence}${keptWords(id)}`, typed: typedIn(answers, labels) });
}

/** The words in some answers, under their labels: what was chosen is chosen again in a moment, and says nothing here. */
export function typedIn(answers: Answers, labels: Labels): { label: string; text: string }[] {
  return [...labels].flatMap(([id, label]) => {
    const text = answers[id];
    return typeof text === 'string' && text.trim() !== '' ? [{ label, text }] : [];
  });
}
