import type { RespondFn } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Message } from '../../../blocks/kit.ts';
import refusal from '../../../blocks/refusal.ts';
import { renderMessage } from './render.ts';

/** Where only this officer reads it: beside what they pressed, or else as a direct message. */
export async function tellOnly(
  client: WebClient,
  where: { user: string; channel: string | null; respond?: RespondFn },
  words: string | Message,
) {
  const message = renderMessage(typeof words === 'string' ? refusal.render({ sentence: words }) : words);
  if (where.respond && where.channel) {
    await where.respond({ response_type: 'ephemeral', replace_original: false, ...message });
  } else if (where.channel) {
    await client.chat.postEphemeral({ channel: where.channel, user: where.user, ...message });
  } else {
    await client.chat.postMessage({ channel: where.user, ...message });
  }
}
