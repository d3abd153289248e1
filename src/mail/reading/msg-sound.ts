import { CannotRead } from './parse-mail.ts';

/**
 * Refuses a compound file whose chains of sectors or tree of names run in circles, or whose parts claim more bytes than
 * the file has: the libraries that read such files follow both without looking (MS-CFB 2.2 to 2.6).
 */
export function checkCompound(bytes: Uint8Array, what: 'saved Outlook item' | 'Word file'): void {
  try {
    checkTree(entriesOf(bytes), bytes.byteLength);
  } catch (error) {
    throw new CannotRead(`The ${what} is damaged and could not be opened`, { cause: error });
  }
}

type Entry = { type: number; before: number; after: number; child: number; start: number; size: number };

const END = 0xfffffffe;
const NONE = 0xffffffff;
const ENTRY = 128;
const HEADER_SECTORS = 109;
const SMALL_STREAM = 4096;
const MOST_ENTRIES = 20_000;
/** A mail in a mail in a mail takes two storages each. */
const DEEPEST = 24;

function entriesOf(bytes: Uint8Array): Entry[] {
  const file = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = file.getUint16(30, true) === 12 ? 4096 : 512;
  const sectors = Math.ceil(bytes.byteLength / size);
  const table = tableOf(file, size, sectors);
  const follow = (start: number) => chain(start, (at) => nextIn(file, table, size, at), sectors);
  const entries = follow(file.getUint32(48, true)).flatMap((sector) => entriesIn(file, (sector + 1) * size, size));
  if (entries.length > MOST_ENTRIES) throw new RangeError('More parts than any mail');
  const small = follow(file.getUint32(60, true));
  const root = entries[0];
  if (!root) throw new RangeError('No parts');
  follow(root.start);
  const smallSectors = (small.length * size) / 4;
  for (const { type, start, size: length } of entries) {
    if (type !== 2 || length === 0) continue;
    const inSmall = length < SMALL_STREAM;
    if (inSmall) chain(start, (at) => nextIn(file, small, size, at), smallSectors);
    else if (follow(start).length * size < length) throw new RangeError('A part breaks off');
  }
  return entries;
}

/** Where the table of sectors stands: 109 places in the header, more in a chain of their own. */
function tableOf(file: DataView, size: number, sectors: number): number[] {
  const count = file.getUint32(44, true);
  if (count > sectors) throw new RangeError('The table is larger than the file');
  const table: number[] = [];
  for (let index = 0; index < Math.min(count, HEADER_SECTORS); index++)
    table.push(file.getUint32(76 + 4 * index, true));
  const perSector = size / 4 - 1;
  const more = file.getUint32(72, true) > 0 ? file.getUint32(68, true) : END;
  for (const sector of chain(more, (at) => file.getUint32((at + 2) * size - 4, true), sectors)) {
    for (let index = 0; index < perSector; index++) table.push(file.getUint32((sector + 1) * size + 4 * index, true));
  }
  return table.slice(0, count);
}

function nextIn(file: DataView, table: number[], size: number, at: number): number {
  const perSector = size / 4;
  const sector = table[Math.floor(at / perSector)];
  if (sector === undefined) throw new RangeError('A sector that the table does not know');
  return file.getUint32((sector + 1) * size + 4 * (at % perSector), true);
}

function chain(start: number, next: (at: number) => number, most: number): number[] {
  const found: number[] = [];
  for (let at = start; at !== END && at !== NONE; at = next(at)) {
    found.push(at);
    if (found.length > most) throw new RangeError('A chain runs in circles');
  }
  return found;
}

function entriesIn(file: DataView, start: number, size: number): Entry[] {
  return Array.from({ length: size / ENTRY }, (_none, index) => {
    const at = start + index * ENTRY;
    return {
      type: file.getUint8(at + 66),
      before: file.getUint32(at + 68, true),
      after: file.getUint32(at + 72, true),
      child: file.getUint32(at + 76, true),
      start: file.getUint32(at + 116, true),
      size: file.getUint32(at + 120, true),
    };
  });
}

function checkTree(entries: Entry[], room: number): void {
  const seen = new Set<number>();
  const todo = [{ at: 0, depth: 0 }];
  let claimed = 0;
  for (let next = todo.pop(); next; next = todo.pop()) {
    const entry = entries[next.at];
    if (!entry || seen.has(next.at)) throw new RangeError('The names run in circles');
    if (next.depth > DEEPEST) throw new CannotRead('Nested too deeply');
    seen.add(next.at);
    if (entry.type === 2) claimed += entry.size;
    for (const at of [entry.before, entry.after]) if (at !== NONE) todo.push({ at, depth: next.depth });
    if (entry.child !== NONE && entry.type !== 2) todo.push({ at: entry.child, depth: next.depth + 1 });
  }
  if (claimed > room) throw new RangeError('The parts claim more than the file has');
}
