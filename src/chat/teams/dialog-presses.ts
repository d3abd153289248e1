import type { ISubmitAction } from '@microsoft/teams.cards';
import { SUBMIT, TURN } from '../../../blocks/ids.ts';
import type { Button, Form } from '../../../blocks/kit.ts';
import type { Click } from '../click.ts';
import { clicks } from '../listeners.ts';
import { face } from './render-buttons.ts';
import { encodeTarget } from './render-target.ts';

/** One part of a form on the screen, and the inputs on it in their order. */
export type Page = { part: number; last: number; asked: string[] };

/** A button inside a form. A dialog lies on no other: what it opens comes in its place. Only drafts need what is typed. */
export function pressInDialog(button: Button, form: Form, { part, asked }: Page): ISubmitAction {
  const keeps = keepsDraft(button);
  return {
    type: 'Action.Submit',
    ...face(button),
    ...(!keeps && { associatedInputs: 'none' }),
    data: { ...encodeTarget(button.act, button.on), ...carried(form, part), ...(keeps && { asked }) },
  };
}

/** Sends the form. */
export function sendDialog(form: Form, words: string, { part, asked }: Page): ISubmitAction {
  return {
    type: 'Action.Submit',
    ...face({ label: words, says: `${words}: ${form.title}`, primary: true }),
    data: { action: SUBMIT, ...carried(form, part), asked },
  };
}

/** Keeps what is typed on one part and shows another. */
export function turnDialog(form: Form, { label, to }: { label: string; to: number }, page: Page): ISubmitAction {
  return {
    type: 'Action.Submit',
    ...face({ label, says: `${label}, ${to} of ${page.last}` }),
    data: { action: TURN, ...carried(form, to), asked: page.asked },
  };
}

/** Teams would refuse to save a draft in which something is missing. */
export function keepsDrafts(form: Form): boolean {
  return form.body.some((piece) => piece.kind === 'buttons' && piece.buttons.some(keepsDraft));
}

function keepsDraft({ act }: Button): boolean {
  const click: Click = clicks[act];
  return 'keeps' in click;
}

function carried({ form, context }: Form, part: number) {
  return { form, context, part };
}
