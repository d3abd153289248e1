import { tnefAttributes } from './tnef-attributes.ts';
import { type TnefProperties, textIn, tnefProperties } from './tnef-properties.ts';
import { inflateRtf } from './tnef-rtf.ts';

/** A body as Outlook keeps it: any of three renderings of the same words. */
export type OutlookBody = { text: string | null; html: Uint8Array | null; rtf: Uint8Array | null };
export type Tnef = { body: OutlookBody; files: { name: string; bytes: Uint8Array; mail: boolean; inline: boolean }[] };

const ID = {
  body: 0x0002800c,
  codePage: 0x00069007,
  properties: 0x00069003,
  startOfFile: 0x00069002,
  fileName: 0x00018010,
  fileData: 0x0006800f,
  fileProperties: 0x00069005,
} as const;
const PROPERTY = {
  body: 0x1000,
  rtf: 0x1009,
  html: 0x1013,
  data: 0x3701,
  longName: 0x3707,
  shownName: 0x3001,
  contentId: 0x3712,
} as const;

/** Opens a winmail.dat file. Throws CannotRead when it is damaged. */
export function unpackTnef(bytes: Uint8Array): Tnef {
  const attributes = tnefAttributes(bytes);
  const page = codePageOf(attributes.find(({ id }) => id === ID.codePage)?.data);
  const tnef: Tnef = { body: { text: null, html: null, rtf: null }, files: [] };
  for (const { id, data } of attributes) {
    const file = tnef.files.at(-1);
    if (id === ID.startOfFile)
      tnef.files.push({ name: 'unnamed', bytes: new Uint8Array(), mail: false, inline: false });
    else if (id === ID.body) tnef.body.text ??= clean(new TextDecoder(page).decode(data));
    else if (id === ID.properties) tnef.body = bodyIn(tnefProperties(data), tnef.body, page);
    else if (id === ID.fileName && file) file.name = clean(new TextDecoder(page).decode(data));
    else if (id === ID.fileData && file) file.bytes = data;
    else if (id === ID.fileProperties && file) Object.assign(file, filePropertiesIn(tnefProperties(data), page));
  }
  return { ...tnef, files: tnef.files.filter((file) => file.bytes.byteLength > 0 || file.name !== 'unnamed') };
}

function bodyIn(properties: TnefProperties, before: OutlookBody, page: string): OutlookBody {
  const packed = properties.get(PROPERTY.rtf)?.bytes;
  return {
    text: before.text ?? textIn(properties, PROPERTY.body, page),
    html: properties.get(PROPERTY.html)?.bytes ?? null,
    rtf: packed ? inflateRtf(packed) : null,
  };
}

/**
 * The long name; and, for what was attached as an object, its bytes behind 16 that tell its kind. A mail among them is a
 * winmail.dat of its own.
 */
function filePropertiesIn(properties: TnefProperties, page: string): Partial<Tnef['files'][number]> {
  const name = textIn(properties, PROPERTY.longName, page) ?? textIn(properties, PROPERTY.shownName, page);
  const data = properties.get(PROPERTY.data);
  const bytes = data?.type === OBJECT ? data.bytes.subarray(16) : data?.bytes;
  const mail = bytes?.[0] === 0x78 && bytes[1] === 0x9f && bytes[2] === 0x3e && bytes[3] === 0x22;
  const inline = properties.has(PROPERTY.contentId);
  return { ...(name ? { name } : {}), ...(bytes ? { bytes, mail } : {}), inline };
}

const OBJECT = 0x0d;

/** Windows code pages, UTF-8 and those of Japan and China as their decoders are called. */
function codePageOf(data: Uint8Array | undefined): string {
  if (!data || data.byteLength < 4) return 'windows-1252';
  const page = new DataView(data.buffer, data.byteOffset).getUint32(0, true);
  const label = { 65001: 'utf-8', 932: 'shift_jis', 936: 'gbk', 949: 'euc-kr', 950: 'big5' }[page] ?? `windows-${page}`;
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return 'windows-1252';
  }
}

function clean(text: string): string {
  return text.split('\0', 1)[0] ?? '';
}
