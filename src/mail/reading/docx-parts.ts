import { startControls } from './docx-controls.ts';
import { type Attributes, PLAIN_RUN, styled } from './docx-style.ts';
import { type Line, lineOf, type Piece } from './line.ts';
import { startRows } from './rows.ts';
import { fromWingdings } from './wingdings.ts';

export type Docx = {
  open: (name: string, attributes: Attributes) => void;
  close: (name: string) => void;
  text: (text: string) => void;
  finish: () => Line[];
};

/** Turns the elements of WordprocessingML, by local name, into lines. Deleted text and second renderings are left out. */
export function startDocx(): Docx {
  const rows = startRows();
  const controls = startControls();
  const paragraphs: Piece[][] = [];
  let run = PLAIN_RUN;
  let inRun = false;
  let inText = false;
  let skipping = 0;

  return {
    open: (name, attributes) => {
      if (SKIPPED.has(name)) skipping++;
      if (skipping > 0) return;
      const ended = controls.open(name, attributes);
      if (ended) push(ended.text, ended.tick);
      if (name === 'p') paragraphs.push([]);
      else if (name === 'tr') rows.openRow();
      else if (name === 'tc') rows.openCell();
      else if (name === 'r') startRun();
      else if (inRun) openInRun(name, attributes);
    },
    close: (name) => {
      if (SKIPPED.has(name)) skipping--;
      if (skipping > 0) return;
      controls.close(name);
      if (name === 'p') endLine();
      else if (name === 'tr') rows.closeRow();
      else if (name === 'r') inRun = false;
      else if (name === 't') inText = false;
    },
    text: (text) => {
      if (inText && skipping === 0) add(run.symbols ? [...text].map(fromWingdings).join('') : text);
    },
    finish: rows.finish,
  };

  function startRun() {
    run = PLAIN_RUN;
    inRun = true;
  }

  function openInRun(name: string, attributes: Attributes) {
    run = styled(run, name, attributes);
    if (name === 't') inText = true;
    else if (name === 'tab') add('\t');
    else if (name === 'noBreakHyphen') add('-');
    else if (name === 'sym') add(symbolOf(attributes));
    else if (name === 'br' || name === 'cr') {
      endLine();
      paragraphs.push([]);
    }
  }

  function add(text: string) {
    for (const shown of controls.shown(text)) push(shown.text, shown.tick);
  }

  function push(text: string, tick: boolean | null) {
    if (!run.hidden) paragraphs.at(-1)?.push({ text, bold: run.bold, struck: run.struck, tick });
  }

  function endLine() {
    rows.add(lineOf(paragraphs.pop() ?? []));
  }
}

/** Tracked deletions, and the older drawing that stands beside every newer one. */
const SKIPPED = new Set(['del', 'moveFrom', 'Fallback']);

function symbolOf(attributes: Attributes): string {
  const code = Number.parseInt(attributes['char'] ?? '', 16);
  if (!(code > 0 && code <= 0x10ffff)) return '';
  return /wingdings/i.test(attributes['font'] ?? '')
    ? fromWingdings(String.fromCodePoint(code))
    : String.fromCodePoint(code);
}
