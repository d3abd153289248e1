import { describe, expect, test } from 'vitest';
import { renderCards } from '../../src/chat/teams/render.ts';
import { renderDialog } from '../../src/chat/teams/render-dialog.ts';
import { renderHome } from '../../src/chat/teams/render-home.ts';
import { defang } from '../../src/chat/words.ts';
import { type Drawn, drawGallery } from './gallery-files.ts';
import { partsOf } from './teams-parts.ts';

const gallery = await drawGallery();

describe('whatever a message, a form or home says stands in Teams as well', () => {
  test.for(gallery)('$file, $name', ({ drawn }) => {
    expect(missingFrom(drawn, forTeams(drawn))).toEqual([]);
  });

  test('a line, a row of buttons or a field that is left out is found', () => {
    const unfound = gallery.filter(({ drawn }) => {
      const [first, ...rest] = forTeams(drawn);
      const without = { ...first, body: first?.body.slice(0, -1) };
      return missingFrom(drawn, [without, ...rest]).length === 0;
    });
    // The last thing of a few says only what stands elsewhere in them, or which part of several it is.
    expect(unfound.length).toBeLessThan(gallery.length / 5);
  });
});

function forTeams(drawn: Drawn): { body: unknown[] }[] {
  if ('form' in drawn) return partsOf(drawn).map((part) => renderDialog(drawn, { part }).card);
  if ('home' in drawn) return partsOf(drawn).map((part) => renderHome(drawn, part));
  return renderCards(drawn);
}

/** By their first sixty letters: what is too long for its place is cut at its end. */
function missingFrom(drawn: Drawn, cards: object[]): string[] {
  const shown = asRead(wordsIn(cards, new Set(['data'])).join(' '));
  const said = 'form' in drawn ? [drawn.body, drawn.submit] : drawn.parts;
  const lines = wordsIn(said, silent).flatMap((words) => words.split('\n'));
  return lines.filter((line) => !shown.includes(asRead(line).trim().slice(0, 60)));
}

/** What says what something is or does, and is not read by anybody. */
const silent = new Set(['kind', 'act', 'on', 'id', 'as', 'link', 'value', 'values']);

function wordsIn(node: unknown, unread: Set<string>): string[] {
  if (typeof node === 'string') return [node];
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => (unread.has(key) ? [] : wordsIn(value, unread)));
}

/** Wide letters are letters, what cannot be seen is not there, and addresses of strangers cannot be followed. */
function asRead(words: string): string {
  return defang(words.normalize('NFKC').replaceAll(/\p{Cf}/gu, '')).replaceAll(/\s+/g, ' ');
}
