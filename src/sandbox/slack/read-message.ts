import type { Block } from './block-kit/blocks.ts';
import { checkBlocks } from './block-kit/check-blocks.ts';
import { linesOf } from './block-kit/findings.ts';
import { SlackRefusal } from './refusal.ts';
import { named } from './views.ts';

/** Of all blocks of one message as JSON; measured by others, not documented: slackapi/bolt-js issue 2509. */
const BLOCKS_JSON = 13_172;
/** docs.slack.dev/reference/methods/chat.postMessage: longer text is cut. */
const POST_TEXT = 40_000;
/** docs.slack.dev/reference/methods/chat.update: longer text is refused. */
const EDIT_TEXT = 4000;

/** The words and blocks of a new message. Throws what Slack says of them. */
export function readMessage(given: { text?: string | undefined; blocks?: unknown }): { text: string; blocks: Block[] } {
  const blocks = readBlocks(given.blocks ?? []);
  // Slack itself takes blocks without text, and then a screen reader has nothing to read; the desk may not.
  if (!given.text?.trim()) throw new SlackRefusal('no_text');
  return { text: given.text.slice(0, POST_TEXT), blocks };
}

/** What an edit makes of a message; blocks that are not sent stay. */
export function readEdit(given: { text?: string | undefined; blocks?: unknown }, old: { blocks: Block[] }) {
  const message = readMessage(given);
  if (message.text.length > EDIT_TEXT) throw new SlackRefusal('msg_too_long');
  return given.blocks === undefined ? { ...message, blocks: old.blocks } : message;
}

function readBlocks(given: unknown): Block[] {
  if (!Array.isArray(given)) throw new SlackRefusal('invalid_blocks_format');
  const checked = checkBlocks('message', given, '/blocks');
  if ('findings' in checked) throw new SlackRefusal('invalid_blocks', { lines: linesOf(checked.findings) });
  const { blocks } = checked;
  if (blocks.filter(({ type }) => type === 'table').length > 1) throw new SlackRefusal('invalid_attachments');
  if (JSON.stringify(given).length >= BLOCKS_JSON) throw new SlackRefusal('msg_blocks_too_long');
  return named(blocks);
}
