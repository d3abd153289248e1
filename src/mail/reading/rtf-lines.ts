import { type Line, lineOf, type Piece } from './line.ts';
import { startRows } from './rows.ts';
import { startRtfFields } from './rtf-fields.ts';
import { rtfFonts } from './rtf-fonts.ts';
import { type RtfToken, rtfTokens } from './rtf-tokens.ts';
import { fromWingdings } from './wingdings.ts';

/** What holds until the end of a group. */
type Group = {
  bold: boolean;
  struck: boolean;
  hidden: boolean;
  font: number;
  /** How many characters stand in for one \u, for programs that know no Unicode. */
  standIns: number;
  /** Whose words these are: the document's, a field's instruction or choice, or nobody's. */
  words: 'document' | 'instruction' | 'choice' | 'none';
};

const PLAIN = { bold: false, struck: false, hidden: false };

/** Lines of a rich text file, ticked form fields and symbol fonts among them. Throws CannotRead when it is damaged. */
export function rtfLines(bytes: Uint8Array): Line[] {
  const fonts = rtfFonts(bytes);
  const rows = startRows();
  const fields = startRtfFields();
  const groups: Group[] = [{ ...PLAIN, font: -1, standIns: 1, words: 'document' }];
  let pieces: Piece[] = [];
  let waiting: number[] = [];
  let toSkip = 0;
  let starred = false;
  let inRow = false;
  /** What the last field shows in its own place, instead of the result that a program kept beside it. */
  let shown: ReturnType<typeof fields.finish> = null;

  for (const token of rtfTokens(bytes)) take(token);
  settle();
  if (pieces.length > 0) endLine();
  return rows.finish();

  function group(): Group {
    return groups.at(-1) as Group; // the first is never closed
  }

  function take(token: RtfToken) {
    if (token.kind === 'byte') return byte(token.code);
    settle();
    if (token.kind === 'word') return word(token.name, token.number);
    toSkip = 0;
    starred = false;
    if (token.kind === 'open') groups.push({ ...group() });
    else close();
  }

  function byte(code: number) {
    if (toSkip > 0) toSkip--;
    else if (group().words === 'instruction') fields.instructed(code);
    else if (group().words !== 'none') waiting.push(code);
  }

  /** Bytes are decoded together, because some alphabets need two for a letter. */
  function settle() {
    if (waiting.length === 0) return;
    const text = fonts.decode(group().font, Uint8Array.from(waiting));
    waiting = [];
    push(text);
  }

  function push(text: string, tick: boolean | null = null) {
    const { words, hidden, bold, struck, font } = group();
    if (words === 'choice') return fields.chosen(text);
    if (words !== 'document' || hidden || text === '') return;
    const seen = fonts.symbols(font) && tick === null ? [...text].map(fromWingdings).join('') : text;
    pieces.push({ text: seen, bold, struck, tick });
  }

  function endLine() {
    rows.add(lineOf(pieces));
    pieces = [];
  }

  function close() {
    const closed = groups.length > 1 ? groups.pop() : undefined;
    if (closed?.words !== 'instruction' || group().words === 'instruction') return;
    shown = fields.finish();
    if (shown) push(shown.text, shown.tick);
  }

  function word(name: string, number: number | null) {
    const wasStarred = starred;
    starred = name === '*';
    if (!starred && !begins(name, wasStarred) && !says(name, number)) shape(group(), name, number);
  }

  /** Some words say what the group is for. A starred group that this reader does not know holds nothing for it. */
  function begins(name: string, wasStarred: boolean): boolean {
    const here = group();
    if (name === 'fldinst') {
      fields.begin();
      here.words = 'instruction';
    } else if (name === 'ffl' && here.words !== 'document') {
      fields.choice();
      here.words = 'choice';
    } else if (WORDLESS.has(name) || (name === 'fldrslt' && shown !== null) || (wasStarred && !WITH_WORDS.has(name)))
      here.words = 'none';
    else return false;
    return true;
  }

  function says(name: string, number: number | null): boolean {
    if (name === 'u') unicode(number ?? 0);
    else if (name === 'ffres' || name === 'ffdefres') fields.set(name, number ?? 0);
    else if (Object.hasOwn(SIGNS, name)) push(SIGNS[name] ?? '');
    else return false;
    return true;
  }

  /** A UTF-16 unit, signed as sixteen bits are. */
  function unicode(number: number) {
    push(String.fromCharCode(number & 0xffff));
    toSkip = group().standIns;
  }

  function shape(here: Group, name: string, number: number | null) {
    if (name === 'b') here.bold = number !== 0;
    else if (name === 'strike' || name === 'striked') here.struck = number !== 0;
    else if (name === 'v' || name === 'deleted') here.hidden = number !== 0;
    else if (name === 'f') here.font = number ?? 0;
    else if (name === 'uc') here.standIns = Math.min(Math.max(0, number ?? 1), 10);
    else if (name === 'plain') Object.assign(here, PLAIN);
    else if (here.words === 'document') place(name);
  }

  function place(name: string) {
    if (name === 'par' || name === 'line' || name === 'sect' || name === 'page') endLine();
    else if (name === 'trowd') openRow();
    else if (name === 'cell') closeCell();
    else if (name === 'nestcell') endLine();
    else if (name === 'row') closeRow();
  }

  /** Word repeats the shape of a row behind it, so a row begins at the first of the two. */
  function openRow() {
    if (inRow) return;
    inRow = true;
    rows.openRow();
    rows.openCell();
  }

  function closeCell() {
    endLine();
    if (inRow) rows.openCell();
  }

  function closeRow() {
    if (inRow) rows.closeRow();
    inRow = false;
  }
}

/** Groups that hold no words of the document. */
const WORDLESS = new Set([
  ...['fonttbl', 'colortbl', 'stylesheet', 'info', 'listtable', 'listoverridetable', 'rsidtbl', 'generator'],
  ...['pict', 'nonshppict', 'object', 'objdata', 'sp', 'shprslt', 'formfield', 'datafield', 'listtext', 'pntext', 'pn'],
  ...['header', 'headerl', 'headerr', 'headerf', 'footer', 'footerl', 'footerr', 'footerf'],
  ...['footnote', 'annotation', 'bkmkstart', 'bkmkend', 'mmathPr', 'themedata', 'datastore'],
]);

/** Starred groups whose words a person sees. */
const WITH_WORDS = new Set(['shppict', 'shpinst', 'shptxt', 'cs']);

const SIGNS: Record<string, string> = {
  '~': '\u00a0',
  tab: '\t',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  emspace: ' ',
  enspace: ' ',
};
