import type { PDFPageProxy } from 'unpdf/pdfjs';
import { type Matrix, moved } from './pdf-matrix.ts';
import type { Area, Box, Word } from './pdf-word.ts';

/**
 * What was filled into the form fields of a page, files pinned to it, and the ids of the fields. unsure: the state that a
 * box had at first is none of its own, so that no box of the program that wrote it can be trusted.
 */
export type Fields = { ticks: Box[]; answers: Answer[]; files: Pinned[]; ids: Set<string>; unsure: boolean };
/** A file in a PDF: its name, and by which id its bytes are asked for. */
export type Pinned = { id: string; name: string };
export type Answer = { word: Word; place: Area };

type Note = Record<string, unknown>;

/** Letters of an answer are about this large, in points. */
const SIZE = 10;

/** The names of fields say little; where they stand does. */
export async function fieldsOn(page: PDFPageProxy, view: Matrix): Promise<Fields> {
  const fields: Fields = { ticks: [], answers: [], files: [], ids: new Set(), unsure: false };
  const notes: Note[] = await page.getAnnotations();
  for (const note of notes) {
    if (note['subtype'] === 'FileAttachment')
      fields.files.push({ id: String(note['fileId']), name: fileNameIn(note['file']) });
    if (note['subtype'] !== 'Widget') continue;
    fields.ids.add(String(note['id']));
    const place = placeOf(note['rect'], view);
    if (note['hidden'] === true || !place) continue;
    const ticked = tickOf(note);
    fields.unsure ||= isUnsure(note);
    if (ticked !== null) fields.ticks.push({ ...place, ticked });
    else fields.answers.push(...answerIn(note, place));
  }
  return fields;
}

/** null for a field that is no box to tick. */
function tickOf({ checkBox, radioButton, fieldValue, exportValue, buttonValue }: Note): boolean | null {
  if (radioButton === true) return typeof buttonValue === 'string' && fieldValue === buttonValue;
  if (checkBox !== true) return null;
  const value = Array.isArray(fieldValue) ? fieldValue[0] : fieldValue;
  return typeof value === 'string' && value !== 'Off' && (!exportValue || value === exportValue);
}

function isUnsure({ checkBox, exportValue, defaultFieldValue: first }: Note): boolean {
  return checkBox === true && Boolean(exportValue) && Boolean(first) && first !== exportValue && first !== 'Off';
}

function answerIn({ fieldType, fieldValue, options }: Note, place: Area): Answer[] {
  if (fieldType !== 'Tx' && fieldType !== 'Ch') return [];
  const values = (Array.isArray(fieldValue) ? fieldValue : [fieldValue]).filter((value) => typeof value === 'string');
  const text = values
    .map((value) => shownFor(value, options))
    .join(', ')
    .trim();
  if (text === '') return [];
  // The first line of a field of several lines stands at its top.
  const { x, y, width, height } = place;
  const middle = height > 2.5 * SIZE ? y + SIZE : y + height / 2;
  const look = { bold: false, struck: false, tick: null, spaced: true, field: true };
  return [{ word: { x, y: middle, width, size: SIZE, text: text.replace(/\r\n?/g, '\n'), ...look }, place }];
}

/** The words of a choice, where the file keeps a code beside them. */
function shownFor(value: string, options: unknown): string {
  const choices: unknown[] = Array.isArray(options) ? options : [];
  for (const choice of choices) {
    if (typeof choice !== 'object' || choice === null || !('exportValue' in choice)) continue;
    if (choice.exportValue === value && 'displayValue' in choice) return String(choice.displayValue);
  }
  return value;
}

function fileNameIn(file: unknown): string {
  return typeof file === 'object' && file !== null && 'filename' in file ? String(file.filename) : '';
}

function placeOf(rect: unknown, view: Matrix): Area | null {
  if (!Array.isArray(rect) || rect.length !== 4) return null;
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = rect.map(Number);
  const [one, other] = [moved(view, x1, y1), moved(view, x2, y2)];
  const [width, height] = [Math.abs(one.x - other.x), Math.abs(one.y - other.y)];
  return { x: Math.min(one.x, other.x), y: Math.min(one.y, other.y), width, height };
}
