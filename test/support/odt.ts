import { strToU8, zipSync } from 'fflate';

/** How an OpenDocument file keeps a tick. */
export const odtCarriers = ['content-control', 'field-mark', 'wingdings', 'glyph', 'drawn-control'] as const;
export type OdtCarrier = (typeof odtCarriers)[number];

export type OdtRun = { text: string; look?: 'bold' | 'struck' } | { box: boolean; as: OdtCarrier };
/** A paragraph, or a table row of cells. */
export type OdtBlock = OdtRun[] | { cells: OdtRun[][] };

/** An OpenDocument text as LibreOffice packs it: its kind first and stored as it is. */
export function odtOf(blocks: OdtBlock[]): Uint8Array {
  const boxes: boolean[] = [];
  const body = blocks.map((block) => blockXml(block, boxes)).join('');
  return odtAround(contentXml(`${formsXml(boxes)}${body}`));
}

/** A file around any XML, for what no word processor would write. */
export function odtAround(content: string | Uint8Array, manifest = MANIFEST): Uint8Array {
  return zipSync({
    mimetype: [strToU8('application/vnd.oasis.opendocument.text'), { level: 0 }],
    'META-INF/manifest.xml': strToU8(manifest),
    'styles.xml': strToU8(STYLES),
    'content.xml': typeof content === 'string' ? strToU8(content) : content,
  });
}

/** Its text is noise, and the manifest tells how it was locked. */
export function lockedOdt(): Uint8Array {
  const locked = MANIFEST.replace(
    'manifest:full-path="content.xml"/>',
    'manifest:full-path="content.xml" manifest:size="9000"><manifest:encryption-data manifest:checksum-type="SHA256/1K" manifest:checksum="AAAA"><manifest:algorithm manifest:algorithm-name="http://www.w3.org/2001/04/xmlenc#aes256-cbc" manifest:initialisation-vector="AAAA"/></manifest:encryption-data></manifest:file-entry>',
  );
  return odtAround(
    Uint8Array.from({ length: 4_000 }, (_none, at) => (at * 151 + 7) % 256),
    locked,
  );
}

export function contentXml(body: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content ${NAMES}><office:automatic-styles><style:style style:name="T1" style:family="text" style:parent-style-name="Strong_20_Emphasis"/><style:style style:name="T2" style:family="text"><style:text-properties style:text-line-through-style="solid"/></style:style><style:style style:name="T3" style:family="text"><style:text-properties style:font-name="Wingdings"/></style:style></office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`;
}

const NAMES = [
  ...'office style text table draw fo form field'
    .split(' ')
    .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`),
  'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"',
].join(' ');

const MANIFEST =
  '<?xml version="1.0" encoding="UTF-8"?>\n<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/"/><manifest:file-entry manifest:full-path="content.xml"/></manifest:manifest>';

const STYLES = `<?xml version="1.0" encoding="UTF-8"?>\n<office:document-styles ${NAMES}><office:styles><style:style style:name="Strong_20_Emphasis" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style></office:styles></office:document-styles>`;

function formsXml(boxes: boolean[]): string {
  const controls = boxes.map(
    (box, at) =>
      `<form:checkbox form:id="control${at}" form:label="" form:current-state="${box ? 'checked' : 'unchecked'}"/>`,
  );
  return boxes.length > 0 ? `<office:forms><form:form>${controls.join('')}</form:form></office:forms>` : '';
}

function blockXml(block: OdtBlock, boxes: boolean[]): string {
  if (Array.isArray(block)) return paragraphXml(block, boxes);
  const cells = block.cells.map((cell) => `<table:table-cell>${paragraphXml(cell, boxes)}</table:table-cell>`);
  return `<table:table><table:table-row>${cells.join('')}</table:table-row></table:table>`;
}

function paragraphXml(runs: OdtRun[], boxes: boolean[]): string {
  const inner = runs.map((run) => ('box' in run ? boxXml(run.box, run.as, boxes) : textXml(run.text, run.look)));
  return `<text:p text:style-name="Standard">${inner.join('')}</text:p>`;
}

function textXml(text: string, look: 'bold' | 'struck' | undefined): string {
  const written = text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/ {2,}/g, (gap) => `<text:s text:c="${gap.length}"/>`)
    .replace(/^ | $/g, '<text:s/>');
  return look ? `<text:span text:style-name="${look === 'bold' ? 'T1' : 'T2'}">${written}</text:span>` : written;
}

function boxXml(box: boolean, as: OdtCarrier, boxes: boolean[]): string {
  switch (as) {
    case 'content-control':
      // The glyph always shows an empty box: only the attribute tells.
      return `<loext:content-control loext:checkbox="true" loext:checked="${box}" loext:checked-state="☒" loext:unchecked-state="☐"><text:span>☐</text:span></loext:content-control>`;
    case 'field-mark':
      return `<field:fieldmark-start text:name="Check1" field:type="vnd.oasis.opendocument.field.FORMCHECKBOX"><field:param field:name="Checkbox_Checked" field:value="${box}"/></field:fieldmark-start><field:fieldmark-end/>`;
    case 'wingdings':
      return `<text:span text:style-name="T3">${box ? 'þ' : '¨'}</text:span>`;
    case 'glyph':
      return box ? '☒' : '☐';
    case 'drawn-control':
      return `<draw:control draw:control="control${boxes.push(box) - 1}"/>`;
  }
}
