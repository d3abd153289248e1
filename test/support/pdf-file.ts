import { deflateSync } from 'node:zlib';

const FONTS = '/F1 3 0 R /F2 4 0 R /F3 5 0 R /F4 6 0 R';

export type PdfPage = {
  /** Drawing steps (ISO 32000-1, annex A). */
  drawing: string;
  /** Form fields and other things laid upon the page. */
  notes?: string[];
  /** More entries of the page itself. */
  more?: string;
};

/** A PDF around drawn pages. Letters in the fonts F1 and F2 are numbers that only a table beside the font explains. */
export function pdfAround(
  pages: PdfPage[],
  letters: Map<string, number> = new Map(),
  more: { catalogue?: string; objects?: string[]; trailer?: string } = {},
): Uint8Array {
  const objects = [...shared(letters), ...(more.objects ?? [])];
  const add = (object: string) => objects.push(object);
  const picture = pages.some(({ drawing }) => drawing.includes('/Im Do')) ? add(WHITE_DOT) : 0;
  const kids: number[] = [];
  const fields: number[] = [];
  for (const { drawing, notes = [], more: entries = '' } of pages) {
    const content = add(packed(drawing));
    const own = notes.map(add);
    fields.push(...own);
    const annotations = own.length > 0 ? `/Annots [${refs(own)}]` : '';
    const box = '/Parent 2 0 R /MediaBox [0 0 595 842]';
    const resources = `/Resources << /Font << ${FONTS} >> ${picture ? `/XObject << /Im ${picture} 0 R >>` : ''} >>`;
    kids.push(add(`<< /Type /Page ${box} ${resources} /Contents ${content} 0 R ${annotations} ${entries} >>`));
  }
  const form = fields.length > 0 ? `/AcroForm << /Fields [${refs(fields)}] /DR << /Font << ${FONTS} >> >> >>` : '';
  objects[0] = `<< /Type /Catalog /Pages 2 0 R ${form} ${more.catalogue ?? ''} >>`;
  objects[1] = `<< /Type /Pages /Count ${kids.length} /Kids [${refs(kids)}] >>`;
  return written(objects, more.trailer ?? '');
}

/** A packed stream. */
export function packed(content: string | Uint8Array, more = ''): string {
  const bytes = deflateSync(typeof content === 'string' ? Buffer.from(content, 'latin1') : content);
  return `<< /Length ${bytes.byteLength} /Filter /FlateDecode ${more} >>\nstream\n${bytes.toString('latin1')}\nendstream`;
}

export function utf16(text: string): string {
  return `<feff${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`;
}

const WHITE_DOT = packed(
  Uint8Array.of(255),
  '/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8',
);

/** The first object that a test may add. */
export const NEXT = 14;

/** Catalogue and pages to be filled in, and four fonts. */
function shared(letters: Map<string, number>): string[] {
  const codes = [...letters].map(([letter, code]): [string, string] => [hex(code, 4), utf16(letter).slice(5, -1)]);
  return [
    '',
    '',
    lettersFont('Calibri', 7),
    lettersFont('Calibri-Bold', 12),
    '<< /Type /Font /Subtype /TrueType /BaseFont /Wingdings-Regular /FirstChar 32 /LastChar 255 /FontDescriptor 10 0 R /ToUnicode 11 0 R >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /ZapfDingbats >>',
    letterShapes('Calibri', 10),
    packed(toUnicode('0000', 'ffff', codes)),
    packed('', '/Type /XObject /Subtype /Form /BBox [0 0 9 9]'),
    descriptor('Calibri'),
    packed(
      toUnicode('00', 'ff', [
        ['fe', 'f0fe'],
        ['a8', 'f0a8'],
      ]),
    ),
    letterShapes('Calibri-Bold', 13),
    descriptor('Calibri-Bold'),
  ];
}

function lettersFont(name: string, shapes: number): string {
  return `<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+${name} /Encoding /Identity-H /DescendantFonts [${shapes} 0 R] /ToUnicode 8 0 R >>`;
}

function letterShapes(name: string, described: number): string {
  const system = '/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>';
  return `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /ABCDEF+${name} ${system} /DW 500 /CIDToGIDMap /Identity /FontDescriptor ${described} 0 R >>`;
}

function descriptor(name: string): string {
  return `<< /Type /FontDescriptor /FontName /ABCDEF+${name} /Flags 4 /Ascent 800 /Descent -200 /CapHeight 700 /ItalicAngle 0 /StemV 80 /FontBBox [0 -200 1000 800] >>`;
}

function toUnicode(low: string, high: string, letters: [code: string, unicode: string][]): string {
  const lines = letters.map(([code, unicode]) => `1 beginbfchar <${code}> <${unicode}> endbfchar`);
  return `/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <${low}> <${high}> endcodespacerange\n${lines.join('\n')}\nendcmap end`;
}

export function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0');
}

function refs(numbers: number[]): string {
  return numbers.map((number) => `${number} 0 R`).join(' ');
}

/** The objects one after another, and the table that says where each begins (ISO 32000-1, 7.5.4). */
function written(objects: string[], trailer: string): Uint8Array {
  let text = '%PDF-1.7\n';
  const starts = ['0000000000 65535 f '];
  for (const [index, body] of objects.entries()) {
    starts.push(`${String(text.length).padStart(10, '0')} 00000 n `);
    text += `${index + 1} 0 obj\n${body}\nendobj\n`;
  }
  const table = `xref\n0 ${starts.length}\n${starts.join('\n')}\n`;
  const end = `trailer\n<< /Size ${starts.length} /Root 1 0 R ${trailer} >>\nstartxref\n${text.length}\n%%EOF\n`;
  return Buffer.from(`${text}${table}${end}`, 'latin1');
}
