import { hex, type PdfPage, pdfAround, utf16 } from './pdf-file.ts';

/** How a PDF keeps a tick. */
export const pdfCarriers = [
  'glyph',
  'glyph-written-last',
  'wingdings',
  'zapf-dingbats',
  'crossed-box',
  'filled-box',
  'form-field',
] as const;
export type PdfCarrier = (typeof pdfCarriers)[number] | 'letter-in-box' | 'bullet';

export type PdfRun =
  | { text: string; look?: 'bold' | 'struck' }
  | { box: boolean; as: PdfCarrier }
  /** An answer in a form field of a meaningless name. */
  | { field: string; name?: string };
/** A paragraph, or a table row of cells, each of some lines; bare without lines around them. */
export type PdfBlock = PdfRun[] | { cells: PdfRun[][][]; bare?: boolean };

const SIZE = 10;
const LEADING = 12;
/** What parts paragraphs, besides the leading. */
const AFTER = 4;
const LEFT = 50;
const RIGHT = 545;
const TOP = 780;
const BOTTOM = 60;
const COLUMN = 240;

type Sheet = { steps: string[]; last: string[]; notes: string[] };
type Pen = { sheet: Sheet; letters: Map<string, number>; x: number; y: number; left: number };

type Make = {
  header?: string;
  footer?: (page: number) => string;
  /** Pages behind those of the text. */
  more?: PdfPage[];
  /** A picture on each page, and the text below it for machines only. */
  scan?: boolean;
};

/** Pages as a word processor sets them: lines wrapped at the margin, a new page when a question finds no room. */
export function pdfOf(blocks: PdfBlock[], make: Make = {}): Uint8Array {
  const letters = new Map<string, number>();
  const sheets: Sheet[] = [];
  let pen: Pen = { sheet: { steps: [], last: [], notes: [] }, letters, x: LEFT, y: BOTTOM, left: LEFT };
  for (const [index, block] of blocks.entries()) {
    if (sheets.length === 0 || pen.y - heightFrom(blocks, index) < BOTTOM) {
      const sheet = { steps: [], last: [], notes: [] };
      sheets.push(sheet);
      pen = { sheet, letters, x: LEFT, y: TOP, left: LEFT };
      if (make.header) writeAt(pen, make.header, 810);
      if (make.footer) writeAt(pen, make.footer(sheets.length), 30);
    }
    if (Array.isArray(block)) drawParagraph(pen, block);
    else drawRow(pen, block);
    pen.y -= AFTER;
  }
  const head = make.scan ? 'q 500 0 0 700 50 50 cm /Im Do Q 3 Tr' : '';
  const pages = sheets.map(({ steps, last, notes }) => ({ drawing: [head, ...steps, ...last].join('\n'), notes }));
  return pdfAround([...pages, ...(make.more ?? [])], letters);
}

/** How far it is from a block to the next that begins with a tick or in bold: up to there no page ends. */
function heightFrom(blocks: PdfBlock[], index: number): number {
  const rest = blocks.slice(index + 1);
  const next = rest.findIndex((block) => !Array.isArray(block) || isStart(block[0]));
  const together = next < 0 ? blocks.slice(index) : blocks.slice(index, index + 1 + next);
  return together.reduce((sum, block) => sum + heightOf(block) + AFTER, 0);
}

function isStart(run: PdfRun | undefined): boolean {
  return run !== undefined && ('box' in run || ('look' in run && run.look === 'bold'));
}

function heightOf(block: PdfBlock): number {
  if (!Array.isArray(block)) return LEADING * Math.max(...block.cells.map((cell) => cell.length));
  const letters = block.reduce((sum, run) => sum + ('text' in run ? run.text.length : 3), 0);
  return LEADING * Math.ceil((1.2 * letters * SIZE) / 2 / (RIGHT - LEFT) + 0.1);
}

function drawRow(pen: Pen, { cells, bare }: Exclude<PdfBlock, PdfRun[]>): void {
  const height = heightOf({ cells }) + 4;
  const top = pen.y + LEADING - 2;
  for (const [column, cell] of cells.entries()) {
    const left = LEFT + column * COLUMN;
    if (!bare) pen.sheet.steps.push(`${left} ${top - height} ${COLUMN} ${height} re S`);
    for (const [line, runs] of cell.entries()) {
      drawParagraph({ ...pen, left: left + 4, y: pen.y - line * LEADING }, runs);
    }
  }
  pen.y -= height;
}

