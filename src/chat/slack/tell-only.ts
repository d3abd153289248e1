import type { RespondFn } from '@slack/bolt';
import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import type { Message } from '../../../blocks/kit.ts';
import refusal from '../../../blocks/refusal.ts';
import type { Posted } from '../../desk/chat.ts';
import { sendFigures } from './send-figures.ts';

/** Where only this officer reads it: beside what they pressed, or else as a direct message, which can be changed later. */
export async function tellOnly(
  client: WebClient,
  where: { user: string; channel: string | null; respond?: RespondFn },
  words: string | Message,
): Promise<Posted | null> {
  const { user, channel, respond } = where;
  let told: Posted | null = null;
  await sendFigures(typeof words === 'string' ? refusal.render({ sentence: words }) : words, async (message) => {
    if (respond && channel) await respond({ response_type: 'ephemeral', replace_original: false, ...message });
    else if (!channel || !(await shownIn(client, { channel, user, ...message }))) {
      const { channel: own, ts } = await client.chat.postMessage({ channel: user, ...message });
      told = own && ts ? { channel: own, ts } : null;
    }
  });
  return told;
}

/** Slack shows nobody anything in a channel that they have left, or never were in. */
const NOT_THERE = new Set(['user_not_in_channel', 'not_in_channel', 'channel_not_found', 'is_archived']);

async function shownIn(
  client: WebClient,
  message: Parameters<WebClient['chat']['postEphemeral']>[0],
): Promise<boolean> {
  try {
    await client.chat.postEphemeral(message);
    return true;
  } catch (error) {
    if (error instanceof WebAPIPlatformError && NOT_THERE.has(error.data.error)) return false;
    throw error;
  }
}
