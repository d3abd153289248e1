import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A call of Graph as its source has it; a star stands for what is known only when it is made. */
export type WrittenRequest = { file: string; method: string; path: string; query: Record<string, string> };

const folder = fileURLToPath(new URL('../../src/mail/graph', import.meta.url));

/** Where a mailbox begins, and what is called `path` where it is handed in: one of its mails. */
const given: Record<string, string> = {
  'root.path': '/users/*',
  'trial.root.path': '/users/*',
  path: '/users/*/messages/*',
};

/** Every call that the adapter can make, also where no test ever runs it. */
export function requestsInSource(): WrittenRequest[] {
  return sources().flatMap(({ file, text }) =>
    [...text.matchAll(/\bmethod: '([A-Z]+)'(?=\s*[,}])/g)].map(({ 1: method = '', index }) => {
      const whole = resolve(pathOf(text, index), text, index);
      const [path = '', query = ''] = whole.split(/\?(.*)/s);
      const options = query === '' ? [] : query.split('&').map((one) => one.split(/=(.*)/s));
      return { file, method, path, query: Object.fromEntries(options.map(([name = '', value = '']) => [name, value])) };
    }),
  );
}

/** How often the client is asked; each of these must have been found above. */
export function askings(): number {
  return sources().flatMap(({ text }) => [...text.matchAll(/\bask\.(?:json|bytes|flow)\(|\.ask\s+\.json\(/g)]).length;
}

export function sources(): { file: string; text: string }[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  return names.sort().map((file) => ({ file, text: readFileSync(join(folder, file), 'utf8') }));
}

/** The expression for `path` in the object around a place. */
function pathOf(text: string, index: number): string {
  let start = index;
  for (let depth = 0; depth >= 0; start--) {
    const before = text[start - 1];
    if (before === undefined) throw new Error('A method stands in no object');
    if (before === '}') depth++;
    if (before === '{') depth--;
  }
  let end = index;
  for (let depth = 0; depth >= 0; end++) {
    if (text[end] === '{') depth++;
    if (text[end] === '}') depth--;
  }
  const inside = text.slice(start, end);
  return /\bpath: (`[^`]*`|[^,}\n]+)/.exec(inside)?.[1] ?? 'path';
}

/** The path that an expression stands for. */
function resolve(expression: string, text: string, index: number): string {
  const last = expression.split('??').at(-1)?.trim() ?? '';
  const literal = /^[`'](.*)[`']$/s.exec(last)?.[1];
  if (literal !== undefined) {
    return literal.replace(/\$\{((?:[^{}]|\{[^}]*\})*)\}/g, (_, inner: string) => resolve(inner, text, index));
  }
  const name = /^(\w+)(?:\(.*\))?$/s.exec(last)?.[1];
  const written = name === undefined ? null : definition(name, text, index);
  return written === null ? (given[last] ?? '*') : resolve(written, text, index);
}

/** What a name was last given before a place: in the same function, or at the top of the file. */
function definition(name: string, text: string, index: number): string | null {
  const before = text.slice(0, index);
  const begins = [...before.matchAll(/^(?:export )?(?:async )?(?:function|const)\b/gm)].at(-1)?.index ?? 0;
  const inside = [...before.slice(begins).matchAll(made(name, ' +'))].at(-1);
  const found = inside ?? [...text.matchAll(made(name, ''))].at(-1);
  return found?.[1] ?? null;
}

function made(name: string, indent: string): RegExp {
  return new RegExp(`^${indent}const ${name} =\\s*(?:\\([^)]*\\) => )?((?:\`[^\`]*\`|[^;\`])+);`, 'gm');
}
