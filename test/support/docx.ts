import { strToU8, zipSync } from 'fflate';

/** How a Word file keeps a tick. */
export const carriers = ['control', 'legacy', 'wingdings', 'private-use', 'glyph', 'brackets'] as const;
export type Carrier = (typeof carriers)[number];

export type Run =
  | { text: string; bold?: boolean; struck?: boolean; deleted?: boolean; split?: boolean }
  | { box: boolean; as: Carrier };
type Paragraph = Run[];
/** A paragraph, or a table row of cells. */
export type Block = Paragraph | { cells: Paragraph[] };

/** A Word file with these paragraphs, as small as Word accepts. */
export function docxOf(blocks: Block[]): Uint8Array {
  return zipSync({
    '[Content_Types].xml': strToU8(
      `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    ),
    '_rels/.rels': strToU8(
      `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    'word/document.xml': strToU8(documentXml(blocks.map(blockXml).join(''))),
  });
}

/** A Word file around any XML, for what no word processor would write. */
export function docxAround(documentPart: string | Uint8Array, level: 0 | 9 = 9): Uint8Array {
  const part = typeof documentPart === 'string' ? strToU8(documentPart) : documentPart;
  return zipSync({ 'word/document.xml': part }, { level });
}

export function documentXml(body: string): string {
  return `${XML}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w:body>${body}</w:body></w:document>`;
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

function blockXml(block: Block): string {
  if (Array.isArray(block)) return paragraphXml(block);
  return `<w:tbl><w:tr>${block.cells.map((cell) => `<w:tc>${paragraphXml(cell)}</w:tc>`).join('')}</w:tr></w:tbl>`;
}

function paragraphXml(paragraph: Paragraph): string {
  return `<w:p>${paragraph.map((run) => ('box' in run ? boxXml(run) : runXml(run))).join('')}</w:p>`;
}

function runXml(run: Extract<Run, { text: string }>): string {
  const style = `<w:rPr>${run.bold ? '<w:b/>' : ''}${run.struck ? '<w:strike/>' : ''}</w:rPr>`;
  if (run.deleted) return `<w:del><w:r>${style}<w:delText>${escaped(run.text)}</w:delText></w:r></w:del>`;
  const middle = Math.floor(run.text.length / 2);
  const pieces = run.split ? [run.text.slice(0, middle), run.text.slice(middle)] : [run.text];
  return pieces
    .map((piece) => `<w:r>${style}<w:t xml:space="preserve">${escaped(piece)}</w:t></w:r>`)
    .join('<w:proofErr w:type="spellStart"/>');
}

function boxXml({ box, as }: { box: boolean; as: Carrier }): string {
  const text = (shown: string) => `<w:r><w:t>${shown}</w:t></w:r>`;
  switch (as) {
    case 'control':
      return `<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="${box ? 1 : 0}"/></w14:checkbox></w:sdtPr><w:sdtContent>${text(box ? '☒' : '☐')}</w:sdtContent></w:sdt>`;
    case 'legacy':
      return `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:sizeAuto/><w:default w:val="0"/>${box ? '<w:checked/>' : ''}</w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    case 'wingdings':
      return `<w:r><w:sym w:font="Wingdings" w:char="${box ? 'F0FE' : 'F0A8'}"/></w:r>`;
    case 'private-use':
      return text(box ? '\uF0FE' : '\uF0A8');
    case 'glyph':
      return text(box ? '☑' : '☐');
    case 'brackets':
      return text(box ? '[x]' : '[ ]');
  }
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
