import { type File, type Opened, openFiles } from './attachments.ts';
import { unpackFiles } from './unpack-files.ts';
import { type AttachedMail, type Depth, unpackMails } from './unpack-mails.ts';
import type { Room } from './unpack-zip.ts';

type OpenedAll = { mails: AttachedMail[]; files: File[]; opened: Opened[] };

/** What stands in one may be opened, and what stands in that is only named. */
const DEEPEST = 1;

/**
 * Takes attached mails apart and opens files, then those that they carry beside their pages, as a PDF may. Each file is
 * followed by what it carries.
 */
export async function openAll(files: File[], within: { room: Room; depth: Depth }, depth = 0): Promise<OpenedAll> {
  const { mails, files: kept } = await unpackMails(files, within.depth);
  const opened = await openFiles(kept);
  if (depth >= DEEPEST) return { mails, files: kept, opened: opened.map(leftShut) };
  const inside = new Map<File, OpenedAll>();
  for (const { file, carried } of opened) {
    if (carried.length === 0) continue;
    // A zip in there stays shut, as one in a zip does.
    const { files: unpacked } = await unpackFiles(carried.map(roomFor(within.room)), within.room, depth + 1, true);
    inside.set(file, await openAll(unpacked, within, depth + 1));
  }
  const all = [...inside.values()];
  return {
    mails: [...mails, ...all.flatMap((one) => one.mails)],
    files: kept.flatMap((file) => [file, ...(inside.get(file)?.files ?? [])]),
    opened: [...opened, ...all.flatMap((one) => one.opened)],
  };
}

/** A file that finds no room is named, not opened. */
function roomFor(room: Room): (file: File) => File {
  return (file) => {
    const { byteLength } = file.bytes;
    if (room.entries === 0 || byteLength > room.bytes) return { ...file, trouble: TOO_MUCH };
    room.entries -= 1;
    room.bytes -= byteLength;
    return file;
  };
}

const TOO_MUCH = 'The PDF carries more than this desk unpacks (16 MB)';

function leftShut(one: Opened): Opened {
  if (one.carried.length === 0 || one.trouble !== null) return one;
  return { ...one, trouble: `A PDF inside a PDF carries files, which were not opened: ${namesOf(one.carried)}` };
}

function namesOf(files: File[]): string {
  const names = files.slice(0, 5).map(({ name }) => name);
  return `${names.join(', ')}${files.length > names.length ? ' and more' : ''}`;
}
