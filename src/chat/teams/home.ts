import type { Home } from '../../../blocks/kit.ts';
import refusedHome from '../../../blocks/refusal.ts';
import { drawHome } from '../../desk/draw-home.ts';
import { admitted } from '../admitted.ts';
import { inWords } from '../in-words.ts';
import type { Who } from '../office.ts';
import { asActivity } from './card-activity.ts';
import { saidHere } from './own-words.ts';
import { renderHome } from './render-home.ts';
import type { TeamsOffice } from './teams-office.ts';

/** An officer's home as it is now; somebody without a role sees why it is empty. */
export async function homeOf(office: TeamsOffice, who: Who): Promise<Home> {
  try {
    return saidHere(await drawHome(office.desk, await admitted(office, who, 'look')));
  } catch (error) {
    const sentence = await inWords(office, error, { home: who.user });
    return { home: true, parts: refusedHome.render({ sentence }).parts };
  }
}

/** Posts it into the officer's own chat, where it stays until they ask for it again. */
export async function postHome(office: TeamsOffice, who: Who): Promise<void> {
  const { api, conversation } = await office.connector.person(who.user);
  const card = renderHome(await homeOf(office, who));
  const { id } = await api.conversations.createActivity(conversation, asActivity(card, 'Your cases.'));
  await office.reach.keepHome(who.user, id);
}
