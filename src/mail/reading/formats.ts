import { docLines } from './doc-lines.ts';
import { docxLines } from './docx-lines.ts';
import { htmlLines } from './html-lines.ts';
import type { Line } from './line.ts';
import { odtLines } from './odt-lines.ts';
import { pdfLines } from './pdf-lines.ts';
import { rtfLines } from './rtf-lines.ts';
import { textLines } from './text-lines.ts';
import { openPkcs7 } from './unpack-signed.ts';
import { type ZipEntry, zipEntries } from './zip-entries.ts';

/** What a file turned out to be: its bytes decide, never its name or declared type. */
export type Format = WithLines | Container | 'picture' | 'signature' | 'empty' | 'calendar' | keyof typeof NOT_READ;

/** Formats that hold the lines of a report. */
export type WithLines = 'docx' | 'doc' | 'odt' | 'rtf' | 'pdf' | 'html' | 'text';
/** Formats that hold other files. */
type Container = 'mail' | 'outlook' | 'zip' | 'tnef' | 'signed';

/** Formats that this desk does not read yet, in words for whoever must open the file by hand. */
export const NOT_READ = {
  locked: 'The Word file is locked with a password',
  spreadsheet: 'The report is a spreadsheet; this desk does not read those',
  encrypted: 'The mail is encrypted; this desk holds no key for it',
  partial: 'The mail is one piece of a longer one that was sent in pieces',
  unknown: 'The attached file is of a kind that this desk does not know',
} as const;

const WITH_LINES: readonly Format[] = ['docx', 'doc', 'odt', 'rtf', 'pdf', 'html', 'text'] satisfies WithLines[];

export function holdsLines(format: Format): format is WithLines {
  return WITH_LINES.includes(format);
}

export function isNotRead(format: Format): format is keyof typeof NOT_READ {
  return format in NOT_READ;
}

export function sniff(bytes: Uint8Array, name: string, declared: string): Format {
  if (bytes.byteLength === 0) return 'empty';
  const head = Buffer.from(bytes.subarray(0, 16)).toString('latin1');
  if (head.startsWith('PK\u0003\u0004')) return insideZip(bytes);
  if (head.startsWith('\u00D0\u00CF\u0011\u00E0')) return insideCompound(bytes, name);
  if (head.startsWith('{\\rtf')) return 'rtf';
  if (head.startsWith('\u0078\u009F\u003E\u0022')) return 'tnef';
  if (PDF.test(Buffer.from(bytes.subarray(0, 1_024)).toString('latin1'))) return 'pdf';
  if (PICTURES.some((start) => head.startsWith(start)) || /^RIFF....WEBP/s.test(head)) return 'picture';
  if (/pkcs7-mime/.test(declared) || /\.p7m$/i.test(name)) {
    return openPkcs7(bytes).kind;
  }
  if (/pgp-encrypted/.test(declared)) return 'encrypted';
  if (/pkcs7-signature|pgp-signature|pgp-keys/.test(declared) || /\.p7s$/i.test(name)) return 'signature';
  if (declared.startsWith('image/')) return 'picture';
  if (declared === 'text/calendar') return 'calendar';
  if (declared === 'message/partial') return 'partial';
  if (declared === 'message/rfc822' || /\.eml$/i.test(name)) return 'mail';
  return insideText(bytes, declared);
}

/** Lines of a file, what of it was not read, in words for an officer, null when all was; and files inside it. */
export type FileLines = { lines: Line[]; trouble: string | null; carried: { name: string; bytes: Uint8Array }[] };

/** Reads a file that holds lines. Throws CannotRead when it is damaged or over a limit. */
export async function linesIn(format: WithLines, bytes: Uint8Array): Promise<FileLines> {
  return format === 'pdf' ? pdfLines(bytes) : { lines: await allLines(format, bytes), trouble: null, carried: [] };
}

function allLines(format: Exclude<WithLines, 'pdf'>, bytes: Uint8Array): Line[] | Promise<Line[]> {
  switch (format) {
    case 'docx':
      return docxLines(bytes);
    case 'doc':
      return docLines(bytes);
    case 'odt':
      return odtLines(bytes);
    case 'rtf':
      return rtfLines(bytes);
    case 'html':
      return htmlLines(decodeText(bytes));
    case 'text':
      return textLines(decodeText(bytes));
  }
}

/** Whatever a mail server or scanner wrote in front (ISO 32000-1, annex H). */
const PDF = /(?:^(?:\u00EF\u00BB\u00BF)?|[\r\n\0])\s*%PDF-\d/;
const PICTURES = ['\u0089PNG', '\u00FF\u00D8\u00FF', 'GIF8', 'II*\u0000', 'MM\u0000*'];

/** Office files are zips that hold a file of a known name, or say first what they are. */
function insideZip(bytes: Uint8Array): Format {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = entriesIn(bytes);
  const mime = entries?.find(({ name }) => name === 'mimetype')?.packed ?? (entries ? new Uint8Array() : zip);
  const kind = Buffer.from(mime).subarray(0, 200).toString('latin1');
  // In a damaged zip the names still stand uncompressed, so a search finds them.
  const holds = (name: string) => entries?.some((entry) => entry.name.startsWith(name)) ?? zip.includes(name);
  if (holds('word/document')) return 'docx';
  if (kind.includes('application/vnd.oasis.opendocument.text')) return 'odt';
  return holds('xl/workbook') || kind.includes('opendocument.spreadsheet') ? 'spreadsheet' : 'zip';
}

function entriesIn(bytes: Uint8Array): ZipEntry[] | null {
  try {
    return zipEntries(bytes, 65_535);
  } catch {
    return null;
  }
}

/** Names in an OLE compound file are UTF-16; a locked Word file is such a file around the encrypted one. */
function insideCompound(bytes: Uint8Array, name: string): Format {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const holds = (part: string) => file.includes(Buffer.from(part, 'utf16le'));
  if (holds('EncryptedPackage')) return 'locked';
  if (holds('__substg1.0_') || /\.msg$/i.test(name)) return 'outlook';
  if (holds('WordDocument')) return 'doc';
  return holds('Workbook') ? 'spreadsheet' : 'unknown';
}

function insideText(bytes: Uint8Array, declared: string): Format {
  const start = decodeText(bytes.subarray(0, 2_000));
  if (start.includes('\u0000') || (start.match(/\uFFFD/g)?.length ?? 0) > 20) return 'unknown';
  if (declared === 'text/html' || /<(?:!doctype html|html|body|table|p|div)\b/i.test(start)) return 'html';
  return 'text';
}

/** Unicode where the bytes say so or allow it, else what Windows wrote in western Europe. */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
