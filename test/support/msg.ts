import CFB from 'cfb';

export type MsgParts = {
  subject: string;
  from: { name: string; address: string };
  to?: { name: string; address: string };
  /** ISO. */
  sentAt?: string;
  text?: string;
  html?: string;
  /** Those that the mail came with over the internet. */
  headers?: string;
  files?: ({ name: string; bytes: Uint8Array } | { name: string; item: MsgParts })[];
};

/** A saved Outlook item: a compound file of streams that are named for the property they hold (MS-OXMSG). */
export function msgOf(parts: MsgParts): Uint8Array {
  const file = CFB.utils.cfb_new();
  const add = (path: string, bytes: Buffer) => CFB.utils.cfb_add(file, path, bytes);
  add('/__nameid_version1.0/__substg1.0_00020102', Buffer.alloc(0));
  add('/__nameid_version1.0/__substg1.0_00030102', Buffer.alloc(0));
  add('/__nameid_version1.0/__substg1.0_00040102', Buffer.alloc(0));
  addItem(add, '/', parts, 32);
  return new Uint8Array(CFB.write(file, { type: 'buffer' }));
}

type Add = (path: string, bytes: Buffer) => void;

function addItem(add: Add, at: string, parts: MsgParts, header: number): void {
  const { subject, from, to, sentAt, text, html, headers, files = [] } = parts;
  addText(add, at, '001A', 'IPM.Note');
  addText(add, at, '0037', subject);
  addText(add, at, '0C1A', from.name);
  addText(add, at, '0C1E', 'SMTP');
  addText(add, at, '0C1F', from.address);
  if (text !== undefined) addText(add, at, '1000', text);
  if (headers !== undefined) addText(add, at, '007D', headers);
  if (html !== undefined) add(`${at}__substg1.0_10130102`, Buffer.from(html));
  add(`${at}__properties_version1.0`, properties(header, sentAt ? [[0x00390040, fileTime(sentAt)]] : []));
  if (to) {
    const folder = `${at}__recip_version1.0_#00000000/`;
    addText(add, folder, '3001', to.name);
    addText(add, folder, '39FE', to.address);
    add(`${folder}__properties_version1.0`, properties(8, [[0x0c150003, number(1)]]));
  }
  for (const [index, file] of files.entries()) {
    addFile(add, `${at}__attach_version1.0_#${index.toString(16).padStart(8, '0')}/`, file);
  }
}

function addFile(add: Add, folder: string, file: NonNullable<MsgParts['files']>[number]): void {
  addText(add, folder, '3001', file.name);
  if ('item' in file) {
    add(`${folder}__properties_version1.0`, properties(8, [[0x37050003, number(5)]]));
    addItem(add, `${folder}__substg1.0_3701000D/`, file.item, 24);
    return;
  }
  addText(add, folder, '3707', file.name);
  add(`${folder}__substg1.0_37010102`, Buffer.from(file.bytes));
  add(`${folder}__properties_version1.0`, properties(8, [[0x37050003, number(1)]]));
}

function addText(add: Add, folder: string, id: string, text: string): void {
  add(`${folder}__substg1.0_${id}001F`, Buffer.from(text, 'utf16le'));
}

/** Values of fixed length stand together in one stream behind a header. */
function properties(header: number, values: [number, Buffer][]): Buffer {
  const entries = values.map(([tag, value]) =>
    Buffer.concat([number(tag).subarray(0, 4), number(6).subarray(0, 4), value]),
  );
  return Buffer.concat([Buffer.alloc(header), ...entries]);
}

function number(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeUInt32LE(value >>> 0);
  return bytes;
}

/** Hundreds of nanoseconds since 1601. */
function fileTime(iso: string): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE((BigInt(Date.parse(iso)) + 11_644_473_600_000n) * 10_000n);
  return bytes;
}
