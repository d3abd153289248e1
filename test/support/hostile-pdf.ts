import { packedZeros } from './endless-zip.ts';

/** A PDF of these objects, numbered from 1; the first is the catalogue. */
function pdfWith(objects: (string | Uint8Array)[], trailer = ''): Uint8Array {
  const parts: Uint8Array[] = [Buffer.from('%PDF-1.7\n')];
  const places: number[] = [];
  let at = 9;
  const add = (bytes: Uint8Array) => {
    parts.push(bytes);
    at += bytes.byteLength;
  };
  objects.forEach((object, index) => {
    places.push(at);
    add(Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n')]));
  });
  const list = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const head = `xref\n0 ${size}\n0000000000 65535 f \n${list}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\n`;
  add(Buffer.from(`${head}startxref\n${at}\n%%EOF\n`));
  return Buffer.concat(parts);
}

const catalogue = '<< /Type /Catalog /Pages 2 0 R >>';
const onePage = '<< /Type /Pages /Kids [3 0 R] /Count 1 >>';
const page = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << >> >>';

/** A page whose content unpacks to so many megabytes. */
export function pdfBomb(megabytes: number): Uint8Array {
  const packed = Buffer.concat([Buffer.from([0x78, 0x9c]), packedZeros(megabytes)]);
  const stream = `<< /Filter /FlateDecode /Length ${packed.byteLength} >>\nstream\n`;
  return pdfWith([catalogue, onePage, page, Buffer.concat([Buffer.from(stream), packed, Buffer.from('\nendstream')])]);
}

/** Pages that hold themselves. */
export function pdfInCircles(): Uint8Array {
  return pdfWith([catalogue, '<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 99999999 >>']);
}

/** One page shown so many times. */
export function pdfOfPages(count: number): Uint8Array {
  const kids = '3 0 R '.repeat(count);
  return pdfWith([
    catalogue,
    `<< /Type /Pages /Kids [${kids}] /Count ${count} >>`,
    page,
    '<< /Length 0 >>\nstream\n\nendstream',
  ]);
}

/** A page whose content is lists in lists. */
export function nestedPdf(depth: number): Uint8Array {
  const content = '['.repeat(depth);
  return pdfWith([catalogue, onePage, page, `<< /Length ${content.length} >>\nstream\n${content}\nendstream`]);
}

/** A table of contents that goes back to itself, and a stream whose length is told by itself. */
export function pdfThatRefersToItself(): Uint8Array {
  return pdfWith([catalogue, onePage, page, '<< /Length 4 0 R >>\nstream\nBT ET\nendstream'], '/Prev 9');
}
