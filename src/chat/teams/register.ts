import type { TaskModuleResponse } from '@microsoft/teams.api';
import type { App } from '@microsoft/teams.apps';
import { inWords } from '../in-words.ts';
import { dialogInWords, inWordsOf } from './answers.ts';
import { type Arrival, arrivalIn, placeIn } from './arrival.ts';
import { clicked } from './clicked.ts';
import { commanded } from './commanded.ts';
import { dialogOpened } from './dialog-opened.ts';
import { dialogSubmitted } from './dialog-submitted.ts';
import { added, conversationChanged, noticed, removed, upgraded } from './installed.ts';
import { menuUsed } from './menu-used.ts';
import type { TeamsOffice } from './teams-office.ts';
import { typedWords } from './typed-words.ts';
import { whyClosed } from './why-closed.ts';

/** One listener a kind of arrival; which button, form or word it is, is looked up in src/chat/listeners.ts. */
export function register(app: App, office: TeamsOffice) {
  app.on('card.action', async ({ activity }) =>
    arrived(office, activity, (arrival) => clicked(office, arrival, activity.value.action.data), inWordsOf),
  );
  app.on('dialog.open', async ({ activity }) =>
    arrived(office, activity, (arrival) => dialogOpened(office, arrival, activity.value.data), dialogInWords),
  );
  app.on('dialog.submit', async ({ activity }) =>
    arrived(office, activity, (arrival) => dialogSubmitted(office, arrival, activity.value.data), dialogInWords),
  );
  app.on('message.ext.open', async ({ activity }) =>
    chosen(office, activity, (arrival) => menuUsed(office, arrival, activity.value)),
  );
  app.on('message.ext.submit', async ({ activity }) =>
    chosen(office, activity, (arrival) => dialogSubmitted(office, arrival, activity.value.data)),
  );
  app.on('message', async ({ activity }) => {
    const arrival = arrivalIn(activity);
    await noticed(office, arrival);
    const objectIdOf = (id: string) => office.connector.objectIdOf(arrival.conversation, id);
    // A card of long ago sends what its button carried as a message.
    await commanded(office, arrival, activity.value === undefined ? await typedWords(activity, objectIdOf) : null);
  });
  app.on('install.add', async ({ activity }) => added(office, activity));
  app.on('install.upgrade', async ({ activity }) => upgraded(office, activity));
  app.on('install.remove', async ({ activity }) => removed(office, placeIn(activity)));
  app.on('conversationUpdate', async ({ activity }) => conversationChanged(office, activity));
  app.event('error', ({ error }) => {
    office.desk.log.error({ error: error instanceof Error ? error.message : 'unknown' }, 'a Teams listener failed');
  });
}

/**
 * In the menu of any message, so that it may be of people among themselves: where they talk tells nothing of how anybody
 * is reached, and only a channel that may hold cases, or their own chat with the desk, gets a form.
 */
async function chosen(
  office: TeamsOffice,
  activity: unknown,
  answer: (arrival: Arrival) => Promise<TaskModuleResponse>,
): Promise<TaskModuleResponse> {
  try {
    const arrival = arrivalIn(activity);
    const { who, name, conversation } = arrival;
    if (name) office.roles.met(who.user, name);
    const own = arrival.personal && (await office.reach.find(who.user))?.conversation === conversation;
    const closed = await whyClosed(office, { ...arrival, personal: own });
    return closed === null ? await answer(arrival) : dialogInWords(closed);
  } catch (error) {
    return dialogInWords(await inWords(office, error, { form: 'a menu' }));
  }
}

/** Whatever goes wrong, whoever pressed hears of it in words. */
async function arrived<Answer>(
  office: TeamsOffice,
  activity: unknown,
  answer: (arrival: Arrival) => Promise<Answer>,
  say: (sentence: string) => Answer,
): Promise<Answer> {
  try {
    const arrival = arrivalIn(activity);
    await noticed(office, arrival);
    const closed = await whyClosed(office, arrival);
    return closed === null ? await answer(arrival) : say(closed);
  } catch (error) {
    return say(await inWords(office, error, { act: 'unknown' }));
  }
}
