import { Parser } from 'htmlparser2';
import { type Line, lineOf, type Piece } from './line.ts';
import { CannotRead } from './parse-mail.ts';
import { startRows } from './rows.ts';
import { fromWingdings, isWingdings } from './wingdings.ts';

const LONGEST = 5 * 1024 * 1024;
const DEEPEST = 2_000;

type Style = { name: string; bold: boolean; struck: boolean; hidden: boolean; symbols: boolean; quote: number };
type Attributes = Record<string, string>;

/** Lines of an HTML body: form controls, box glyphs and Wingdings as ticks; bold, struck and quoted as such. */
export function htmlLines(html: string): Line[] {
  if (html.length > LONGEST) throw new CannotRead('The HTML text is larger than 5 MB');
  const rows = startRows();
  const open: Style[] = [];
  let pieces: Piece[] = [];
  const style = () => open.at(-1) ?? PLAIN;
  const endLine = (gap = false) => {
    const line = lineOf(pieces, style().quote);
    if (line.text.trim() !== '' || gap) rows.add(line);
    pieces = [];
  };
  const add = (text: string, tick: boolean | null = null) => {
    const { bold, struck, hidden } = style();
    if (!hidden) pieces.push({ text, bold, struck, tick });
  };
  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (open.length > DEEPEST) throw new CannotRead('The HTML text is nested too deeply to be read safely');
      if (BLOCKS.has(name)) endLine(name === 'br' && pieces.length === 0);
      if (name === 'tr') rows.openRow();
      if (name === 'td' || name === 'th') rows.openCell();
      if (!VOID.has(name)) open.push(styleIn(style(), name, attributes));
      const tick = controlIn(name, attributes);
      if (tick !== null) add(tick ? '☒' : '☐', tick);
      else if (name === 'input' && /^text$/i.test(attributes['type'] ?? 'text')) add(attributes['value'] ?? '');
    },
    ontext: (text) => add(spaced(style().symbols ? [...text].map(fromWingdings).join('') : text)),
    onclosetag: (name) => {
      if (BLOCKS.has(name) && name !== 'br') endLine(name === 'p');
      const at = open.findLastIndex((one) => one.name === name);
      if (at >= 0) open.length = at;
      if (name === 'tr') rows.closeRow();
    },
  });
  parser.write(html);
  parser.end();
  endLine();
  return rows.finish();
}

const PLAIN: Style = { name: '', bold: false, struck: false, hidden: false, symbols: false, quote: 0 };
const BLOCKS = new Set(
  'address article blockquote body br center dd div dl dt fieldset footer form h1 h2 h3 h4 h5 h6 header hr li main ol p pre section table tbody td th tr ul'.split(
    ' ',
  ),
);
const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
const HIDDEN = new Set('head script style title template noscript'.split(' '));
const BOLD = /font-weight:(?:bold|[6-9]00)/;

function styleIn(outer: Style, name: string, attributes: Attributes): Style {
  const css = (attributes['style'] ?? '').slice(0, 2_000).toLowerCase().replace(/\s+/g, '');
  const font = `${css} ${attributes['face'] ?? ''}`;
  const cited = name === 'blockquote' && /cite|gmail_quote/.test(`${attributes['type']} ${attributes['class']}`);
  const heading = /^h[1-6]$/.test(name);
  return {
    name,
    bold:
      !css.includes('font-weight:normal') && !heading && (outer.bold || /^(?:b|strong)$/.test(name) || BOLD.test(css)),
    struck: outer.struck || /^(?:s|strike|del)$/.test(name) || css.includes('line-through'),
    hidden: outer.hidden || HIDDEN.has(name) || css.includes('display:none') || css.includes('mso-hide:all'),
    symbols: isWingdings(font) || (outer.symbols && !css.includes('font-family')),
    quote: outer.quote + (cited ? 1 : 0),
  };
}

function controlIn(name: string, attributes: Attributes): boolean | null {
  if (name !== 'input' || !/^(?:checkbox|radio)$/i.test(attributes['type'] ?? '')) return null;
  return attributes['checked'] !== undefined;
}

/** Line breaks of the source are spaces; non-breaking ones fill the empty cells of a form and are no answer. */
function spaced(text: string): string {
  return text.replace(/\s+/g, ' ');
}
