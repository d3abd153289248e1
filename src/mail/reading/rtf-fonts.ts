import { rtfTokens } from './rtf-tokens.ts';
import { isWingdings } from './wingdings.ts';

export type RtfFonts = {
  /** Bytes of one font as text. */
  decode: (font: number, bytes: Uint8Array) => string;
  /** Whether a font draws boxes and ticks for letters. */
  symbols: (font: number) => boolean;
};

/** What TextDecoder calls the character sets of fonts (\fcharset, Rich Text Format 1.9.1) where they differ from the document's. */
const CHARSETS: Record<number, string> = {
  0: 'windows-1252',
  77: 'macintosh',
  128: 'shift_jis',
  129: 'euc-kr',
  134: 'gbk',
  136: 'big5',
  161: 'windows-1253',
  162: 'windows-1254',
  163: 'windows-1258',
  177: 'windows-1255',
  178: 'windows-1256',
  186: 'windows-1257',
  204: 'windows-1251',
  222: 'windows-874',
  238: 'windows-1250',
};
const PAGES: Record<number, string> = { 932: 'shift_jis', 936: 'gbk', 949: 'euc-kr', 950: 'big5', 10000: 'macintosh' };

/** Reads the font table and the document's own code page. */
export function rtfFonts(bytes: Uint8Array): RtfFonts {
  const names = new Map<number, string>();
  const charsets = new Map<number, number>();
  let page = 'windows-1252';
  let table = 0;
  let depth = 0;
  let font = 0;
  for (const token of rtfTokens(bytes)) {
    if (token.kind === 'open') depth++;
    else if (token.kind === 'close') {
      depth--;
      if (table > 0 && depth < table) break;
    } else if (token.kind === 'byte') {
      if (table > 0) names.set(font, `${names.get(font) ?? ''}${String.fromCharCode(token.code)}`.slice(0, 100));
    } else if (token.name === 'ansicpg') page = pageOf(token.number ?? 0);
    else if (token.name === 'fonttbl') table = depth;
    else if (table > 0 && token.name === 'f') font = token.number ?? 0;
    else if (table > 0 && token.name === 'fcharset') charsets.set(font, token.number ?? 0);
    else if (table === 0 && token.name === 'par') break;
  }
  const symbols = (one: number) => isWingdings(names.get(one) ?? '');
  return {
    symbols,
    decode: (one, some) => {
      // A symbol font's letters are places in its own table, not letters of any alphabet.
      if (symbols(one)) return String.fromCharCode(...some);
      return new TextDecoder(CHARSETS[charsets.get(one) ?? -1] ?? page).decode(some);
    },
  };
}

function pageOf(number: number): string {
  const label = PAGES[number] ?? (number === 65001 ? 'utf-8' : `windows-${number}`);
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return 'windows-1252';
  }
}
