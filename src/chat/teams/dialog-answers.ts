import type { TaskModuleResponse } from '@microsoft/teams.api';
import * as z from 'zod';
import { DRAFT_NOTE } from '../../../blocks/drafted-form.ts';
import type { Answers, Form } from '../../../blocks/kit.ts';
import refusedForm from '../../../blocks/refused-form.ts';
import type { Answered } from '../../desk/deed.ts';
import { answerForm, keepTyped, rememberedForm } from '../../desk/open-forms.ts';
import { hurryCard } from '../../desk/show-card.ts';
import { keepWaitingPost } from '../../desk/waiting-posts.ts';
import type { Keeping } from '../click.ts';
import { doneInWords } from '../done-in-words.ts';
import { draftKept } from '../draft-kept.ts';
import type { Who } from '../office.ts';
import { formThatTakes, type Labels, refusedAnswers, takeAnswers, typedIn } from '../take-answers.ts';
import { dialogInWords, UNKNOWN } from './answers.ts';
import { missingAnswers } from './missing-answers.ts';
import { readAnswers } from './render-answers.ts';
import { decodeDialog } from './render-target.ts';
import { named, nameIn, redrawDialog, showDialog } from './show-dialog.ts';
import type { TeamsOffice } from './teams-office.ts';
import { tellPerson } from './tell-person.ts';

/** The form is sent: all that was typed in any of its parts. */
export async function formAnswered(office: TeamsOffice, who: Who, data: unknown): Promise<TaskModuleResponse> {
  const written = await writtenIn(office, who, data);
  if ('instead' in written) return written.instead;
  const { dialog, form, answers } = written;
  const { form: id, title, context } = form;
  const taking = formThatTakes(id);
  if (!taking) return dialogInWords(UNKNOWN);
  const missing = missingAnswers(form, answers);
  if (Object.keys(missing).length > 0) return await respond(office, who, written, { errors: missing });
  try {
    const answered = await takeAnswers(office, who, taking, { id, answers, context, cause: `${dialog} ${id}` });
    return await respond(office, who, written, answered);
  } catch (error) {
    return redrawDialog(office, await refusedAnswers(office, error, { id, title, answers, labels: textLabels(form) }));
  }
}

async function respond(office: TeamsOffice, who: Who, { dialog, form, answers }: Written, answered: Answered) {
  if ('errors' in answered) {
    return redrawDialog(office, named(form, dialog), { errors: answered.errors, typed: answers });
  }
  if ('next' in answered) return showDialog(office, who, answered.next);
  const { reference, said, waits } = answered.done;
  const sentence = await doneInWords(office.desk, answered.done);
  await answerForm(office.desk, dialog, sentence);
  if (reference) await hurryCard(office.desk, reference);
  const told = said && (await tellPerson(office, who.user, said));
  if (told && waits) await keepWaitingPost(office.desk, 'teams', told, waits);
  return dialogInWords(sentence);
}

/** Another part of a form that asks: what stands in this one is kept. */
export async function formTurned(office: TeamsOffice, who: Who, data: unknown): Promise<TaskModuleResponse> {
  const written = await writtenIn(office, who, data);
  if ('instead' in written) return written.instead;
  const { dialog, form, answers, part } = written;
  await keepTyped(office.desk, dialog, answers);
  return redrawDialog(office, named(form, dialog), { typed: answers, part });
}

/** Save draft or Throw away, in a form that stays open with all that is typed in it. */
export async function draftPressed(office: TeamsOffice, who: Who, click: Keeping, data: unknown) {
  const written = await writtenIn(office, who, data);
  if ('instead' in written) return written.instead;
  const { dialog, form, answers, part } = written;
  const { form: id, context } = form;
  const sentence = await draftKept(office, who, click, { id, context, answers });
  await keepTyped(office.desk, dialog, answers);
  return redrawDialog(office, named(saying(form, sentence), dialog), { typed: answers, part });
}

function textLabels({ body }: Form): Labels {
  return new Map(
    body.flatMap((part) =>
      part.kind === 'field' && part.field.kind === 'text' ? [[part.field.id, part.field.label] as const] : [],
    ),
  );
}

function saying(form: Form, text: string): Form {
  const body = form.body.map((piece) =>
    piece.kind === 'note' && piece.id === DRAFT_NOTE ? { ...piece, text } : piece,
  );
  return { ...form, body };
}

type Written = { dialog: string; form: Form; answers: Answers; part: number };

/** What was written into a form that this officer has open; the ids it carries are the ones it was opened with. */
async function writtenIn(
  office: TeamsOffice,
  who: Who,
  data: unknown,
): Promise<Written | { instead: TaskModuleResponse }> {
  const { context, part } = decodeDialog(data);
  const typed = readAnswers(data);
  const dialog = nameIn(context);
  const open =
    dialog && dialogName.safeParse(dialog).success ? await rememberedForm(office.desk, who.user, dialog) : null;
  if (!dialog || !open) {
    // Nobody knows any more what its fields are called, nor which were typed into.
    const labels = new Map(Object.keys(typed).map((id) => [id, id]));
    const lost = refusedForm.render({ title: 'Form', sentence: LOST, typed: typedIn(typed, labels) });
    return { instead: await redrawDialog(office, lost) };
  }
  if (open.answered !== null) return { instead: dialogInWords(open.answered) };
  return { dialog, form: open.form, answers: { ...open.typed, ...typed }, part };
}

const dialogName = z.uuid();

const LOST = 'This form has been open for too long, or was never opened here. Nothing was changed. Open it again.';
