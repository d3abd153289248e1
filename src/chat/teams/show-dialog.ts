import { cardAttachment, type TaskModuleResponse } from '@microsoft/teams.api';
import type { Answers, Form } from '../../../blocks/kit.ts';
import { officersOn } from '../../desk/officers.ts';
import { rememberForm } from '../../desk/open-forms.ts';
import type { Who } from '../office.ts';
import { renderDialog } from './render-dialog.ts';
import type { TeamsOffice } from './teams-office.ts';

type Options = { errors?: Record<string, string>; typed?: Answers; part?: number };

/** Opens a form. One that asks is remembered, for Teams sends back what was typed and nothing else. */
export async function showDialog(office: TeamsOffice, who: Who, form: Form, options: Options = {}) {
  if (form.submit === undefined) return redrawDialog(office, form, options);
  const dialog = await rememberForm(office.desk, who.user, form);
  return redrawDialog(office, named(form, dialog), options);
}

/** The same form once more: another part of it, or with what is wrong in it. */
export async function redrawDialog(
  office: TeamsOffice,
  form: Form,
  options: Options = {},
): Promise<TaskModuleResponse> {
  const people = form.body.some((piece) => piece.kind === 'field' && piece.field.kind === 'officer')
    ? await officersOn(office.desk.db, 'teams')
    : [];
  const { title, card } = renderDialog(form, { ...options, people });
  return {
    task: {
      type: 'continue',
      value: { title, height: 'large', width: 'large', card: cardAttachment('adaptive', card) },
    },
  };
}

/** The name of an open form travels with the ids it carries. */
const NAME = 'dialog';

export function named(form: Form, dialog: string): Form {
  return { ...form, context: { ...form.context, [NAME]: dialog } };
}

export function nameIn(context: Form['context']): string | null {
  return context[NAME] ?? null;
}
