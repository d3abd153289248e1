import type { WebClient } from '@slack/web-api';
import type { Target } from '../../../blocks/kit.ts';
import loadingForm from '../../../blocks/loading-form.ts';
import refusedForm from '../../../blocks/refused-form.ts';
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
  /** Another form is open already: this one goes on top. */
  stacked: boolean;
};

/** Opens a skeleton within the three seconds a trigger lives, then puts the form in its place. */
export async function openForm(office: Office, { client, trigger, person, on, click, stacked }: Opening) {
  const loading = renderForm(loadingForm.render({ title: click.title, reference: on.reference || null }));
  const open = stacked ? client.views.push : client.views.open;
  const { view } = await open({ trigger_id: trigger, view: loading });
  if (!view?.id) return;
  const form = await admitted(office, person, click.wish ?? 'change')
    .then((officer) => openRecorded(office.desk, officer, on, { form: click.opens, title: click.title }))
    .catch(async (error: unknown) => {
      const sentence = await inWords(office, error, { form: click.title, reference: on.reference });
      return refusedForm.render({ title: click.title, sentence, typed: [] });
    });
  await client.views.update({ view_id: view.id, view: renderForm(form) });
}
