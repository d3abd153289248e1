import { type DocParts, slice } from './doc-parts.ts';
import { PROPERTY, type Property, propertiesIn, type Stretch, stretchAt, stretchesIn } from './doc-properties.ts';
import { isWingdings } from './wingdings.ts';

/** How letters look, and what stands behind one that is no letter. */
export type Look = {
  bold: boolean;
  struck: boolean;
  hidden: boolean;
  /** Whether the font draws boxes and ticks for letters. */
  symbols: boolean;
  /** A glyph that was inserted from a symbol font. */
  symbol: { character: string; wingdings: boolean } | null;
  /** Where the data stream holds what a form field says. */
  field: number | null;
};

/** The look of every place in the text, and where its look ends. */
export function startLook({ main, data, part }: DocParts) {
  const letters = stretchesIn(main, part('letterPages'), 'letters');
  const paragraphs = stretchesIn(main, part('paragraphPages'), 'paragraphs');
  const fonts = symbolFonts(part('fonts'));
  const strong = strongStyles(part('styles'));
  const looks = new Map<Stretch, Property[]>();
  return { at, inTable };

  function at(place: number, ofPiece: Property[]): { look: Look; to: number } {
    const { stretch, to } = stretchAt(letters, place);
    const properties = stretch ? (looks.get(stretch) ?? propertiesIn(stretch.list)) : [];
    if (stretch) looks.set(stretch, properties);
    return { look: lookOf([...properties, ...ofPiece], fonts, strong), to };
  }

  /** Whether the paragraph at a place stands in a table, or is the mark that ends a row of one. */
  function inTable(place: number): { inTable: boolean; endsRow: boolean } {
    const { stretch } = stretchAt(paragraphs, place);
    const own = stretch ? propertiesIn(stretch.list) : [];
    const far = own.find(({ name }) => name === PROPERTY.elsewhere);
    const all = far ? [...own, ...propertiesIn(slice(data, far.value + 2, data.getUint16(far.value, true)))] : own;
    const has = (wanted: number) => all.some(({ name, value }) => name === wanted && value === 1);
    return { inTable: has(PROPERTY.inTable), endsRow: has(PROPERTY.endsRow) };
  }
}

function lookOf(properties: Property[], fonts: Set<number>, strong: Set<number>): Look {
  const look: Look = { bold: false, struck: false, hidden: false, symbols: false, symbol: null, field: null };
  const set = { style: false, isField: false, struck: false, struckTwice: false, deleted: false, hidden: false };
  let place = 0;
  for (const { name, value } of properties) {
    if (name === PROPERTY.style) set.style = look.bold = strong.has(value);
    else if (name === PROPERTY.bold) look.bold = switched(value, set.style);
    else if (name === PROPERTY.struck) set.struck = switched(value, false);
    else if (name === PROPERTY.struckTwice) set.struckTwice = switched(value, false);
    else if (name === PROPERTY.hidden) set.hidden = switched(value, false);
    else if (name === PROPERTY.deleted) set.deleted = value === 1;
    else if (name === PROPERTY.font) look.symbols = fonts.has(value);
    else if (name === PROPERTY.symbol) {
      look.symbol = { character: String.fromCharCode(value >>> 16), wingdings: fonts.has(value & 0xffff) };
    } else if (name === PROPERTY.picture) place = value;
    else if (name === PROPERTY.isField) set.isField = value === 1;
  }
  look.struck = set.struck || set.struckTwice;
  look.hidden = set.hidden || set.deleted;
  look.field = set.isField ? place : null;
  return look;
}

/** 0x80 is as the style has it and 0x81 the other way round ([MS-DOC] 2.9.327). */
function switched(value: number, style: boolean): boolean {
  return value === 0x80 ? style : value === 0x81 ? !style : value === 1;
}

/** Numbers of the fonts in SttbfFfn ([MS-DOC] 2.9.284) that draw symbols. */
function symbolFonts(table: DataView): Set<number> {
  const found = new Set<number>();
  const count = table.byteLength < 4 ? 0 : table.getUint16(0, true);
  for (let index = 0, at = 4; index < count && at < table.byteLength; index++) {
    const font = slice(table, at + 1, table.getUint8(at));
    const name = font.byteLength > 39 ? new TextDecoder('utf-16le').decode(slice(font, 39)) : '';
    if (isWingdings(name)) found.add(index);
    at += 1 + font.byteLength;
  }
  return found;
}

/** The number that every language's Word knows the style Strong by ([MS-DOC] 2.9.260, sti). */
const STRONG = 87;

/** Numbers of the styles in STSH ([MS-DOC] 2.9.271) that are Strong. */
function strongStyles(sheet: DataView): Set<number> {
  const found = new Set<number>();
  if (sheet.byteLength < 4) return found;
  const count = sheet.getUint16(2, true);
  for (let index = 0, at = 2 + sheet.getUint16(0, true); index < count && at + 4 <= sheet.byteLength; index++) {
    const length = sheet.getUint16(at, true);
    if (length > 0 && (sheet.getUint16(at + 2, true) & 0x0fff) === STRONG) found.add(index);
    at += 2 + length + (length % 2);
  }
  return found;
}
