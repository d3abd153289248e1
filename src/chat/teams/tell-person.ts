import type { Message } from '../../../blocks/kit.ts';
import { toldActivities } from './card-activity.ts';
import type { TeamsOffice } from './teams-office.ts';
import { troubleIn } from './teams-trouble.ts';

/** To one officer alone, in their own chat with the desk; says whether it got there. */
export async function tellPerson({ connector, desk }: TeamsOffice, user: string, message: Message): Promise<boolean> {
  try {
    const { api, conversation } = await connector.person(user);
    for (const post of toldActivities(message)) await api.conversations.createActivity(conversation, post);
    return true;
  } catch (error) {
    // Whoever has not added the app cannot be written to. What was done is done all the same.
    desk.log.warn({ user, trouble: troubleIn(error).trouble }, 'an officer could not be written to');
    return false;
  }
}
