/** What a PKCS #7 file is (RFC 5652): signed words can be read without any key, encrypted ones cannot. */
export type Pkcs7 = { kind: 'signed'; content: Uint8Array } | { kind: 'encrypted' } | { kind: 'unknown' };

/** Takes the mail out of an opaquely signed one (application/pkcs7-mime). The signature itself is not checked. */
export function openPkcs7(bytes: Uint8Array): Pkcs7 {
  try {
    const outer = valuesIn(bodyOf(valueAt(bytes, 0)));
    const kind = hexOf(outer[0]);
    if (kind === OID.enveloped || kind === OID.authEnveloped) return { kind: 'encrypted' };
    if (kind !== OID.signed) return { kind: 'unknown' };
    const signed = valuesIn(bodyOf(valuesIn(bodyOf(outer[1]))[0]));
    const inner = signed.map((value) => (value.tag === SEQUENCE ? valuesIn(value.body) : []));
    const content = inner.find(([id]) => hexOf(id) === OID.data)?.[1];
    const text = content && octetsOf(valuesIn(content.body)[0]);
    return text && text.byteLength > 0 ? { kind: 'signed', content: text } : { kind: 'unknown' };
  } catch (error) {
    if (error instanceof RangeError) return { kind: 'unknown' };
    throw error;
  }
}

type Value = { tag: number; body: Uint8Array; end: number };

const SEQUENCE = 0x30;
const OCTETS = 0x04;
const OCTETS_IN_PIECES = 0x24;
const OID = {
  data: '2a864886f70d010701',
  signed: '2a864886f70d010702',
  enveloped: '2a864886f70d010703',
  authEnveloped: '2a864886f70d0109100117',
} as const;
const MOST_VALUES = 20_000;
const DEEPEST = 20;

/** One value: tag, length (of unknown length when the byte is 0x80, ended by two zeros), body (X.690, 8.1). */
function valueAt(bytes: Uint8Array, at: number, depth = 0): Value {
  const tag = byteAt(bytes, at);
  const first = byteAt(bytes, at + 1);
  if (first === 0x80) {
    if (depth > DEEPEST) throw new RangeError('Nested too deeply');
    let end = at + 2;
    while (byteAt(bytes, end) !== 0 || byteAt(bytes, end + 1) !== 0) end = valueAt(bytes, end, depth + 1).end;
    return { tag, body: bytes.subarray(at + 2, end), end: end + 2 };
  }
  const more = first > 0x80 ? first - 0x80 : 0;
  if (more > 4) throw new RangeError('Longer than any mail');
  let length = more === 0 ? first : 0;
  for (let index = 0; index < more; index++) length = length * 256 + byteAt(bytes, at + 2 + index);
  const start = at + 2 + more;
  if (start + length > bytes.byteLength) throw new RangeError('Breaks off');
  return { tag, body: bytes.subarray(start, start + length), end: start + length };
}

function valuesIn(bytes: Uint8Array): Value[] {
  const values: Value[] = [];
  for (let at = 0; at < bytes.byteLength && values.length < MOST_VALUES; at = values.at(-1)?.end ?? at) {
    values.push(valueAt(bytes, at));
  }
  return values;
}

function octetsOf(value: Value | undefined): Uint8Array | null {
  if (value?.tag === OCTETS) return value.body;
  if (value?.tag !== OCTETS_IN_PIECES) return null;
  return Buffer.concat(valuesIn(value.body).map((piece) => (piece.tag === OCTETS ? piece.body : new Uint8Array())));
}

function bodyOf(value: Value | undefined): Uint8Array {
  return value?.body ?? new Uint8Array();
}

function hexOf(value: Value | undefined): string {
  return Buffer.from(bodyOf(value)).toString('hex');
}

function byteAt(bytes: Uint8Array, at: number): number {
  const byte = bytes[at];
  if (byte === undefined) throw new RangeError('Breaks off');
  return byte;
}
