import { after, isNumbers, type Matrix, moved, UNMOVED } from './pdf-matrix.ts';
import type { Word } from './pdf-word.ts';
import { fromWingdings, isWingdings } from './wingdings.ts';

/** How text is set, as the steps of a page say one after another (ISO 32000-1, 9.3). */
export type Setting = {
  font: Font;
  size: number;
  between: number;
  betweenWords: number;
  /** Width of the letters, where 1 is their own. */
  scale: number;
  leading: number;
  rise: number;
  mode: number;
};

export type Font = { name: string; bold: boolean; vertical: boolean; unit: number };

export const NO_FONT: Font = { name: '', bold: false, vertical: false, unit: 0.001 };
export const SETTING: Setting = {
  font: NO_FONT,
  size: 0,
  between: 0,
  betweenWords: 0,
  scale: 1,
  leading: 0,
  rise: 0,
  mode: 0,
};

/** What the library says of a font. */
export function fontIn(font: unknown): Font {
  if (typeof font !== 'object' || font === null) return NO_FONT;
  const { name = '', bold, black, vertical, fontMatrix } = font as Record<string, unknown>; // any object has such keys
  const heavy = bold === true || black === true || /bold|black|heavy|semib|demi/i.test(String(name));
  const unit = isNumbers(fontMatrix) ? Number(fontMatrix[0]) : NO_FONT.unit;
  return { name: String(name), bold: heavy, vertical: vertical === true, unit };
}

/** The pen that writes the text of a page. */
export function startPen() {
  let matrix = UNMOVED;
  let line = UNMOVED;
  let spaced = false;
  return { place, move, write };

  function place(at: Matrix) {
    matrix = line = at;
  }

  function move(x: number, y: number) {
    place(after([1, 0, 0, 1, x, y], line));
  }

  /** Words among the glyphs. Text that does not run along the page, such as a watermark, is left out. */
  function write(glyphs: unknown, setting: Setting, page: Matrix): Word[] {
    const { font, size, scale, rise, between, betweenWords } = setting;
    const whole = after(matrix, page);
    const height = Math.abs(size) * Math.hypot(whole[2], whole[3]);
    const upright = Math.abs(whole[1]) < 0.05 * Math.abs(whole[0]) && whole[0] * size > 0 && !font.vertical;
    const words: Word[] = [];
    let open: Word | null = null;
    let along = 0;
    for (const glyph of Array.isArray(glyphs) ? glyphs : []) {
      if (typeof glyph === 'number') {
        along -= (glyph / 1000) * size * scale;
        continue;
      }
      const { unicode, width, isSpace } = glyphIn(glyph);
      const start = moved(whole, along, rise);
      along += width * font.unit * size * scale;
      const end = moved(whole, along, rise);
      along += (between + (isSpace ? betweenWords : 0)) * scale;
      if (!upright || unicode === '') continue;
      if (/^\s+$/.test(unicode)) {
        spaced = true;
        open = null;
        continue;
      }
      const apart = open !== null && start.x - (open.x + open.width) > GAP * height;
      // "Yes/No" is three words: one of them may be struck out.
      if (!open || apart || unicode === '/' || open.text === '/') {
        open = wordAt(start.x, start.y - MIDDLE * height, height, setting, spaced);
        words.push(open);
        spaced = false;
      }
      open.text += lettersOf(unicode, font.name);
      open.width = end.x - open.x;
    }
    matrix = after([1, 0, 0, 1, along, 0], matrix);
    return words;
  }
}

/** Parts of the letters' height: wider gaps part words, and small letters are this high in their middle. */
export const GAP = 0.18;
const MIDDLE = 0.35;
/** Letters that are filled and drawn round are bold for want of a bold font. */
const FILLED_AND_DRAWN = 2;

function wordAt(x: number, y: number, size: number, { font, mode }: Setting, spaced: boolean): Word {
  const bold = font.bold || mode === FILLED_AND_DRAWN;
  return { x, y, width: 0, size, text: '', bold, struck: false, tick: null, spaced, field: false };
}

function glyphIn(glyph: unknown): { unicode: string; width: number; isSpace: boolean } {
  if (typeof glyph !== 'object' || glyph === null) return { unicode: '', width: 0, isSpace: false };
  const { unicode, fontChar, width, isSpace } = glyph as Record<string, unknown>; // any object has such keys
  const text = wholeLetter(String(unicode ?? ''), String(fontChar ?? '')).replace(/[\p{Cc}\uFEFF]/gu, '');
  return { unicode: text, width: Number(width) || 0, isSpace: isSpace === true };
}

/** The library cuts letters beyond U+FFFF of fonts that are not in the file; the glyph still names them. */
function wholeLetter(unicode: string, glyph: string): string {
  const code = glyph.codePointAt(0) ?? 0;
  return code > 0xffff && unicode === String.fromCharCode(code) ? glyph : unicode;
}

function lettersOf(text: string, font: string): string {
  if (/dingbats/i.test(font)) return [...text].map((letter) => DINGBATS[letter] ?? letter).join('');
  if (isWingdings(font)) return [...text].map(fromWingdings).join('');
  // Letters that are joined in print are two in writing.
  return text.replace(/[\uFB00-\uFB06]/g, (joined) => joined.normalize('NFKC'));
}

/** Letters of ITC Zapf Dingbats that serve as ticks and boxes (ISO 32000-1, D.6). */
const DINGBATS: Record<string, string> = {
  '3': '✓',
  '4': '✔',
  '5': '✗',
  '6': '✗',
  '7': '✘',
  '8': '✘',
  l: '●',
  m: '○',
  n: '■',
  o: '❏',
  p: '❐',
  q: '❑',
  r: '❒',
};
