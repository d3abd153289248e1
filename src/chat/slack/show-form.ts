import type { WebClient } from '@slack/web-api';
import type { Target } from '../../../blocks/kit.ts';
import loadingForm from '../../../blocks/loading-form.ts';
import { NotAllowed } from '../../case/not-allowed.ts';
import type { Opening } from '../click.ts';
import type { Office, Who } from '../office.ts';
import { openForm } from '../open-form.ts';
import { refusedWith } from './refused-with.ts';
import { renderForm } from './render-form.ts';

type Showing = {
  client: WebClient;
  trigger: string;
  who: Who;
  on: Target | (() => Promise<Target>);
  click: Opening;
  /** Where it opens: by itself, on top of another form, or in the place of one, at a part of its own. */
  over: 'nothing' | 'another' | { view: string; part: number };
};

/** Opens a skeleton within the three seconds a trigger lives, then puts the form in its place. */
export async function showForm(office: Office, showing: Showing) {
  const { client, who, on, click, over } = showing;
  const view = typeof over === 'object' ? over.view : await skeleton(showing);
  if (!view) return;
  const part = typeof over === 'object' ? over.part : 1;
  const form = await openForm(office, who, { click, on, part });
  // Whoever closed it while it was loading wants nothing more of it.
  await client.views.update({ view_id: view, view: renderForm(form, part) }).catch((error: unknown) => {
    if (refusedWith(error) !== 'not_found') throw error;
  });
}

async function skeleton({ client, trigger, on, click, over }: Showing): Promise<string | undefined> {
  const reference = typeof on === 'function' ? '' : on.reference;
  const loading = renderForm(loadingForm.render({ title: click.title, reference: reference || null }));
  const open = over === 'another' ? client.views.push : client.views.open;
  try {
    const { view } = await open({ trigger_id: trigger, view: loading });
    return view?.id;
  } catch (error) {
    const sentence = tooLate[refusedWith(error) ?? ''];
    if (sentence) throw new NotAllowed(sentence);
    throw error;
  }
}

/** A press opens a form once, and within three seconds: docs.slack.dev, views.open. */
const tooLate: Record<string, string> = {
  expired_trigger_id: 'Slack took too long to open this form. Press again.',
  exchanged_trigger_id: 'This press has opened its form already. Press again.',
  push_limit_reached: 'Too many forms lie on top of each other. Close one and press again.',
};
