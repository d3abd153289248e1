import type { Choice } from './edition.ts';
import type { Entry } from './find-options.ts';
import { isBlank, type Line } from './line.ts';
import { optionsIn } from './marks.ts';
import { atStart } from './wording.ts';

/**
 * Options that a program printed one after another in one line, with commas of their own in them:
 * "Basic data (e.g. name, surname, date of birth), Location data". Nothing but options may stand there.
 */
export function optionsInARow(line: Line, choices: Choice[]): Entry[] | null {
  const [only, ...others] = optionsIn(line);
  if (isBlank(line) || !only || others.length > 0 || only.on !== null) return null;
  const entries: Entry[] = [];
  for (let left = only.text; left !== ''; ) {
    const next = longestAtStart(left, choices);
    if (!next) return null;
    entries.push({
      text: next.written.trim(),
      on: null,
      bold: false,
      struck: false,
      label: next.label,
      otherwise: false,
    });
    left = left.slice(next.written.length).replace(/^\s*(?:[,;|/]|and\b)?\s*/u, '');
  }
  return entries.length > 1 ? entries : null;
}

function longestAtStart(text: string, choices: Choice[]): { label: string; written: string } | null {
  let best: { label: string; written: string } | null = null;
  for (const { label } of choices) {
    const written = atStart(label).exec(text)?.[0] ?? '';
    const after = text.slice(written.length);
    if (written.length > (best?.written.length ?? 0) && /^\)?[.]?\s*(?:[,;|/]|and\b|$)/u.test(after)) {
      best = { label, written: written + (/^\)?[.]?/u.exec(after)?.[0] ?? '') };
    }
  }
  return best;
}
