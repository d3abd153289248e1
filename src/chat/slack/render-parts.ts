import type { KnownBlock, RichTextBlock, RichTextText, SectionBlock } from '@slack/types';
import type { Part } from '../../../blocks/kit.ts';
import { chartTable } from '../../../blocks/parts/chart-table.ts';
import { bare, clean, defang, split, trim } from '../words.ts';
import { limits } from './limits.ts';
import { drawButton, drawButtons } from './render-buttons.ts';
import { drawLines } from './render-table.ts';
import { plain, words } from './render-text.ts';

/** The parts of a form or home as blocks. Slack draws no table and no chart there, so they are lines of words. */
export function drawParts(parts: Part[]): KnownBlock[] {
  return parts.flatMap(drawPart);
}

function drawPart(part: Part): KnownBlock[] {
  switch (part.kind) {
    case 'heading':
      return [heading(part.text)];
    case 'text':
      return text(part.runs);
    case 'row':
      return [{ type: 'section', text: words(part.runs, limits.textObject), ...accessory(part) }];
    case 'facts':
      return facts(part.facts);
    case 'quote':
      return quoted(part.label, defang(part.text), part.under);
    case 'letter':
      return quoted(undefined, part.text, undefined);
    case 'note':
      return split(clean(part.text), limits.textObject).map((piece) => ({
        type: 'context',
        ...(part.id !== undefined && { block_id: part.id }),
        elements: [plain(piece, limits.textObject)],
      }));
    case 'table':
      return drawLines(part);
    case 'chart':
      return drawLines(chartTable(part));
    case 'buttons':
      return drawButtons(part.buttons, part.more);
    case 'divider':
      return [{ type: 'divider' }];
  }
}

/** A header is cut by Slack at 150 characters; a longer one is drawn as a bold line and stays whole. */
function heading(line: string): KnownBlock {
  const whole = clean(line);
  if (whole.length <= limits.header) return { type: 'header', text: plain(whole, limits.header) };
  return { type: 'section', text: words([{ strong: whole }], limits.textObject) };
}

function text(runs: Extract<Part, { kind: 'text' }>['runs']): SectionBlock[] {
  if (bare(runs).length <= limits.textObject) return [{ type: 'section', text: words(runs, limits.textObject) }];
  return split(clean(bare(runs)), limits.textObject).map((piece) => ({
    type: 'section',
    text: plain(piece, limits.textObject),
  }));
}

function accessory({ button }: Extract<Part, { kind: 'row' }>): Partial<SectionBlock> {
  return button ? { accessory: drawButton(button) } : {};
}

function facts(all: [string, string][]): SectionBlock[] {
  const drawn = all.map(([label, value]) => words([{ strong: label }, `\n${value}`], limits.sectionField));
  const [only] = drawn;
  if (drawn.length === 1 && only) return [{ type: 'section', text: only }];
  return chunks(drawn, limits.sectionFields).map((fields) => ({ type: 'section', fields }));
}

function quoted(label: string | undefined, said: string, under: string | undefined): RichTextBlock[] {
  const pieces = split(clean(said) || '–', limits.textObject);
  return pieces.map((piece, place) => ({
    type: 'rich_text',
    elements: [
      ...(label !== undefined && place === 0 ? [section(bold(label))] : []),
      { type: 'rich_text_quote', elements: [{ type: 'text', text: piece }] },
      ...(under !== undefined && place === pieces.length - 1 ? [section(italic(under))] : []),
    ],
  }));
}

function section(text: RichTextText) {
  return { type: 'rich_text_section' as const, elements: [text] };
}

function bold(label: string): RichTextText {
  return { type: 'text', text: trim(clean(label), limits.textObject) || '–', style: { bold: true } };
}

function italic(words: string): RichTextText {
  return { type: 'text', text: trim(clean(words), limits.textObject), style: { italic: true } };
}

function chunks<Item>(items: Item[], size: number): Item[][] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, place) => items.slice(place * size, (place + 1) * size));
}
