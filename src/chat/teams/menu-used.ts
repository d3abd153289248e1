import type { TaskModuleResponse } from '@microsoft/teams.api';
import * as z from 'zod';
import type { Target } from '../../../blocks/kit.ts';
import { keepClipping } from '../../desk/clippings.ts';
import { admitted } from '../admitted.ts';
import { openForm } from '../open-form.ts';
import { shortcutNamed } from '../shortcut-named.ts';
import { dialogInWords, UNKNOWN } from './answers.ts';
import type { Arrival } from './arrival.ts';
import { payload, readSaid } from './read-said.ts';
import { showDialog } from './show-dialog.ts';
import type { TeamsOffice } from './teams-office.ts';

const chosen = z.object({ commandId: z.string(), messagePayload: payload.optional() });

/** What somebody chose in the menu of a message, or beside the message box: a form that only they see. */
export async function menuUsed(office: TeamsOffice, arrival: Arrival, value: unknown): Promise<TaskModuleResponse> {
  const read = chosen.safeParse(value);
  const click = read.success ? shortcutNamed(read.data.commandId) : null;
  const message = read.data?.messagePayload;
  if (!click || click.on !== (message ? 'a message' : 'nothing')) return dialogInWords(UNKNOWN);
  const { who } = arrival;
  const on = message ? () => clipped(office, arrival, message) : { reference: '', version: 0 };
  return showDialog(office, who, await openForm(office, who, { click, on, part: 1 }));
}

/** Keeps the message, so that its form can show it and file it. */
async function clipped(office: TeamsOffice, arrival: Arrival, message: z.infer<typeof payload>): Promise<Target> {
  const person = await admitted(office, arrival.who, 'change');
  const { under, ...said } = readSaid(message);
  const post = { channel: arrival.conversation, ts: under };
  return keepClipping(office.desk, person, { ...said, surface: 'teams', under: post });
}
