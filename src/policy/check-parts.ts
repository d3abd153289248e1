import type { Source } from './check-words.ts';

/** Parts stand between "::: id Label" and ":::". Each that officers edit must be there once, whole, and no other. */
export function checkParts({ file, source, line }: Source, wanted: readonly string[], problems: string[]) {
  const found = new Set<string>();
  let open: { id: string; line: number } | null = null;
  for (const [index, text] of source.split('\n').entries()) {
    if (!text.startsWith(':::')) continue;
    const here = `${file}:${line + index}`;
    if (text === ':::') {
      if (!open) problems.push(`${here} ":::" ends a part that has not begun`);
      open = null;
      continue;
    }
    const id = /^::: ([a-z]+) \S/.exec(text)?.[1] ?? '';
    if (open)
      problems.push(`${file}:${open.line} the part ${open.id} does not end before the next: close it with ":::"`);
    if (!wanted.includes(id)) problems.push(`${here} "${text}" is no part of this letter; they are ${written(wanted)}`);
    else if (found.has(id)) problems.push(`${here} the part ${id} is there twice`);
    found.add(id);
    open = { id, line: line + index };
  }
  if (open) problems.push(`${file}:${open.line} the part ${open.id} does not end: close it with ":::"`);
  for (const id of wanted.filter((id) => !found.has(id))) {
    problems.push(`${file}:${line} has no part "::: ${id} Label", which officers edit`);
  }
}

function written(parts: readonly string[]): string {
  return parts.map((id) => `"::: ${id} Label"`).join(', ');
}
