import { Parser } from 'htmlparser2';
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
  return plainLines(words).replaceAll(/\s+/g, ' ');
}

const ENDS_A_LINE = new Set(['br', 'p', 'div', 'li', 'tr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote']);

/** What stands in a message that Teams hands over as HTML, line by line. */
export function plainLines(html: string): string {
  let words = '';
  const parser = new Parser({
    ontext: (text) => {
      words += text;
    },
    onopentagname: () => {
      words += ' ';
    },
    onclosetag: (name) => {
      words += ENDS_A_LINE.has(name) ? '\n' : ' ';
    },
  });
  parser.end(html);
  const lines = words.split('\n').map((line) => line.replaceAll(/\s+/g, ' ').trim());
  return lines
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}