function drawParagraph(pen: Pen, runs: PdfRun[]): void {
  pen.x = pen.left;
  for (const run of runs) {
    if ('field' in run) drawField(pen, run);
    else if ('box' in run) drawBox(pen, run);
    else drawText(pen, run.text, run.look);
  }
  pen.y -= LEADING;
}

function drawText(pen: Pen, text: string, look: 'bold' | 'struck' | undefined): void {
  for (const word of text.split(/(?<= )/)) {
    const width = widthOf(word.trimEnd());
    if (pen.x > pen.left && pen.x + width > RIGHT) {
      pen.x = pen.left;
      pen.y -= LEADING;
    }
    pen.sheet.steps.push(show(look === 'bold' ? 'F2' : 'F1', hexOf(pen.letters, word), pen.x, pen.y));
    if (look === 'struck') pen.sheet.steps.push(`${pen.x} ${pen.y + 3} m ${pen.x + width} ${pen.y + 3} l S`);
    pen.x += widthOf(word);
  }
}

function drawBox(pen: Pen, { box, as }: { box: boolean; as: PdfCarrier }): void {
  const { sheet, letters, x, y } = pen;
  const square = `${x} ${y - 1} 9 9 re`;
  const glyph = () => show('F1', hexOf(letters, box ? '☒' : '☐'), x, y);
  switch (as) {
    case 'glyph':
      sheet.steps.push(glyph());
      break;
    case 'glyph-written-last':
      sheet.last.push(glyph());
      break;
    case 'wingdings':
      sheet.steps.push(show('F3', box ? 'fe' : 'a8', x, y));
      break;
    case 'zapf-dingbats':
      sheet.steps.push(show('F4', box ? '34' : '6f', x, y));
      break;
    case 'crossed-box':
      sheet.steps.push(`${square} S`);
      if (box) sheet.steps.push(`${x} ${y - 1} m ${x + 9} ${y + 8} l S ${x} ${y + 8} m ${x + 9} ${y - 1} l S`);
      break;
    case 'filled-box':
      sheet.steps.push(box ? `0 g ${square} B` : `1 g ${square} B 0 g`);
      break;
    case 'letter-in-box':
      sheet.steps.push(`${square} S`);
      if (box) sheet.steps.push(show('F1', hexOf(letters, 'X'), x + 2, y));
      break;
    case 'bullet':
      sheet.steps.push(`${x} ${y} 6 6 re f`);
      break;
    case 'form-field': {
      const state = box ? '/Yes' : '/Off';
      const name = `/FT /Btn /T (Field_${sheet.notes.length}) /V ${state} /AS ${state}`;
      sheet.notes.push(widget(x, y, 9, `${name} /AP << /N << /Yes 9 0 R /Off 9 0 R >> >>`));
    }
  }
  pen.x += 12;
}

function drawField(
  pen: Pen,
  { field, name = `Text${pen.sheet.notes.length}` }: { field: string; name?: string },
): void {
  pen.sheet.notes.push(widget(pen.x, pen.y, 200, `/FT /Tx /T ${utf16(name)} /V ${utf16(field)}`));
  pen.x += 210;
}

function widget(x: number, y: number, width: number, rest: string): string {
  return `<< /Type /Annot /Subtype /Widget /F 4 /Rect [${x} ${y - 1} ${x + width} ${y + 8}] ${rest} >>`;
}

function writeAt(pen: Pen, text: string, y: number): void {
  pen.sheet.steps.push(show('F1', hexOf(pen.letters, text), LEFT, y));
}

function widthOf(text: string): number {
  return ([...text].length * SIZE) / 2;
}

function show(font: string, letters: string, x: number, y: number): string {
  return `BT /${font} ${SIZE} Tf ${x} ${y} Td <${letters}> Tj ET`;
}

/** Each different letter gets a number of its own; only the table says which letter it is. */
function hexOf(letters: Map<string, number>, text: string): string {
  return [...text]
    .map((letter) => {
      if (!letters.has(letter)) letters.set(letter, letters.size + 1);
      return hex(letters.get(letter) ?? 0, 4);
    })
    .join('');
}
