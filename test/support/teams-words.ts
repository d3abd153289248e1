import type { Input } from '../../src/sandbox/teams/cards/contents.ts';
import { afterFallback } from '../../src/sandbox/teams/cards/fallback.ts';
import type { Card } from '../../src/sandbox/teams/posts.ts';

/** Everything that can be read in a card, a line each. */
export function wordsIn(card: Card): string {
  return said(afterFallback(card))
    .map(({ words }) => words)
    .join('\n')
    .normalize('NFKC');
}

/** What stands in it in the colour of attention, as what is wrong in a form does. */
export function attentionIn(card: Card): string[] {
  const loud = said(afterFallback(card)).filter(({ loud }) => loud);
  // The first line of a form that was not taken only says that there is more below.
  return loud.map(({ words }) => words.normalize('NFKC')).filter((words) => !words.startsWith('Not taken yet'));
}

/** The value of the choice with these words, alone, after the name of its group, or before what describes it. */
export function namedChoice({ label, choices = [], 'choices.data': people }: Input, words: string): string {
  const titled = choices.map(({ title, value }) => ({ title: title.normalize('NFKC'), value }));
  const found =
    titled.find(({ title, value }) => title === words || value === words) ??
    titled.find(({ title }) => title.endsWith(`: ${words}`) || title.startsWith(`${words}: `));
  if (found) return found.value;
  if (people) return words;
  throw new Error(`"${label}" has no choice "${words}"; it has ${titled.map(({ title }) => title).join(', ')}.`);
}

type Said = { words: string; loud: boolean };

function said(node: unknown): Said[] {
  if (Array.isArray(node)) return node.flatMap(said);
  if (typeof node !== 'object' || node === null) return [];
  const { type, text, facts, label, inlines, color, ...inside } = node as Record<string, unknown>;
  if (type === 'RichTextBlock' && Array.isArray(inlines)) return [line(inlines)];
  if (typeof text === 'string') return [{ words: text, loud: isLoud(color) }];
  if (Array.isArray(facts)) return facts.map(({ title, value }) => ({ words: `${title} ${value}`, loud: false }));
  const asked = typeof label === 'string' ? [{ words: label, loud: false }] : [];
  return [...asked, ...['body', 'items', 'columns', 'rows', 'cells'].flatMap((name) => said(inside[name]))];
}

function line(inlines: unknown[]): Said {
  // The card was judged when it came: a run is words, or words with a look.
  const runs = inlines.map((run) =>
    typeof run === 'string' ? { text: run } : (run as { text: string; color?: string }),
  );
  return { words: runs.map(({ text }) => text).join(''), loud: runs.some(({ color }) => isLoud(color)) };
}

function isLoud(color: unknown): boolean {
  return String(color).toLowerCase() === 'attention';
}
