import type { AckFn, ViewResponseAction, ViewSubmitAction } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Answers } from '../../../blocks/kit.ts';
import type { Answered } from '../../desk/deed.ts';
import { hurryCard } from '../../desk/show-card.ts';
import { keepWaitingPost } from '../../desk/waiting-posts.ts';
import { formThatTakes, refusedAnswers, takeAnswers } from '../take-answers.ts';
import type { SlackOffice } from './register.ts';
import { readAnswers, textLabels } from './render-answers.ts';
import { renderForm } from './render-form.ts';
import { contextOf } from './render-target.ts';
import { tellOnly } from './tell-only.ts';
import { whyClosed } from './why-closed.ts';

type Arrival = { ack: AckFn<ViewResponseAction>; body: ViewSubmitAction; client: WebClient };

/** The answers of a form. Errors stand under their fields; nothing typed is lost. */
export async function submitted(office: SlackOffice, { ack, body, client }: Arrival) {
  const { view, user } = body;
  const id = view.callback_id;
  const form = formThatTakes(id);
  if (!form) return ack();
  const who = { user: user.id, team: user.team_id ?? null };
  let answers: Answers = {};
  try {
    answers = readAnswers(view.state);
    const context = contextOf(view.private_metadata);
    const answered = await takeAnswers(office, who, form, { id, answers, context, cause: `${view.id} ${id}` });
    await ack(responseTo(answered));
    await afterwards(office, client, user.id, answered);
  } catch (error) {
    const refused = await refusedAnswers(office, error, {
      ...{ id, title: view.title.text, answers },
      labels: textLabels(view.blocks),
    });
    await ack({ response_action: 'update', view: renderForm(refused) });
  }
}

function responseTo(answered: Answered): ViewResponseAction {
  if ('errors' in answered) return { response_action: 'errors', errors: answered.errors };
  if ('next' in answered) return { response_action: 'update', view: renderForm(answered.next) };
  return { response_action: 'clear' };
}

async function afterwards(office: SlackOffice, client: WebClient, user: string, answered: Answered) {
  if (!('done' in answered)) return;
  const { reference, said, waits } = answered.done;
  if (reference) await hurryCard(office.desk, reference);
  if (!said) return;
  const closed = await whyClosed(office, office.channel, 'look');
  const told = await tellOnly(client, { user, channel: closed ? null : office.channel }, said);
  if (told && waits) await keepWaitingPost(office.desk, 'slack', told, waits);
}
