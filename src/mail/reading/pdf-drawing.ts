import type { PDFPageProxy } from 'unpdf/pdfjs';
import { CannotRead } from './parse-mail.ts';
import { type Font, fontIn, NO_FONT, SETTING, type Setting, startPen } from './pdf-letters.ts';
import { after, type Matrix, matrixIn, UNMOVED } from './pdf-matrix.ts';
import { type Shape, shapesIn } from './pdf-shapes.ts';
import type { Word } from './pdf-word.ts';

/** unseen: how many of the words are there for machines only, as below a scan. empty: nothing is drawn. */
export type Drawing = { words: Word[]; shapes: Shape[]; unseen: number; empty: boolean };

/** The drawing steps of the library, by name and number. */
export type Steps = typeof import('unpdf/pdfjs')['OPS'];

/** A page of a report has some thousand steps; what has more is a map or a plan. */
const MOST_STEPS = 400_000;
const MOST_SHAPES = 20_000;

const UNSEEN = 3;

type State = { page: Matrix; setting: Setting; stroke: number; fill: number };

/** Follows the drawing steps of a page to what stands on it, but for the fields of a form, which are named by their id. */
export async function drawingOn(page: PDFPageProxy, view: Matrix, steps: Steps, fields: Set<string>): Promise<Drawing> {
  const { fnArray, argsArray } = await page.getOperatorList();
  if (fnArray.length > MOST_STEPS) throw new CannotRead('A page of the PDF is drawn of more parts than any report');
  const words: Word[] = [];
  const shapes: Shape[] = [];
  const kept: State[] = [];
  const pen = startPen();
  const black = { setting: SETTING, stroke: 0, fill: 0 };
  let now: State = { page: view, ...black };
  let inField = false;
  let unseen = 0;

  for (const [index, step] of fnArray.entries()) follow(step, argsArray[index] ?? []);
  return { words, shapes: shapes.length > MOST_SHAPES ? [] : shapes, unseen, empty: fnArray.length === 0 };

  function follow(step: number, args: unknown[]) {
    const [first, second] = args;
    switch (step) {
      case steps.save:
        return void kept.push(now);
      case steps.restore:
      case steps.paintFormXObjectEnd:
        now = kept.pop() ?? now;
        return;
      case steps.transform:
        return turn(args);
      case steps.paintFormXObjectBegin:
        kept.push(now);
        return turn(first);
      case steps.beginAnnotation:
        inField = fields.has(String(first));
        kept.push(now);
        now = { page: view, ...black };
        turn(args[2]);
        return turn(args[3]);
      case steps.endAnnotation:
        inField = false;
        now = kept.pop() ?? now;
        return;
      case steps.setStrokeRGBColor:
        now = { ...now, stroke: lightnessOf(first) };
        return;
      case steps.setFillRGBColor:
        now = { ...now, fill: lightnessOf(first) };
        return;
      case steps.constructPath:
        return draw(Number(first), Array.isArray(second) ? second[0] : null);
      case steps.beginText:
        return pen.place(UNMOVED);
      case steps.setTextMatrix:
        return pen.place(matrixIn(first) ?? matrixIn(args) ?? UNMOVED);
      case steps.setLeadingMoveText:
        set({ leading: -Number(second) });
        return pen.move(Number(first), Number(second));
      case steps.moveText:
        return pen.move(Number(first), Number(second));
      case steps.nextLine:
        return pen.move(0, -now.setting.leading);
      case steps.showText:
        return write(first);
      default:
        settle(step, args);
    }
  }

  function settle(step: number, [first, second]: unknown[]) {
    if (step === steps.setFont) set({ font: fontNamed(first), size: Number(second) });
    else if (step === steps.setCharSpacing) set({ between: Number(first) });
    else if (step === steps.setWordSpacing) set({ betweenWords: Number(first) });
    else if (step === steps.setHScale) set({ scale: Number(first) / 100 });
    else if (step === steps.setLeading) set({ leading: Number(first) });
    else if (step === steps.setTextRise) set({ rise: Number(first) });
    else if (step === steps.setTextRenderingMode) set({ mode: Number(first) });
    else if (step === steps.setGState) setFromState(first);
  }

  function set(some: Partial<Setting>) {
    now = { ...now, setting: { ...now.setting, ...some } };
  }

  /** A font may be set with other things under one name. */
  function setFromState(entries: unknown) {
    for (const [key, value] of Array.isArray(entries) ? entries : []) {
      if (key === 'Font' && Array.isArray(value)) set({ font: fontNamed(value[0]), size: Number(value[1]) });
    }
  }

  function turn(matrix: unknown) {
    now = { ...now, page: after(matrixIn(matrix) ?? UNMOVED, now.page) };
  }

  function write(glyphs: unknown) {
    const written = pen.write(glyphs, now.setting, now.page);
    if (inField) return;
    words.push(...written);
    if (now.setting.mode === UNSEEN) unseen += written.length;
  }

  function draw(paint: number, path: unknown) {
    if (inField || shapes.length > MOST_SHAPES) return;
    const stroke = STROKES.some((name) => steps[name] === paint) ? now.stroke : null;
    const fill = FILLS.some((name) => steps[name] === paint) ? now.fill : null;
    if (stroke !== null || fill !== null) shapes.push(...shapesIn(path, now.page, stroke, fill));
  }

  function fontNamed(id: unknown): Font {
    return typeof id === 'string' && page.commonObjs.has(id) ? fontIn(page.commonObjs.get(id)) : NO_FONT;
  }
}

const STROKES = [
  'stroke',
  'closeStroke',
  'fillStroke',
  'eoFillStroke',
  'closeFillStroke',
  'closeEOFillStroke',
] as const;
const FILLS = ['fill', 'eoFill', 'fillStroke', 'eoFillStroke', 'closeFillStroke', 'closeEOFillStroke'] as const;

/** Colours come as #rrggbb; of a pattern nothing is known. */
function lightnessOf(colour: unknown): number {
  const parts = /^#(..)(..)(..)$/.exec(String(colour))?.slice(1) ?? ['80', '80', '80'];
  return parts.reduce((sum, part) => sum + Number.parseInt(part, 16), 0) / (3 * 255);
}
