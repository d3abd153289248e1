import { type File, filesOf, packedFile } from './attachments.ts';
import { decodeText } from './formats.ts';
import { CannotRead, parseMail } from './parse-mail.ts';
import { openPkcs7 } from './unpack-signed.ts';
import { unpackTnef } from './unpack-tnef.ts';
import { type Room, unpackZip } from './unpack-zip.ts';

/** A body that was packed in a file: any renderings of the same words. */
export type PackedBody = { text: string | null; html: string | null; rtf: Uint8Array | null };
export type Unpacked = { files: File[]; bodies: PackedBody[] };

/** A zip in a zip stays shut; Outlook and signatures wrap what they find, more than once where mail servers help. */
const DEEPEST = 4;

/** The files, each container followed by what it holds. A container that stays shut says why, for an officer. */
export async function unpackFiles(files: File[], room: Room, depth = 0, inZip = false): Promise<Unpacked> {
  const all: Unpacked = { files: [], bodies: [] };
  for (const file of files) {
    try {
      const inside = file.trouble === undefined ? await open(file, room, depth, inZip) : null;
      all.files.push(inside ? { ...file, trouble: null } : file, ...(inside?.files ?? []));
      all.bodies.push(...(inside?.bodies ?? []));
    } catch (error) {
      if (!(error instanceof CannotRead)) throw error;
      all.files.push({ ...file, trouble: error.message });
    }
  }
  return all;
}

/** Null when the file is no container. */
async function open(file: File, room: Room, depth: number, inZip: boolean): Promise<Unpacked | null> {
  const { format, bytes } = file;
  if (format !== 'zip' && format !== 'tnef' && format !== 'signed') return null;
  if (depth >= DEEPEST) throw new CannotRead('The report is packed inside more files than this desk opens');
  if (format === 'zip') {
    if (inZip) throw new CannotRead('The zip file holds another zip file; this desk opens only the outer one');
    const files = unpackZip(bytes, room).map(({ name, bytes: content, trouble }) => ({
      ...packedFile(name, content),
      ...(trouble === null ? {} : { trouble }),
    }));
    return unpackFiles(files, room, depth + 1, true);
  }
  if (format === 'tnef') return openTnef(bytes, room, depth, inZip);
  const pkcs7 = openPkcs7(bytes);
  if (pkcs7.kind !== 'signed') throw new CannotRead('The signed mail is damaged and could not be opened');
  const mail = await parseMail(pkcs7.content);
  const inside = await unpackFiles(filesOf(mail), room, depth + 1, inZip);
  const body = { text: mail.text ?? null, html: mail.html ?? null, rtf: null };
  return { files: inside.files, bodies: [body, ...inside.bodies] };
}

/** A mail that Outlook attached as an item is a winmail.dat of its own: its words are a body, its files are files. */
async function openTnef(bytes: Uint8Array, room: Room, depth: number, inZip: boolean): Promise<Unpacked> {
  const { body, files } = unpackTnef(bytes);
  const parts = files.map(({ name, bytes: content, mail, inline }) => {
    const file = packedFile(mail ? `${name}.winmail.dat` : name, content);
    return { ...file, inline: inline && file.format === 'picture' };
  });
  const inside = await unpackFiles(parts, room, depth + 1, inZip);
  const html = body.html && decodeText(body.html);
  return { files: inside.files, bodies: [{ text: body.text, html, rtf: body.rtf }, ...inside.bodies] };
}
