import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import type { Target } from '../../../blocks/kit.ts';
import loadingForm from '../../../blocks/loading-form.ts';
import refusedForm from '../../../blocks/refused-form.ts';
import { NotAllowed } from '../../case/not-allowed.ts';
import type { DeskForm } from '../../desk/deed.ts';
import { openRecorded } from '../../desk/record-opening.ts';
import { admitted, inWords, type Who, type Wish } from './person.ts';
import type { Office } from './register.ts';
import { renderForm } from './render-form.ts';

type Opening = {
  client: WebClient;
  trigger: string;
  person: Who;
  on: Target;
  click: { opens: DeskForm; title: string; wish?: Wish };
  /** Where it opens: by itself, on top of another form, or in the place of one, at a part of its own. */
  over: 'nothing' | 'another' | { view: string; part: number };
};

/** Opens a skeleton within the three seconds a trigger lives, then puts the form in its place. */
export async function openForm(office: Office, opening: Opening) {
  const { client, person, on, click, over } = opening;
  const view = typeof over === 'object' ? over.view : await skeleton(opening);
  if (!view) return;
  const part = typeof over === 'object' ? over.part : 1;
  const title = part > 1 ? `${click.title}, part ${part}` : click.title;
  const form = await admitted(office, person, click.wish ?? 'change')
    .then((officer) => openRecorded(office.desk, officer, on, { form: click.opens, title }))
    .catch(async (error: unknown) => {
      const sentence = await inWords(office, error, { form: click.title, reference: on.reference });
      return refusedForm.render({ title: click.title, sentence, typed: [] });
    });
  // Whoever closed it while it was loading wants nothing more of it.
  await client.views.update({ view_id: view, view: renderForm(form, part) }).catch((error: unknown) => {
    if (refusedWith(error) !== 'not_found') throw error;
  });
}

async function skeleton({ client, trigger, on, click, over }: Opening): Promise<string | undefined> {
  const loading = renderForm(loadingForm.render({ title: click.title, reference: on.reference || null }));
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

function refusedWith(error: unknown): string | null {
  return error instanceof WebAPIPlatformError ? error.data.error : null;
}
