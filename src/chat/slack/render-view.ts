import type { KnownBlock } from '@slack/types';
import { limits } from './limits.ts';
import { plain } from './render-text.ts';

/** As many blocks as a view takes; what is left out at the end is said. */
export function fitView(blocks: KnownBlock[]): KnownBlock[] {
  if (fits(blocks)) return blocks;
  const kept = blocks.slice(0, limits.viewBlocks - 1);
  while (kept.length > 1 && !fits([...kept, leftOut(blocks.length - kept.length)])) kept.pop();
  return [...kept, leftOut(blocks.length - kept.length)];
}

// Slack allows 250 kB for the whole view; a tenth is kept for what stands around the blocks.
function fits(blocks: KnownBlock[]): boolean {
  return blocks.length <= limits.viewBlocks && Buffer.byteLength(JSON.stringify(blocks)) <= limits.viewJsonBytes * 0.9;
}

function leftOut(count: number): KnownBlock {
  const words = `This is too long for one form: ${count} more parts are not shown. Open the mail in Outlook to read them.`;
  return { type: 'context', elements: [plain(words, limits.textObject)] };
}
