import * as z from 'zod';
import { type Block, elementsOf, homeBlock, messageBlock, modalBlock } from './blocks.ts';
import { type Finding, findingsOf } from './findings.ts';

export type Surface = 'message' | 'modal' | 'home';

const lists = {
  message: z.array(messageBlock).max(50),
  modal: z.array(modalBlock).min(1).max(100),
  home: z.array(homeBlock).max(100),
} as const;

/** The blocks when Slack would take them on this surface, or everything that is wrong with them. */
export function checkBlocks(
  surface: Surface,
  input: unknown,
  base: string,
): { blocks: Block[] } | { findings: Finding[] } {
  const read: z.ZodSafeParseResult<Block[]> = lists[surface].safeParse(input);
  if (!read.success) return { findings: findingsOf(read.error.issues, base, input) };
  const findings = [...repeatedIds(read.data, base), ...tooMuchFocus(read.data, base), ...tooMany(read.data, base)];
  return findings.length > 0 ? { findings } : { blocks: read.data };
}

function repeatedIds(blocks: Block[], base: string): Finding[] {
  const ids = blocks.map((block) => block.block_id);
  const inBlocks = repeats(ids).map((place) =>
    broken(`${base}/${place}/block_id`, `block_id must be unique: ${ids[place]}`),
  );
  const inElements = blocks.flatMap((block, place) => {
    const names = elementsOf(block).map((element) => element.action_id);
    return repeats(names).map((which) =>
      broken(`${base}/${place}/elements/${which}/action_id`, `action_id must be unique in its block: ${names[which]}`),
    );
  });
  return [...inBlocks, ...inElements];
}

function repeats(ids: (string | undefined)[]): number[] {
  return ids.flatMap((id, place) => (id !== undefined && ids.indexOf(id) < place ? [place] : []));
}

function tooMuchFocus(blocks: Block[], base: string): Finding[] {
  const focused = blocks.flatMap((block, place) =>
    elementsOf(block).flatMap((element) => ('focus_on_load' in element && element.focus_on_load ? [place] : [])),
  );
  return focused.slice(1).map((place) => broken(`${base}/${place}`, 'only one element may have focus_on_load'));
}

/** In one message: docs.slack.dev/reference/block-kit/blocks, under markdown and data visualization. */
const MARKDOWN = 12_000;
const CHARTS = 2;

/** What each block may be and all together may not. */
function tooMany(blocks: Block[], base: string): Finding[] {
  const charts = blocks.filter(({ type }) => type === 'data_visualization').length;
  const markdown = blocks.reduce((sum, block) => sum + (block.type === 'markdown' ? block.text.length : 0), 0);
  return [
    ...(charts > CHARTS ? [broken(base, `no more than ${CHARTS} data_visualization blocks allowed`)] : []),
    ...(markdown > MARKDOWN ? [broken(base, `must have less than ${MARKDOWN + 1} characters of markdown`)] : []),
  ];
}

function broken(pointer: string, message: string): Finding {
  return { pointer, code: 'failed_constraint', message };
}
