import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkWords } from './check-words.ts';
import {
  answerKinds,
  letterKinds,
  parseTemplate,
  type SourceFile,
  type Template,
  type TemplateKind,
} from './template.ts';

export type Templates = Record<TemplateKind, Template> & { foot: string };

/** Every letter and answer, and what stands under each, an office's own files before the built-in ones. */
export function loadTemplates(builtIn: string, own: string | null, problems: string[]): Templates {
  if (own !== null && existsSync(own)) refuseStrangers(own, problems);
  const read = (name: string): SourceFile => {
    const mine = own === null ? null : join(own, `${name}.md`);
    const file = mine && existsSync(mine) ? mine : join(builtIn, `${name}.md`);
    return {
      file,
      source: readFileSync(file, 'utf8')
        .replace(/^\ufeff/, '')
        .replaceAll('\r\n', '\n'),
    };
  };
  const foot = read('foot');
  const said = checkWords({ ...foot, line: 1 }, problems);
  const templates = kinds.map((kind) => [kind, parseTemplate(kind, read(kind), said, problems)]);
  // fromEntries forgets its keys, and these are all of them.
  return { ...(Object.fromEntries(templates) as Record<TemplateKind, Template>), foot: foot.source };
}

const kinds = [...letterKinds, ...answerKinds];

/** A misspelt name would leave the built-in letter in use without a word. */
function refuseStrangers(folder: string, problems: string[]) {
  const known = [...kinds, 'foot'].map((name) => `${name}.md`);
  for (const name of readdirSync(folder).filter((name) => /\.(md|markdown|txt)$/i.test(name))) {
    if (!known.includes(name)) problems.push(`${join(folder, name)}:1 is no letter; they are ${known.join(', ')}`);
  }
}
