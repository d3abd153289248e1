import type { MessageShortcut } from '@slack/bolt';
import * as z from 'zod';
import { NotAllowed } from '../../case/not-allowed.ts';
import { readMrkdwn } from './read-mrkdwn.ts';

const messageSchema = z.object({
  user: z.string().optional(),
  username: z.string().optional(),
  bot_profile: z.object({ name: z.string() }).optional(),
  text: z.string().default(''),
  thread_ts: z.string().optional(),
  files: z.array(z.object({ name: z.string().nullish() })).default([]),
});

/** A message as its menu hands it over: no scope lets the desk read any other. Throws NotAllowed for one without words. */
export function readSaid({ message, message_ts: ts, channel }: MessageShortcut) {
  const { user, username, bot_profile: bot, text, thread_ts: thread, files } = messageSchema.parse(message);
  const names = files.map(({ name }) => name || 'a file without a name');
  const words = [readMrkdwn(text), ...names.map((name) => `With a file that is not attached: ${name}`)];
  const said = words.filter((one) => one.trim() !== '').join('\n');
  if (said === '') throw new NotAllowed('There are no words in this message. Nothing was changed.');
  return {
    words: said,
    /** Their id, where a person wrote it. */
    user: user ?? null,
    author: bot?.name ?? username ?? 'An app',
    at: new Date(Number(ts) * 1000),
    under: thread === undefined ? null : { channel: channel.id, ts: thread },
  };
}
