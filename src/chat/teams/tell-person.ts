import { setTimeout as sleep } from 'node:timers/promises';
import type { Message } from '../../../blocks/kit.ts';
import type { Posted } from '../../desk/chat.ts';
import { toldActivities } from './card-activity.ts';
import type { TeamsOffice } from './teams-office.ts';
import { troubleIn } from './teams-trouble.ts';

/** To one officer alone, in their own chat with the desk; null when it did not get there. */
export async function tellPerson(
  { connector, desk }: TeamsOffice,
  user: string,
  message: Message,
): Promise<Posted | null> {
  try {
    const { api, conversation } = await connector.person(user);
    const ids = [];
    for (const post of toldActivities(message)) {
      ids.push((await onceMore(() => api.conversations.createActivity(conversation, post))).id);
    }
    return { channel: user, ts: ids.at(-1) ?? '' };
  } catch (error) {
    // Whoever has not added the app cannot be written to. What was done is done all the same.
    desk.log.warn({ user, trouble: troubleIn(error).trouble }, 'an officer could not be written to');
    return null;
  }
}

/** Teams takes eight posts in two seconds in one chat; whoever asks faster is answered a moment later. */
const PATIENCE_S = 2;

async function onceMore<Sent>(send: () => Promise<Sent>): Promise<Sent> {
  try {
    return await send();
  } catch (error) {
    const { trouble, retryAfter } = troubleIn(error);
    if (trouble !== 'throttled' || retryAfter === null || retryAfter > PATIENCE_S) throw error;
    await sleep(retryAfter * 1_000);
    return send();
  }
}
