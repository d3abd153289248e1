import type { CardElement, IColumnSet, IContainer, IFact, IRichTextBlock } from '@microsoft/teams.cards';
import type { Part } from '../../../blocks/kit.ts';
import { clean, defang, split } from '../words.ts';
import { limits } from './limits.ts';
import { type DrawPress, drawButtons } from './render-buttons.ts';
import { drawChart } from './render-chart.ts';
import { paged, sliceOf } from './render-pages.ts';
import { drawTable } from './render-table.ts';
import { heading, isPlain, line, says, saysShortly } from './render-text.ts';

/** One part of a message, form or home as elements, none of them larger than a card can hold beside others. */
export function drawPart(part: Part, press: DrawPress): CardElement[] {
  switch (part.kind) {
    case 'heading':
      return [heading(part.text)];
    case 'text':
      return says(part.runs);
    case 'row':
      return row(part, press);
    case 'facts':
      return facts(part.facts);
    case 'quote':
      return [
        ...(part.label === undefined ? [] : [line(part.label, limits.text, { weight: 'Bolder' })]),
        ...framed(defang(part.text)),
        ...(part.under === undefined ? [] : [line(part.under, limits.text, { isSubtle: true, italic: true })]),
      ];
    case 'letter':
      return framed(part.text);
    case 'note':
      return says([part.text], { isSubtle: true, size: 'Small' }, part.id === undefined ? {} : { id: part.id });
    case 'table':
      return drawTable(part);
    case 'chart':
      return [drawChart(part)];
    case 'buttons':
      return drawButtons(part.buttons, part.more ?? [], press);
    case 'divider':
      return [];
  }
}

/** Facts that follow each other stand in one list, for each list sets its columns by itself. */
export function gathered<Piece extends { kind: string }>(pieces: (Piece | Part)[]): (Piece | Part)[] {
  const joined: (Piece | Part)[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (isFacts(piece) && last && isFacts(last)) {
      joined.splice(-1, 1, { kind: 'facts', facts: [...last.facts, ...piece.facts] });
    } else joined.push(piece);
  }
  return joined;
}

function isFacts(piece: { kind: string }): piece is Extract<Part, { kind: 'facts' }> {
  return piece.kind === 'facts';
}

/** The line above what follows it; Adaptive Cards know it as a side of the element below. */
export function ruled(elements: CardElement[], before: { kind: string } | undefined): CardElement[] {
  const [first, ...rest] = elements;
  return first && before?.kind === 'divider' ? [{ ...first, separator: true, spacing: 'Medium' }, ...rest] : elements;
}

function row({ runs, button }: Extract<Part, { kind: 'row' }>, press: DrawPress): CardElement[] {
  if (!button) return says(runs);
  const beside: IColumnSet = {
    type: 'ColumnSet',
    columns: [
      { type: 'Column', width: 'stretch', items: [saysShortly(runs)] },
      { type: 'Column', width: 'auto', items: drawButtons([button], [], press) },
    ],
  };
  return [beside];
}

function facts(all: [string, string][]): CardElement[] {
  const shown = all.map(([label, value]) => ({ title: clean(label).trim() || '–', value: clean(value).trim() || '–' }));
  const fits = ({ title, value }: IFact) =>
    [title, value].every((words) => words.length <= limits.fact && isPlain(words));
  if (!shown.every(fits)) return all.flatMap(([label, value]) => says([{ strong: label }, ` ${value}`]));
  const counts = paged(
    shown.map((fact) => JSON.stringify(fact).length),
    limits.frame,
  );
  return counts.map((_, place) => ({ type: 'FactSet', facts: sliceOf(shown, counts, place + 1) }));
}

/** Words of somebody else in a frame, each line as it was written; long ones go on in the next frame. */
function framed(text: string): IContainer[] {
  const frames: IRichTextBlock[][] = [[]];
  let size = 0;
  for (const shown of lines(text)) {
    const more = JSON.stringify(shown).length;
    if (size > 0 && size + more > limits.frame) {
      frames.push([]);
      size = 0;
    }
    frames.at(-1)?.push(shown);
    size += more;
  }
  return frames.map((items, place) => ({
    type: 'Container',
    style: 'emphasis',
    items,
    ...(place > 0 && { spacing: 'None' }),
  }));
}

/** Each line of a text; empty ones are the distance to the next. */
function lines(text: string): IRichTextBlock[] {
  const shown: IRichTextBlock[] = [];
  let empty = 0;
  for (const words of (clean(text).trim() || '–').split('\n')) {
    if (words.trim() === '') {
      empty += 1;
      continue;
    }
    const spacing = shown.length > 0 && empty > 0 ? 'Medium' : 'None';
    const [first = words, ...rest] = split(words, limits.text);
    shown.push(line(first, limits.text, {}, { spacing }));
    shown.push(...rest.map((piece) => line(piece, limits.text, {}, { spacing: 'None' })));
    empty = 0;
  }
  return shown;
}
