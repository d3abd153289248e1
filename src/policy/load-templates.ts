import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { letterKinds, parseTemplate, type Template, type TemplateKind } from './template.ts';

export type Templates = Record<TemplateKind, Template> & { foot: string };

/** The four letters and what stands under each, an office's own files before the built-in ones. */
export function loadTemplates(builtIn: string, own: string | null, problems: string[]): Templates {
  const read = (name: string) => {
    const mine = own === null ? null : join(own, `${name}.md`);
    const file = mine && existsSync(mine) ? mine : join(builtIn, `${name}.md`);
    return { file, source: readFileSync(file, 'utf8').replaceAll('\r\n', '\n') };
  };
  const foot = read('foot');
  const [acknowledgement, request, decision, letter] = letterKinds.map((kind) =>
    parseTemplate(kind, read(kind), foot, problems),
  );
  if (!acknowledgement || !request || !decision || !letter) throw new Error('Every kind of letter has a template');
  return { acknowledgement, request, decision, letter, foot: foot.source };
}
