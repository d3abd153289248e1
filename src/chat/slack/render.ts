import type { KnownBlock } from '@slack/types';
import * as z from 'zod';
import type { Message } from '../../../blocks/kit.ts';
import { clean, trim } from '../words.ts';
import { limits } from './limits.ts';
import type { ChartBlock } from './render-chart.ts';
import { drawWithFigures, type Figures } from './render-figures.ts';
import { escaped, plain } from './render-text.ts';

type Drawn = KnownBlock | ChartBlock;
export type Rendered = { text: string; blocks: Drawn[] };

/**
 * A message as chat.postMessage and chat.update take it. Both fields always go together: text is what is heard
 * and notified, blocks what is seen.
 */
export function renderMessage(message: Message, figures: Figures = 'tables and charts'): Rendered {
  return {
    text: trim(clean(message.text), limits.messageText, escaped),
    blocks: shortened(drawWithFigures(message.parts, figures)),
  };
}

const TOLD = 'told';

/** What somebody is told, marked as no card: where the same channel holds both, a press says on which it was. */
export function renderTold(message: Message): Rendered {
  const { text, blocks } = renderMessage(message);
  return { text, blocks: blocks.map((block, place) => (place === 0 ? { ...block, block_id: TOLD } : block)) };
}

/** message: the pressed post as Slack hands it back. */
export function wasTold(message: { [key: string]: unknown } | undefined): boolean {
  const [first] = z
    .array(z.object({ block_id: z.string().optional() }))
    .catch([])
    .parse(message?.['blocks']);
  return first?.block_id === TOLD;
}

/** Leaves out lines from the end, and says how many, until Slack takes the rest; buttons and notes stay. */
function shortened(blocks: Drawn[]): Drawn[] {
  if (fits(blocks)) return blocks;
  const kept = blocks.map((block) => ({ block, size: JSON.stringify(block).length + 1 }));
  const room = limits.messageJson - JSON.stringify(more(blocks.length)).length - 2;
  while (kept.length >= limits.messageBlocks || kept.reduce((sum, { size }) => sum + size, 0) > room) {
    const place = kept.findLastIndex(({ block }) => block.type !== 'actions' && block.type !== 'context');
    kept.splice(place > 0 ? place : kept.length - 1, 1);
  }
  return [...kept.map(({ block }) => block), more(blocks.length - kept.length)];
}

function fits(blocks: Drawn[]): boolean {
  return blocks.length <= limits.messageBlocks && JSON.stringify(blocks).length <= limits.messageJson;
}

function more(left: number): KnownBlock {
  const words = left === 1 ? 'One part more does not fit here.' : `${left} parts more do not fit here.`;
  return { type: 'context', elements: [plain(words, limits.textObject)] };
}
