import type { Run } from '../../blocks/kit.ts';

// Direction marks and overrides can make "exe.gnp" read as "png.exe"; zero-width characters hide words. A joiner
// stays only inside an emoji.
const invisible =
  /[[\p{Cc}--[\n\t]]\u00AD\u061C\u200B\u200C\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]|\u200D(?!\p{Extended_Pictographic})/gv;
const graphemes = new Intl.Segmenter('en-GB', { granularity: 'grapheme' });

/** What a person can see, and nothing else; line breaks and tabs stay. */
export function clean(text: string): string {
  return text.replaceAll('\r\n', '\n').toWellFormed().replace(invisible, '');
}

/** An address in words of strangers can be read but not followed. */
export function defang(text: string): string {
  return text
    .replace(/\bhttp(s?):\/\/([^\s/]+)/gi, (_, s: string, host: string) => `hxxp${s}://${host.replaceAll('.', '[.]')}`)
    .replace(/\bwww\.(?=\S)/gi, 'www[.]');
}

/** At most max characters as sent, cut between graphemes and never inside an entity. */
export function trim(text: string, max: number, encode: (text: string) => string = (same) => same): string {
  const whole = encode(text);
  if (whole.length <= max) return whole;
  let at = 0;
  for (let sent = 0; at < text.length; at += 1) {
    sent += encode(text.charAt(at)).length;
    if (sent >= max) break;
  }
  return `${encode(text.slice(0, between(text, at))).trimEnd()}…`;
}

/** The nearest place at or before an index that lies between two graphemes. */
function between(text: string, at: number): number {
  return graphemes.segment(text.slice(0, at + 2)).containing(at)?.index ?? at;
}

/** The whole text in pieces of at most max characters: between paragraphs if it can be, else lines, words, graphemes. */
export function split(text: string, max: number): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > max) {
    const at = breakAt(rest, max);
    pieces.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  return [...pieces, rest];
}

function breakAt(text: string, max: number): number {
  const window = text.slice(0, max);
  for (const mark of ['\n\n', '\n', ' ']) {
    const at = window.lastIndexOf(mark);
    if (at > max / 2) return at + mark.length;
  }
  // A single grapheme that is longer than a whole piece has to be cut.
  return between(text, max) || max;
}

/** Runs of words without any difference between them. */
export function bare(runs: Run[]): string {
  return runs
    .map((run) => {
      if (typeof run === 'string') return run;
      return 'strong' in run ? run.strong : `${run.label} (${run.link})`;
    })
    .join('');
}
