import { CannotRead } from './parse-mail.ts';

/** One step through a rich text file: a group begins or ends, a control word, or a byte of text. */
export type RtfToken =
  | { kind: 'open' }
  | { kind: 'close' }
  | { kind: 'word'; name: string; number: number | null }
  | { kind: 'byte'; code: number };

/** No word processor nests as deep. */
const DEEPEST = 200;
const WORD = /\\([a-z]{1,32})(-?\d{1,10})? ?/iy;

/** The tokens of a rich text file (Rich Text Format 1.9.1). Binary data are passed over. Throws CannotRead beyond the limits. */
export function* rtfTokens(bytes: Uint8Array): Generator<RtfToken> {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  let depth = 0;
  for (let at = 0; at < text.length; ) {
    const here = text[at];
    if (here === '{' || here === '}') {
      depth += here === '{' ? 1 : -1;
      if (depth > DEEPEST) throw new CannotRead('The rich text file is nested deeper than any form is');
      yield { kind: here === '{' ? 'open' : 'close' };
      at++;
      // Whatever stands behind the end of the document is no part of it.
      if (depth <= 0) return;
    } else if (here !== '\\') {
      if (here !== '\r' && here !== '\n' && here !== '\0') yield { kind: 'byte', code: text.charCodeAt(at) };
      at++;
    } else {
      WORD.lastIndex = at;
      const word = WORD.exec(text);
      if (!word) {
        yield* symbol(text, at);
        at += text[at + 1] === "'" ? 4 : 2;
      } else {
        const [whole, name = '', digits] = word;
        const number = digits === undefined ? null : Number(digits);
        at += whole.length;
        if (name === 'bin') at += Math.max(0, number ?? 0);
        else yield { kind: 'word', name, number };
      }
    }
  }
  throw new CannotRead('The rich text file is cut short');
}

/** A control symbol: one character behind the backslash. */
function* symbol(text: string, at: number): Generator<RtfToken> {
  const sign = text[at + 1] ?? '';
  if (sign === "'") {
    const code = Number.parseInt(text.slice(at + 2, at + 4), 16);
    if (!Number.isNaN(code)) yield { kind: 'byte', code };
  } else if (sign === '*') yield { kind: 'word', name: '*', number: null };
  else if (sign === '~') yield { kind: 'word', name: '~', number: null };
  else if (sign === '_') yield { kind: 'byte', code: 0x2d };
  else if (sign === '\r' || sign === '\n') yield { kind: 'word', name: 'par', number: null };
  else if ('\\{}'.includes(sign) && sign !== '') yield { kind: 'byte', code: sign.charCodeAt(0) };
}
