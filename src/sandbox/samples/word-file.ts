import { strToU8, zipSync } from 'fflate';
import type { FormLine } from './form.ts';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const DOCUMENT = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument';
const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const BOXES = 'http://schemas.microsoft.com/office/word/2010/wordml';

/** The form as a Word file, its boxes as content controls (ECMA-376 and MS-DOCX 2.6). */
export function wordFile(lines: FormLine[]): Buffer {
  const parts = {
    '[Content_Types].xml': `${XML}<Types xmlns="${TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    '_rels/.rels': `${XML}<Relationships xmlns="${RELATIONS}"><Relationship Id="r1" Type="${DOCUMENT}" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `${XML}<w:document xmlns:w="${MAIN}" xmlns:w14="${BOXES}"><w:body>${lines.map(paragraph).join('')}</w:body></w:document>`,
  };
  const files = Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)]));
  return Buffer.from(zipSync(files));
}

function paragraph(line: FormLine): string {
  if ('words' in line) return `<w:p>${run(line.words)}</w:p>`;
  const state = line.ticked ? '1' : '0';
  const glyph = line.ticked ? '☒' : '☐';
  const box = `<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="${state}"/></w14:checkbox></w:sdtPr><w:sdtContent>${run(glyph)}</w:sdtContent></w:sdt>`;
  return `<w:p>${box}${run(` ${line.box}`)}</w:p>`;
}

function run(words: string): string {
  const escaped = words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `<w:r><w:t xml:space="preserve">${escaped}</w:t></w:r>`;
}
