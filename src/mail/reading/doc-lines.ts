import { startDocFields } from './doc-fields.ts';
import { type Look, startLook } from './doc-look.ts';
import { type DocParts, docParts } from './doc-parts.ts';
import { type DocPiece, docPieces } from './doc-pieces.ts';
import { type Line, lineOf, type Piece } from './line.ts';
import { CannotRead } from './parse-mail.ts';
import { startRows } from './rows.ts';
import { fromWingdings } from './wingdings.ts';

/** Lines of a Word 97-2003 file, ticked form fields and symbol fonts among them. Throws CannotRead when it is locked, older or damaged. */
export async function docLines(bytes: Uint8Array): Promise<Line[]> {
  try {
    return linesOf(await docParts(bytes));
  } catch (error) {
    if (error instanceof CannotRead) throw error;
    throw new CannotRead('The Word file is damaged and could not be opened', { cause: error });
  }
}

function linesOf(parts: DocParts): Line[] {
  const looks = startLook(parts);
  const rows = startRows();
  let fields = startDocFields(parts.data);
  let pieces: Piece[] = [];
  let begun = false;
  let inRow = false;

  for (const text of docPieces(parts)) {
    for (const piece of text) read(piece);
    if (fields.hidden()) throw new RangeError('A field without end');
    fields = startDocFields(parts.data);
    if (pieces.length > 0) endLine();
    closeRow();
    begun = false;
  }
  return rows.finish();

  function read({ text, start, width, properties }: DocPiece) {
    for (let at = 0; at < text.length; ) {
      const { look, to } = looks.at(start + at * width, properties);
      const end = Math.max(at + 1, Math.min(text.length, Math.ceil((to - start) / width)));
      for (const part of text.slice(at, end).split(CONTROLS)) {
        if (part !== '') take(part, look, start + at * width);
        at += part.length;
      }
    }
  }

  function take(part: string, look: Look, place: number) {
    if (!begun) beginParagraph(place);
    switch (part) {
      case '\r':
      case '\u0007':
        return endParagraph(part, place);
      case '\u000b':
      case '\u000c':
      case '\u000e':
        return endLine();
      case '\u0013':
        return fields.begin();
      case '\u0014':
        return fields.separate();
      case '\u0015':
        return push(fields.end(), look);
      case '\u0001':
        if (look.field !== null) fields.holds(look.field);
        return;
      default:
        push({ text: shownAs(part, look), tick: null }, look);
    }
  }

  function push(shown: { text: string; tick: boolean | null } | null, { bold, struck, hidden }: Look) {
    if (shown && !hidden && !fields.hidden()) pieces.push({ ...shown, bold, struck });
  }

  function beginParagraph(place: number) {
    begun = true;
    const { inTable } = looks.inTable(place);
    if (!inTable) closeRow();
    else if (!inRow) {
      inRow = true;
      rows.openRow();
      rows.openCell();
    }
  }

  /** The mark that ends a row looks like one that ends a cell, and follows the last of them. */
  function endParagraph(mark: string, place: number) {
    begun = false;
    if (mark === '\u0007' && looks.inTable(place).endsRow) return closeRow();
    endLine();
    if (mark === '\u0007' && inRow) rows.openCell();
  }

  function endLine() {
    rows.add(lineOf(pieces));
    pieces = [];
  }

  function closeRow() {
    if (inRow) rows.closeRow();
    inRow = false;
  }
}

/** Control characters stand for ends of lines, fields, pictures and notes ([MS-DOC] 2.4.1 and 2.8.26), one by one. */
const CONTROLS = /([^\P{Cc}\t])/u;
const UNBREAKABLE_HYPHEN = '\u001e';

function shownAs(part: string, { symbol, symbols }: Look): string {
  if (CONTROLS.test(part)) return part === UNBREAKABLE_HYPHEN ? '-' : '';
  if (symbol) return glyphOf(symbol).repeat(part.length);
  return symbols ? [...part].map(fromWingdings).join('') : part;
}

/** Word keeps the place of the glyph in its font as a letter or as U+F0xx, which in another font is no tick. */
function glyphOf({ character, wingdings }: NonNullable<Look['symbol']>): string {
  return wingdings ? fromWingdings(character) : character.replace(/\p{Co}/u, '');
}
