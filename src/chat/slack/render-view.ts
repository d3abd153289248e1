import type { KnownBlock } from '@slack/types';
import { limits } from './limits.ts';
import { plain } from './render-text.ts';

// Slack counts the whole view; a tenth is kept for what stands around the blocks.
const room = limits.viewJsonBytes * 0.9;

/** As many blocks as a view takes; how many are left out at the end is said. */
export function fitView(blocks: KnownBlock[]): KnownBlock[] {
  let size = 0;
  const within = blocks.findIndex((block) => {
    size += Buffer.byteLength(JSON.stringify(block)) + 1;
    return size > room;
  });
  const fitting = within === -1 ? blocks.length : within;
  if (fitting === blocks.length && fitting <= limits.viewBlocks) return blocks;
  const kept = blocks.slice(0, Math.min(fitting, limits.viewBlocks - 1));
  return [...kept, leftOut(blocks.length - kept.length)];
}

function leftOut(count: number): KnownBlock {
  const words = `This is too long to show here: ${count} more parts follow that do not fit.`;
  return { type: 'context', elements: [plain(words, limits.textObject)] };
}
