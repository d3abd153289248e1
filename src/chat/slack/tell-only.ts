import type { RespondFn } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Message } from '../../../blocks/kit.ts';
import refusal from '../../../blocks/refusal.ts';
import { sendFigures } from './send-figures.ts';

/** Where only this officer reads it: beside what they pressed, or else as a direct message. */
export async function tellOnly(
  client: WebClient,
  where: { user: string; channel: string | null; respond?: RespondFn },
  words: string | Message,
) {
  const { user, channel, respond } = where;
  await sendFigures(typeof words === 'string' ? refusal.render({ sentence: words }) : words, async (message) => {
    if (respond && channel) await respond({ response_type: 'ephemeral', replace_original: false, ...message });
    else if (channel) await client.chat.postEphemeral({ channel, user, ...message });
    else await client.chat.postMessage({ channel: user, ...message });
  });
}
