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

/** Every example of every file in blocks/, drawn in the neutral vocabulary. */
export async function drawGallery(): Promise<Example[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.ts') && !vocabulary.has(name)).sort();
  const loaded = await Promise.all(files.map(load));
  return loaded.flatMap(({ file, made }) =>
    Object.entries(made.examples).map(([name, props]) => {
      const drawn = made.render(props);
      return { file, name, audience: made.audience ?? surface(drawn), drawn };
    }),
  );
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
