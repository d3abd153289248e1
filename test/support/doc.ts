import { type DocMake, docFile, numbers, type Paragraph, property, type Stretch } from './doc-file.ts';

/** How a Word 97-2003 file keeps a tick. */
export const docCarriers = ['form-field', 'symbol', 'wingdings', 'glyph'] as const;
export type DocCarrier = (typeof docCarriers)[number];

export type DocLook = 'bold' | 'struck' | 'hidden' | 'deleted' | 'strong';
export type DocRun =
  | { text: string; look?: DocLook }
  | { box: boolean; as: DocCarrier }
  /** A form field with what the data stream says of it; shown is what stands in its place. */
  | { field: DocField; shown?: string }
  | { symbol: number; font: string };
/** A paragraph, or a table row of cells. */
export type DocBlock = DocRun[] | { cells: DocRun[][] };

/** chosen 25 is a field that nobody touched: then usual holds. */
export type DocField = { kind: 'box' | 'choice'; chosen: number; usual?: number; choices?: string[] };

/** A file as Word writes one. */
export function docOf(blocks: DocBlock[], make: DocMake = {}): Uint8Array {
  const fields: Buffer[] = [];
  const paragraphs = blocks.flatMap((block) => paragraphsOf(block, fields));
  return docFile(paragraphs, Buffer.concat(fields), FONTS, make);
}

const FONTS = ['Calibri', 'Wingdings', 'Symbol'];
const NONE = Buffer.alloc(0);
const IN_TABLE = property(0x2416, 1);
const ENDS_ROW = property(0x2417, 1);

function paragraphsOf(block: DocBlock, fields: Buffer[]): Paragraph[] {
  const paragraph = (runs: DocRun[], mark: string, properties: Buffer): Paragraph => ({
    stretches: [...runs.flatMap((run) => stretchesOf(run, fields)), { text: mark, properties: NONE }],
    properties,
  });
  if (Array.isArray(block)) return [paragraph(block, '\r', NONE)];
  const cells = block.cells.map((cell) => paragraph(cell, '\u0007', IN_TABLE));
  return [...cells, paragraph([], '\u0007', Buffer.concat([IN_TABLE, ENDS_ROW]))];
}

function stretchesOf(run: DocRun, fields: Buffer[]): Stretch[] {
  if ('text' in run) return run.text === '' ? [] : [{ text: run.text, properties: run.look ? LOOKS[run.look] : NONE }];
  if ('symbol' in run) return [symbolOf(run.font, run.symbol)];
  if ('field' in run) return fieldOf(run.field, run.shown ?? '', fields);
  switch (run.as) {
    case 'form-field':
      return fieldOf({ kind: 'box', chosen: run.box ? 1 : 25, usual: 0 }, '', fields);
    case 'symbol':
      return [symbolOf('Wingdings', run.box ? 0xf0fe : 0xf0a8)];
    case 'wingdings':
      return [{ text: run.box ? 'þ' : '¨', properties: property(0x4a4f, FONTS.indexOf('Wingdings')) }];
    case 'glyph':
      return [{ text: run.box ? '☒' : '☐', properties: NONE }];
  }
}

const LOOKS: Record<DocLook, Buffer> = {
  bold: property(0x0835, 1),
  struck: property(0x0837, 1),
  hidden: property(0x083c, 1),
  deleted: property(0x0800, 1),
  strong: property(0x4a30, 1),
};

/** A glyph of a symbol font stands as a bracket with the glyph in its properties. */
function symbolOf(font: string, glyph: number): Stretch {
  return { text: '(', properties: property(0x6a09, FONTS.indexOf(font) + glyph * 0x1_0000) };
}

function fieldOf(field: DocField, shown: string, fields: Buffer[]): Stretch[] {
  const place = fields.reduce((sum, { byteLength }) => sum + byteLength, 0);
  fields.push(fieldData(field));
  const name = field.kind === 'box' ? 'FORMCHECKBOX' : 'FORMDROPDOWN';
  const points = Buffer.concat([property(0x6a03, place), property(0x0806, 1), property(0x0855, 1)]);
  return [
    { text: `\u0013 ${name} `, properties: NONE },
    { text: '\u0001', properties: points },
    { text: `\u0014${shown}\u0015`, properties: NONE },
  ];
}

/** FFData behind the header of a picture that is none ([MS-DOC] 2.9.78). */
function fieldData({ kind, chosen, usual = 0, choices = [] }: DocField): Buffer {
  const bits = (kind === 'box' ? 1 : 2) | (chosen << 2);
  const texts = Array.from({ length: 5 }, () => textOf(''));
  const list = [numbers(2, 0xffff, 2, choices.length, 2, 0), ...choices.map((choice) => textOf(choice, false))];
  const data = Buffer.concat([
    numbers(4, 0xffff_ffff, 2, bits, 2, 0, 2, 20),
    textOf('Check1'),
    numbers(2, usual),
    ...texts,
    ...(kind === 'choice' ? list : []),
  ]);
  return Buffer.concat([numbers(4, 68 + data.byteLength, 2, 68), Buffer.alloc(62), data]);
}

function textOf(text: string, ended = true): Buffer {
  return Buffer.concat([numbers(2, text.length), Buffer.from(text, 'utf16le'), Buffer.alloc(ended ? 2 : 0)]);
}
