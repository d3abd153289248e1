import * as z from 'zod';

const message = z.object({
  text: z.string().default(''),
  recipient: z.object({ id: z.string() }),
  entities: z
    .array(
      z.looseObject({
        type: z.string(),
        text: z.string().optional(),
        mentioned: z.object({ id: z.string() }).optional(),
      }),
    )
    .default([]),
});

/**
 * What somebody typed, without the mention that called the desk. Other people who are mentioned stand in it as <@id>,
 * by their object ids, as commands expect them.
 */
export async function typedWords(given: unknown, objectIdOf: (id: string) => Promise<string | null>): Promise<string> {
  const { text, recipient, entities } = message.parse(given);
  let words = text;
  for (const { type, text: mark, mentioned } of entities) {
    if (type !== 'mention' || !mark || !mentioned) continue;
    const person = mentioned.id === recipient.id ? null : await objectIdOf(mentioned.id);
    words = words.replace(mark, person ? ` <@${person}> ` : ' ');
  }
  return plain(words);
}

/** What stands in a message that Teams hands over as HTML, line by line. */
export function plainLines(html: string): string {
  const broken = html.replaceAll(/<br\s*\/?>|<\/(?:p|div|li|tr|h\d|blockquote)>/gi, '\n');
  return broken
    .split('\n')
    .map(plain)
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', '#39': "'" };

/** Teams sends what was typed as a little HTML. */
function plain(words: string): string {
  return words
    .replace(/<(?!@)[^>]*>/g, ' ')
    .replace(/&(amp|lt|gt|quot|nbsp|#39);/g, (_, name: string) => entities[name] ?? '')
    .replace(/\s+/g, ' ')
    .trim();
}
