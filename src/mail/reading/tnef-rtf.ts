const LZFU = 0x75465a4c;
const STORED = 0x414c454d;
const WINDOW = 4096;
const MOST = 5 * 1024 * 1024;

/** What every such text starts out knowing (MS-OXRTFCP 2.1.2.1); copies reach back into it. */
const KNOWN =
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx';

/** Unpacks the rich text body that Outlook keeps (MS-OXRTFCP 2.2). Null when it is damaged or larger than 5 MB. */
export function inflateRtf(packed: Uint8Array): Uint8Array | null {
  if (packed.byteLength < 16) return null;
  const header = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  const kind = header.getUint32(8, true);
  const size = header.getUint32(4, true);
  if (kind === STORED) return packed.subarray(16, 16 + size);
  if (kind !== LZFU || size > MOST) return null;
  return inflate(packed.subarray(16), size);
}

/** Runs of eight, each led by a byte whose bits say: a letter as it is, or a place and a length to copy from. */
function inflate(packed: Uint8Array, size: number): Uint8Array {
  const window = new Uint8Array(WINDOW);
  window.set(Buffer.from(KNOWN, 'latin1'));
  const out = new Uint8Array(size);
  let place = KNOWN.length;
  let made = 0;
  let at = 0;
  const put = (byte: number) => {
    if (made < size) out[made++] = byte;
    window[place] = byte;
    place = (place + 1) % WINDOW;
  };
  while (at < packed.byteLength && made < size) {
    const bits = packed[at++] ?? 0;
    for (let bit = 0; bit < 8 && at < packed.byteLength; bit++) {
      const first = packed[at++] ?? 0;
      if ((bits & (1 << bit)) === 0) {
        put(first);
        continue;
      }
      const pair = (first << 8) | (packed[at++] ?? 0);
      const from = pair >> 4;
      if (from === place) return out.subarray(0, made);
      for (let step = 0; step < (pair & 0xf) + 2; step++) put(window[(from + step) % WINDOW] ?? 0);
    }
  }
  return out.subarray(0, made);
}
