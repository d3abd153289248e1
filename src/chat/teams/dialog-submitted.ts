import type { TaskModuleResponse } from '@microsoft/teams.api';
import * as z from 'zod';
import { type Act, acts, SUBMIT, TURN } from '../../../blocks/ids.ts';
import { targetOf } from '../../desk/deed.ts';
import type { Click } from '../click.ts';
import { doPress } from '../do-press.ts';
import { doneInWords } from '../done-in-words.ts';
import { inWords } from '../in-words.ts';
import { clicks, parted } from '../listeners.ts';
import { openForm } from '../open-form.ts';
import { dialogInWords, UNKNOWN } from './answers.ts';
import type { Arrival } from './arrival.ts';
import { draftPressed, formAnswered, formTurned } from './dialog-answers.ts';
import { decodeDialog, decodeTarget } from './render-target.ts';
import { showDialog } from './show-dialog.ts';
import type { TeamsOffice } from './teams-office.ts';
import { tellPerson } from './tell-person.ts';

const pressed = z.object({ action: z.enum([SUBMIT, TURN, ...acts]) });

/** A press of any button inside a form. */
export async function dialogSubmitted(
  office: TeamsOffice,
  arrival: Arrival,
  data: unknown,
): Promise<TaskModuleResponse> {
  try {
    const { action } = pressed.parse(data);
    const { who } = arrival;
    if (action === SUBMIT) return await formAnswered(office, who, data);
    if (action === TURN) return (await turnedAnew(office, arrival, data)) ?? (await formTurned(office, who, data));
    return await pressedInForm(office, arrival, action, data);
  } catch (error) {
    if (error instanceof z.ZodError) return dialogInWords(UNKNOWN);
    return dialogInWords(await inWords(office, error, { form: 'a dialog' }));
  }
}

/** Another part of a form that only shows is drawn from the case as it is then. */
async function turnedAnew(office: TeamsOffice, { who }: Arrival, data: unknown): Promise<TaskModuleResponse | null> {
  const { form, context, part } = decodeDialog(data);
  const act = parted[form];
  const click: Click | null = act ? clicks[act] : null;
  if (!click || !('opens' in click)) return null;
  return showDialog(office, who, await openForm(office, who, { click, on: targetOf(context), part }), { part });
}

async function pressedInForm(office: TeamsOffice, { who }: Arrival, act: Act, data: unknown) {
  const click: Click = clicks[act];
  if ('keeps' in click) return draftPressed(office, who, click, data);
  const on = decodeTarget(data);
  if ('opens' in click) return showDialog(office, who, await openForm(office, who, { click, on, part: 1 }));
  const done = await doPress(office, who, { act, on, click });
  if (done.said) await tellPerson(office, who.user, done.said);
  return dialogInWords(await doneInWords(office.desk, done));
}
