import { type Line, lineOf, type Piece } from './line.ts';
import { startOdtControls } from './odt-controls.ts';
import { type OdtStyles, PLAIN_ODT, styledBy } from './odt-styles.ts';
import { startRows } from './rows.ts';
import { fromWingdings } from './wingdings.ts';

type Attributes = Record<string, string>;

/** Turns the elements of an OpenDocument text, by local name, into lines. */
export function startOdt(styles: OdtStyles) {
  const rows = startRows();
  const controls = startOdtControls();
  const paragraphs: Piece[][] = [];
  const looks = [PLAIN_ODT];
  let skipping = 0;

  return {
    open: (name: string, attributes: Attributes): void => {
      if (skipping > 0 || SKIPPED.has(name) || isHiddenSection(name, attributes)) skipping++;
      if (skipping > 0) return;
      if (PARAGRAPHS.has(name)) {
        paragraphs.push([]);
        looks.push(styledBy(styles, `paragraph ${attributes['style-name']}`, PLAIN_ODT));
      } else if (name === 'span') looks.push(styledBy(styles, `text ${attributes['style-name']}`, look()));
      else if (name === 'table-row') rows.openRow();
      else if (name === 'table-cell') rows.openCell();
      else if (name === 's') add(' '.repeat(Math.min(Number(attributes['c']) || 1, 100)));
      else if (name === 'tab') add('\t');
      else if (name === 'line-break') breakLine();
      for (const { text, tick } of controls.open(name, attributes)) push(text, tick);
    },
    close: (name: string): void => {
      if (skipping > 0) {
        skipping--;
        return;
      }
      for (const { text, tick } of controls.close(name)) push(text, tick);
      if (PARAGRAPHS.has(name)) {
        rows.add(lineOf(paragraphs.pop() ?? []));
        looks.pop();
      } else if (name === 'span') looks.pop();
      else if (name === 'table-row') rows.closeRow();
    },
    /** White space of the XML counts as one space; wider gaps are elements of their own. */
    text: (text: string): void => {
      if (skipping === 0 && paragraphs.length > 0) add(text.replace(/[ \t\r\n]+/g, ' '));
    },
    finish: (): Line[] => rows.finish(),
  };

  function look() {
    return looks.at(-1) ?? PLAIN_ODT;
  }

  function add(text: string) {
    const seen = look().symbols ? [...text].map(fromWingdings).join('') : text;
    for (const shown of controls.shown(seen)) push(shown.text, shown.tick);
  }

  function push(text: string, tick: boolean | null) {
    const { bold, struck, hidden } = look();
    if (!hidden) paragraphs.at(-1)?.push({ text, bold, struck, tick });
  }

  function breakLine() {
    if (paragraphs.length === 0) return;
    rows.add(lineOf(paragraphs.pop() ?? []));
    paragraphs.push([]);
  }
}

const PARAGRAPHS = new Set(['p', 'h']);

/** What a reader of the page does not see as part of its text: deleted words, comments, captions for machines. */
const SKIPPED = new Set([
  'tracked-changes',
  'annotation',
  'note-citation',
  'placeholder',
  'title',
  'desc',
  'covered-table-cell',
  'automatic-styles',
]);

function isHiddenSection(name: string, attributes: Attributes): boolean {
  return name === 'section' && attributes['display'] === 'none';
}
