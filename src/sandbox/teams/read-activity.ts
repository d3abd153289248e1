import * as z from 'zod';
import { whatIsWrong } from './cards/judge.ts';
import type { Card, NewPost } from './posts.ts';
import { TeamsRefusal } from './refusal.ts';

const CARD = 'application/vnd.microsoft.card.adaptive';

/** What an app may send as a message. Whatever else an activity carries is its own affair. */
const activity = z.object({
  type: z.literal('message'),
  text: z.string().optional(),
  textFormat: z.enum(['plain', 'markdown', 'xml']).optional(),
  summary: z.string().optional(),
  attachments: z.array(z.object({ contentType: z.literal(CARD), content: z.unknown() })).optional(),
  replyToId: z.string().optional(),
  recipient: z.object({ id: z.string() }).optional(),
});

/** Bytes of the whole message in UTF-16 that Teams still takes for certain. */
const LARGEST = 80 * 1024;

export type Read = Pick<NewPost, 'text' | 'summary' | 'cards'> & { replyTo: string | null; recipient: string | null };

/** A message of the app. Throws what the connector says of one that Teams would not draw. */
export function readActivity(given: unknown): Read {
  checkSize(given);
  const read = activity.safeParse(given);
  if (!read.success) throw new TeamsRefusal(400, 'BadSyntax', z.prettifyError(read.error));
  const { text = '', summary = '', attachments = [], replyToId = null, recipient } = read.data;
  if (text.trim() === '' && attachments.length === 0) {
    throw new TeamsRefusal(400, 'BadSyntax', 'An activity must have text or an attachment.');
  }
  const cards = attachments.map(({ content }) => readCard(content));
  return { text, summary, cards, replyTo: replyToId, recipient: recipient?.id ?? null };
}

/** Throws BadArgument, which says what is wrong with the card. */
export function readCard(content: unknown): Card {
  const wrong = whatIsWrong(content);
  if (wrong !== null) throw new TeamsRefusal(400, 'BadArgument', `The card cannot be drawn. ${wrong}`);
  // whatIsWrong has passed it.
  return content as Card;
}

/** Throws MessageSizeTooBig. */
export function checkSize(given: unknown) {
  const size = JSON.stringify(given ?? null).length * 2;
  if (size <= LARGEST) return;
  throw new TeamsRefusal(413, 'MessageSizeTooBig', `Message size too large: ${size} of ${LARGEST} bytes.`);
}
