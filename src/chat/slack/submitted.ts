import type { AckFn, ViewResponseAction, ViewSubmitAction } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Answers, Form } from '../../../blocks/kit.ts';
import refusedForm from '../../../blocks/refused-form.ts';
import type { Answered, DeskForm } from '../../desk/deed.ts';
import { hurryCard } from '../../desk/show-card.ts';
import { keptWords, submitForm } from '../../desk/submit-form.ts';
import { forms } from './listeners.ts';
import { admitted, inWords, tellOnly } from './person.ts';
import type { Office } from './register.ts';
import { readAnswers } from './render-answers.ts';
import { renderForm } from './render-form.ts';
import { contextOf } from './render-target.ts';

type Arrival = { ack: AckFn<ViewResponseAction>; body: ViewSubmitAction; client: WebClient };

/** The answers of a form. Errors stand under their fields; nothing typed is lost. */
export async function submitted(office: Office, { ack, body, client }: Arrival) {
  const { view, user } = body;
  const form: DeskForm | undefined = isForm(view.callback_id) ? forms[view.callback_id] : undefined;
  const { submit } = form ?? {};
  if (!form || !submit) return ack();
  let answers: Answers = {};
  try {
    answers = readAnswers(view.state);
    const officer = await admitted(office, { user: user.id, team: user.team_id ?? null }, 'change');
    const context = contextOf(view.private_metadata);
    const answered = await submitForm(
      office.desk,
      officer,
      { ...form, submit },
      { id: view.callback_id, answers, context, cause: `${view.id} ${view.callback_id}` },
    );
    await ack(responseTo(answered));
    await afterwards(office, client, user.id, answered);
  } catch (error) {
    const sentence = await inWords(office, error, { form: view.callback_id });
    const kept = `${sentence}${keptWords(view.callback_id)}`;
    await ack({ response_action: 'update', view: renderForm(refused(view.title.text, kept, answers)) });
  }
}

function isForm(id: string): id is keyof typeof forms {
  return Object.hasOwn(forms, id);
}

function responseTo(answered: Answered): ViewResponseAction {
  if ('errors' in answered) return { response_action: 'errors', errors: answered.errors };
  if ('next' in answered) return { response_action: 'update', view: renderForm(answered.next) };
  return { response_action: 'clear' };
}

/** A refusal shows what was typed, so that it can be copied into another try. */
function refused(title: string, sentence: string, answers: Answers): Form {
  const typed = Object.entries(answers).flatMap(([label, text]) =>
    typeof text === 'string' && text.trim() !== '' ? [{ label, text }] : [],
  );
  return refusedForm.render({ title, sentence, typed });
}

async function afterwards(office: Office, client: WebClient, user: string, answered: Answered) {
  if (!('done' in answered)) return;
  const { reference, said } = answered.done;
  if (reference) await hurryCard(office.desk, reference);
  if (said) await tellOnly(client, { user, channel: office.channel }, said);
}
