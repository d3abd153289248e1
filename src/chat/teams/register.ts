import type { App } from '@microsoft/teams.apps';
import { inWords } from '../in-words.ts';
import { dialogInWords, inWordsOf } from './answers.ts';
import { type Arrival, arrivalIn, placeIn } from './arrival.ts';
import { clicked } from './clicked.ts';
import { commanded } from './commanded.ts';
import { dialogOpened } from './dialog-opened.ts';
import { dialogSubmitted } from './dialog-submitted.ts';
import { added, conversationChanged, noticed, removed, upgraded } from './installed.ts';
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
