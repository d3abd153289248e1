import type { KnownBlock } from '@slack/types';
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
