import { WebAPIPlatformError } from '@slack/web-api';
import type { Message } from '../../../blocks/kit.ts';
import { type Rendered, renderMessage } from './render.ts';

/**
 * Sends a message as it is meant and, where this workspace does not take its tables or charts, once more in the blocks
 * that every workspace takes.
 */
export async function sendFigures<T>(message: Message, send: (rendered: Rendered) => Promise<T>): Promise<T> {
  try {
    return await send(renderMessage(message));
  } catch (error) {
    const figures = message.parts.some(({ kind }) => kind === 'table' || kind === 'chart');
    if (!figures || !refusesBlocks(error)) throw error;
    return send(renderMessage(message, 'a plain table'));
  }
}

/** A response address answers with a number alone; Bolt's error for it is not exported: @slack/bolt 5.1.0. */
function refusesBlocks(error: unknown): boolean {
  if (error instanceof WebAPIPlatformError) return error.data.error === 'invalid_blocks';
  return error instanceof Error && 'statusCode' in error && error.statusCode === 400;
}
