import { slice } from './doc-parts.ts';

type Shown = { text: string; tick: boolean | null };
type Field = { shown: Shown | null; result: boolean };

/** 25 stands for a box that nobody touched since the form was made (FFDataBits.iRes, [MS-DOC] 2.9.79). */
const UNTOUCHED = 25;
/** Word allows 25 choices in a drop-down field, and fields in fields only so deep. */
const MOST_CHOICES = 25;
const DEEPEST = 50;

/** Fields in the text: their instructions are not shown, and form fields keep their answer in the data stream. */
export function startDocFields(data: DataView) {
  const fields: Field[] = [];
  return { begin, separate, end, holds, hidden };

  function begin(): void {
    if (fields.length < DEEPEST) fields.push({ shown: null, result: false });
  }

  function separate(): void {
    const field = fields.at(-1);
    if (field) field.result = true;
  }

  /** Returns what a form field that ends here shows in its place. */
  function end(): Shown | null {
    const shown = fields.pop()?.shown ?? null;
    return hidden() ? null : shown;
  }

  /** Takes what the data stream holds for the field, from the character that points there. */
  function holds(place: number): void {
    const field = fields.at(-1);
    if (field) field.shown = formField(data, place);
  }

  /** Whether text at this place is an instruction, or a result that the field shows otherwise. */
  function hidden(): boolean {
    return fields.some(({ result, shown }) => !result || shown !== null);
  }
}

/** A check box or drop-down field (FFData behind a picture's header, [MS-DOC] 2.9.78 and 2.9.158); null for others. */
function formField(data: DataView, place: number): Shown | null {
  if (place + 6 > data.byteLength) return null;
  const start = place + data.getUint16(place + 4, true);
  const bits = data.getUint16(start + 4, true);
  const kind = bits & 3;
  if (data.getUint32(start, true) !== 0xffff_ffff || kind === 0 || kind === 3) return null;
  const result = (bits >> 2) & 0x1f;
  const nameEnd = afterText(data, start + 10);
  const value = result === UNTOUCHED ? data.getUint16(nameEnd, true) : result;
  if (kind === 1) return { text: value === 1 ? '☒' : '☐', tick: value === 1 };
  const listAt = [1, 2, 3, 4, 5].reduce((at) => afterText(data, at), nameEnd + 2);
  return { text: choicesAt(data, listAt)[value] ?? '', tick: null };
}

/** A text is its length, its letters and a zero. */
function afterText(data: DataView, at: number): number {
  return at + 4 + 2 * data.getUint16(at, true);
}

function choicesAt(data: DataView, start: number): string[] {
  const choices: string[] = [];
  const count = Math.min(data.getUint16(start + 2, true), MOST_CHOICES);
  for (let index = 0, at = start + 6; index < count; index++) {
    const length = data.getUint16(at, true);
    choices.push(new TextDecoder('utf-16le').decode(slice(data, at + 2, 2 * length)));
    at += 2 + 2 * length;
  }
  return choices;
}
