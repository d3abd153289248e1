import type { Button, KnownBlock } from '@slack/types';
import { TURN } from '../../../blocks/ids.ts';
import { limits } from './limits.ts';
import { plain } from './render-text.ts';

// Slack counts the whole view; a tenth is kept for what stands around the blocks.
const room = limits.viewJsonBytes * 0.9;

/** As many blocks as a view takes; how many are left out at the end is said. What asks for answers comes in no parts. */
export function fitView(blocks: KnownBlock[]): KnownBlock[] {
  const [first = []] = split(blocks, limits.viewBlocks - 1);
  if (blocks.length <= limits.viewBlocks && sizeOf(blocks) <= room) return blocks;
  return [
    ...first,
    small(`This is too long to show here: ${blocks.length - first.length} more parts follow that do not fit.`),
  ];
}

/** One part of what is too long for a view, with buttons to the ones before and after it. */
export function partOf(blocks: KnownBlock[], wanted: number): KnownBlock[] {
  if (blocks.length <= limits.viewBlocks && sizeOf(blocks) <= room) return blocks;
  const parts = split(blocks, limits.viewBlocks - 2);
  const part = Math.min(Math.max(wanted, 1), parts.length);
  return [...(parts[part - 1] ?? []), small(`Part ${part} of ${parts.length}.`), turns(part, parts.length)];
}

function split(blocks: KnownBlock[], most: number): KnownBlock[][] {
  const parts: KnownBlock[][] = [];
  let size = room;
  for (const block of blocks) {
    const more = sizeOf([block]);
    size += more;
    if (size > room || (parts.at(-1)?.length ?? 0) >= most) {
      parts.push([]);
      size = more;
    }
    parts.at(-1)?.push(block);
  }
  return parts;
}

function sizeOf(blocks: KnownBlock[]): number {
  return blocks.reduce((sum, block) => sum + Buffer.byteLength(JSON.stringify(block)) + 1, 0);
}

function turns(part: number, last: number): KnownBlock {
  const elements = [
    ...(part > 1 ? [turn('Part before', part - 1, last)] : []),
    ...(part < last ? [turn('Next part', part + 1, last)] : []),
  ];
  return { type: 'actions', elements };
}

function turn(label: string, to: number, last: number): Button {
  return {
    type: 'button',
    action_id: `${TURN}:${to}`,
    text: plain(label, limits.buttonText),
    value: String(to),
    accessibility_label: plain(`${label}, ${to} of ${last}`, limits.accessibilityLabel).text,
  };
}

function small(words: string): KnownBlock {
  return { type: 'context', elements: [plain(words, limits.textObject)] };
}
