import type { TaskModuleResponse } from '@microsoft/teams.api';
import * as z from 'zod';
import { acts } from '../../../blocks/ids.ts';
import type { Click } from '../click.ts';
import { inWords } from '../in-words.ts';
import { clicks } from '../listeners.ts';
import { openForm } from '../open-form.ts';
import { dialogInWords, UNKNOWN } from './answers.ts';
import type { Arrival } from './arrival.ts';
import { decodeTarget } from './render-target.ts';
import { showDialog } from './show-dialog.ts';
import type { TeamsOffice } from './teams-office.ts';

const asked = z.object({ action: z.enum(acts) });

/** A press of a button that opens a form. */
export async function dialogOpened(office: TeamsOffice, { who }: Arrival, data: unknown): Promise<TaskModuleResponse> {
  try {
    const { action } = asked.parse(data);
    const click: Click = clicks[action];
    if (!('opens' in click)) return dialogInWords(UNKNOWN);
    return await showDialog(office, who, await openForm(office, who, { click, on: decodeTarget(data), part: 1 }));
  } catch (error) {
    if (error instanceof z.ZodError) return dialogInWords(UNKNOWN);
    return dialogInWords(await inWords(office, error, { form: 'a dialog' }));
  }
}
