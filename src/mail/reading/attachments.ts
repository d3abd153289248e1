import { createHash } from 'node:crypto';
import type { Attachment, Email } from 'postal-mime';
import type { MailReading } from '../../desk/mail-reader.ts';
import { type Format, holdsLines, isNotRead, linesIn, NOT_READ, sniff, type WithLines } from './formats.ts';
import type { Line } from './line.ts';
import { bytesOf, CannotRead, MOST_ATTACHMENTS, safeName } from './parse-mail.ts';

export type File = {
  name: string;
  format: Format;
  bytes: Uint8Array;
  inline: boolean;
  listed: MailReading['attachments'][number];
  /** Of a container only: null when it was opened, or why it stays shut. */
  trouble?: string | null;
};

/**
 * What came of opening a file: its lines, or why a person must open it; both when only part of it could be read. Files
 * that it carries beside its pages, as a PDF may, are yet to be opened.
 */
export type Opened = { file: File; lines: Line[] | null; trouble: string | null; carried: File[] };

export function filesOf(mail: Email): File[] {
  return mail.attachments.map(fileOf);
}

export function fileOf(part: Attachment): File {
  const bytes = bytesOf(part);
  const name = nameOf(part);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const contentType = part.mimeType.slice(0, 100);
  return {
    name,
    format: sniff(bytes, name, part.mimeType),
    bytes,
    inline: part.disposition === 'inline' || part.related === true,
    listed: { name, contentType, size: bytes.byteLength, sha256 },
  };
}

/** A file that another one holds, which says nothing about it but its name. */
export function packedFile(name: string, bytes: Uint8Array): File {
  return fileOf({ filename: name, mimeType: 'application/octet-stream', disposition: 'attachment', content: bytes });
}

/** Opens the files that this desk reads. The rest, and what fails to open, says why in words for an officer. */
export async function openFiles(files: File[]): Promise<Opened[]> {
  const opened: Opened[] = [];
  for (const file of files.slice(0, MOST_ATTACHMENTS)) {
    const one = await openFile(file);
    if (one) opened.push(one);
  }
  const next = files[MOST_ATTACHMENTS];
  return next ? [...opened, unopened(next, TOO_MANY)] : opened;
}

const TOO_MANY = `The mail carries more than ${MOST_ATTACHMENTS} files, and the rest were not opened`;

/** Null for a file that is nothing to read: a picture, a signature, a container that was opened. */
async function openFile(file: File): Promise<Opened | null> {
  const { format, trouble } = file;
  if (trouble !== undefined) return trouble === null ? null : unopened(file, trouble);
  if (holdsLines(format)) return openLines(file, format);
  if (format === 'empty') return unopened(file, 'The attached file is empty');
  return isNotRead(format) ? unopened(file, NOT_READ[format]) : null;
}

async function openLines(file: File, format: WithLines): Promise<Opened> {
  try {
    const { carried, ...read } = await linesIn(format, file.bytes);
    return { file, ...read, carried: carried.map(({ name, bytes }) => packedFile(name, bytes)) };
  } catch (error) {
    // Anything but our own refusal comes out of a parser that met bytes it cannot take: the file is damaged.
    const trouble = error instanceof CannotRead ? error.message : 'The attached file is damaged and could not be read';
    return unopened(file, trouble);
  }
}

function unopened(file: File, trouble: string): Opened {
  return { file, lines: null, trouble, carried: [] };
}

function nameOf(part: Attachment): string {
  const name = safeName(part.filename);
  if (name !== 'unnamed') return name;
  return part.mimeType === 'message/rfc822' ? 'forwarded mail.eml' : name;
}
