/** A stretch of one line in one style; tick is set where a mark stands, with the glyph it is shown by as its text. */
export type Piece = { text: string; bold: boolean; struck: boolean; tick: boolean | null };

/** One line or paragraph of a report, whatever it was written in. */
export type Line = {
  text: string;
  pieces: Piece[];
  /** How often the line is quoted, as mail programs mark it with > or a blockquote. */
  quote: number;
};

/** One answer option as it stands on the page. on is null when no mark can be seen: never a tick. */
export type Option = { text: string; on: boolean | null; bold: boolean; struck: boolean };

/** Longer lines are cut: no form needs them, and matching must stay quick. */
export const LONGEST_LINE = 10_000;

/** Enough for any report, and little enough to hold in memory whatever a stranger sends. */
export const MOST_LINES = 20_000;

export function lineOf(pieces: Piece[], quote = 0): Line {
  const text = pieces.map((piece) => piece.text).join('');
  return text.length > LONGEST_LINE
    ? lineOf(slicePieces(pieces, 0, LONGEST_LINE), quote)
    : { text, pieces: pieces.filter((piece) => piece.text !== ''), quote };
}

export function plainLine(text: string, quote = 0): Line {
  return lineOf([{ text, bold: false, struck: false, tick: null }], quote);
}

/** The line from one place on, styles and ticks kept. */
export function sliceLine(line: Line, from: number, to = line.text.length): Line {
  return lineOf(slicePieces(line.pieces, from, to), line.quote);
}

/** Lines that belong together, as a mail program wrapped them. */
export function joinLines(lines: Line[]): Line {
  const space = { text: ' ', bold: false, struck: false, tick: null };
  return lineOf(
    lines.flatMap((line, index) => (index === 0 ? line.pieces : [space, ...line.pieces])),
    lines[0]?.quote ?? 0,
  );
}

export function isBlank(line: Line): boolean {
  return line.text.trim() === '';
}

export function textOf(lines: Line[]): string {
  return lines
    .map((line) => line.text.trimEnd())
    .join('\n')
    .replace(/^\s*\n/, '')
    .trim();
}

function slicePieces(pieces: Piece[], from: number, to: number): Piece[] {
  const kept: Piece[] = [];
  let at = 0;
  for (const piece of pieces) {
    const text = piece.text.slice(Math.max(0, from - at), Math.max(0, to - at));
    if (text !== '') kept.push({ ...piece, text });
    at += piece.text.length;
  }
  return kept;
}
