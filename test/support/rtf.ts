/** How a rich text file keeps a tick. */
export const rtfCarriers = ['form-field', 'wingdings', 'wingdings-unicode', 'glyph'] as const;
export type RtfCarrier = (typeof rtfCarriers)[number];

export type RtfRun = { text: string; look?: 'bold' | 'struck' } | { box: boolean; as: RtfCarrier } | { raw: string };
/** A paragraph, or a table row of cells. */
export type RtfBlock = RtfRun[] | { cells: RtfRun[][] };

/** A rich text file as Word writes one, with fonts, styles and who wrote it in front. */
export function rtfOf(blocks: RtfBlock[]): Uint8Array {
  return rtfAround(blocks.map(blockRtf).join('\r\n'));
}

/** A file around any rich text, for what no word processor would write. */
export function rtfAround(body: string): Uint8Array {
  return Buffer.from(`${HEAD}${body}}`, 'latin1');
}

const HEAD = [
  '{\\rtf1\\adeflang1025\\ansi\\ansicpg1252\\uc1\\deff0',
  '{\\fonttbl{\\f0\\fswiss\\fcharset0\\fprq2{\\*\\panose 020f0502020204030204}Calibri;}{\\f1\\fnil\\fcharset2 Wingdings{\\*\\falt Symbol};}{\\f2\\fmodern\\fcharset128 MS Mincho;}}',
  '{\\colortbl;\\red0\\green0\\blue0;}{\\stylesheet{\\ql \\f0\\fs22 \\snext0 Normal;}}',
  '{\\info{\\title What has happened?}{\\author A colleague}}{\\header \\pard Report type\\par}',
  '\\paperw11906\\margl1440\\pard\\plain\\f0\\fs22 ',
].join('\r\n');

function blockRtf(block: RtfBlock): string {
  if (Array.isArray(block)) return `\\pard ${block.map(runRtf).join('')}\\par`;
  // Word tells the shape of a row twice, before its cells and behind them.
  const shape = `\\trowd\\trgaph108${block.cells.map((_cell, at) => `\\cellx${2000 * (at + 1)}`).join('')}`;
  const cells = block.cells.map((cell) => `\\pard\\intbl ${cell.map(runRtf).join('')}\\cell`);
  return `${shape}${cells.join('')}${shape}\\row\\pard`;
}

function runRtf(run: RtfRun): string {
  if ('raw' in run) return run.raw;
  if ('box' in run) return boxRtf(run.box, run.as);
  if (!run.look) return textRtf(run.text);
  return `{${run.look === 'bold' ? '\\b' : '\\strike'} ${textRtf(run.text)}}`;
}

/** Letters of Windows-1252 as bytes, all others as \u with a question mark for old programs. */
function textRtf(text: string): string {
  return [...text].map(letterRtf).join('');
}

function letterRtf(letter: string): string {
  const code = letter.charCodeAt(0);
  if (letter === '\n') return '\\line ';
  if (letter === '\t') return '\\tab ';
  if ('\\{}'.includes(letter)) return `\\${letter}`;
  if (code < 0x80) return letter;
  if (code >= 0xa0 && code <= 0xff) return `\\'${code.toString(16)}`;
  return letter
    .split('')
    .map((unit) => `\\u${(unit.charCodeAt(0) << 16) >> 16}?`)
    .join('');
}

function boxRtf(box: boolean, as: RtfCarrier): string {
  switch (as) {
    case 'form-field':
      return formBox(`\\fftype1\\ffres${box ? 1 : 25}\\ffhps20\\ffdefres0`);
    case 'wingdings':
      return `{\\f1 \\'${box ? 'fe' : 'a8'}}`;
    case 'wingdings-unicode':
      return `{\\f1\\u${box ? 0xf0fe - 0x1_0000 : 0xf0a8 - 0x1_0000}?}`;
    case 'glyph':
      return box ? '\\u9746?' : '\\u9744?';
  }
}

/** A legacy check box: its state is a number, and nothing is shown in its place. */
export function formBox(state: string): string {
  return `{\\field{\\*\\fldinst {\\rtlch FORMCHECKBOX }{\\*\\datafield 650000001400000006436865636b310000}{\\*\\formfield{${state}{\\*\\ffname Check1}}}}{\\fldrslt }}`;
}

/** A legacy drop-down field: its choices and a number. */
export function formChoice(choices: string[], chosen: number, beside = ''): string {
  const entries = choices.map((choice) => `{\\*\\ffl ${textRtf(choice)}}`).join('');
  return `{\\field{\\*\\fldinst { FORMDROPDOWN }{\\*\\formfield{\\fftype2\\ffres${chosen}\\ffdefres0${entries}}}}{\\fldrslt ${beside}}}`;
}
