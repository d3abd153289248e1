import { readdir } from 'node:fs/promises';
import type { Audience, Form, Home, Message } from '../../blocks/kit.ts';

export type Drawn = Message | Form | Home;
export type Example = { file: string; name: string; audience: Audience | 'form' | 'home'; drawn: Drawn };

// Not messages: the words that messages are made of.
const vocabulary = new Set(['kit.ts', 'ids.ts']);
const folder = new URL('../../blocks/', import.meta.url);

type MessageFile = {
  audience?: Audience;
  // Each file checks its own examples against its own props; here only the pairing matters.
  render: (props: never) => Drawn;
  examples: Record<string, never>;
};

/** Every example of every file in blocks/, drawn in the neutral vocabulary, with its words changed where that is asked. */
export async function drawGallery(reword: (words: string) => string = (words) => words): Promise<Example[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.ts') && !vocabulary.has(name)).sort();
  const loaded = await Promise.all(files.map(load));
  return loaded.flatMap(({ file, made }) =>
    Object.entries(made.examples).map(([name, props]) => {
      const offered = valuesIn(made.render(props));
      const kept = (words: string) => offered.some((value) => value.includes(words));
      const drawn = made.render(reworded(props, (words) => (kept(words) ? words : reword(words))) as never);
      return { file, name, audience: made.audience ?? surface(drawn), drawn };
    }),
  );
}

/** What the reviewed files of an example are called. */
export function fileOf({ file, name }: Pick<Example, 'file' | 'name'>): string {
  return `${file}.${name.replaceAll(' ', '-')}`;
}

async function load(name: string): Promise<{ file: string; made: MessageFile }> {
  const { default: made } = await import(new URL(name, folder).href);
  if (typeof made?.render !== 'function' || Object.keys(made.examples ?? {}).length === 0) {
    throw new Error(`blocks/${name} must export default message, form or home with render and at least one example.`);
  }
  return { file: name.replace(/\.ts$/, ''), made };
}

function surface(drawn: Drawn): 'form' | 'home' {
  return 'form' in drawn ? 'form' : 'home';
}

/** What can be chosen is the office's own vocabulary and no words of strangers. */
function valuesIn(drawn: unknown): string[] {
  if (Array.isArray(drawn)) return drawn.flatMap(valuesIn);
  if (typeof drawn !== 'object' || drawn === null) return [];
  const own = 'label' in drawn && 'value' in drawn && typeof drawn.value === 'string' ? [drawn.value] : [];
  return [...own, ...Object.values(drawn).flatMap(valuesIn)];
}

/** Props of the same shape. Only what reads as words is changed: an act, an id, a date or an address stays what it is. */
function reworded(props: unknown, reword: (words: string) => string): unknown {
  if (typeof props === 'string') return /^[A-Z].*[a-z]|\s/.test(props) ? reword(props) : props;
  if (Array.isArray(props)) return props.map((one) => reworded(one, reword));
  if (typeof props !== 'object' || props === null || props instanceof Date) return props;
  return Object.fromEntries(Object.entries(props).map(([key, value]) => [key, reworded(value, reword)]));
}
