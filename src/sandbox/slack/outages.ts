import { EventEmitter, once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import type { World } from '../world.ts';
import { SlackRefusal } from './refusal.ts';

/** What can go wrong with Slack, and the calls that suffer it. Set by POST /_sandbox/faults {"slack": ...}. */
const sufferers = {
  down: () => true,
  '429': (method: string) => /^(chat|views|conversations)\./.test(method),
  /** Posts alone: what an app does in its own time must not hold up what a person waits for. */
  '429-posts': (method: string) => method === 'chat.postMessage',
  /** Carried out, but the answer never arrives. */
  lost: (method: string) => /^(chat|views)\./.test(method),
  /** The app heard of an event, and its saying so was lost: the event comes again. */
  'lost-acks': (method: string) => method === 'event',
  archived: (method: string) => /^chat\.(post|update|delete)/.test(method),
  edit_window_closed: (method: string) => method === 'chat.update',
  /** The app took longer than three seconds to ask for its form. */
  expired_trigger_id: (method: string) => method === 'views.open' || method === 'views.push',
  /** What changes a message that stands waits until something that was asked after it has come before it. */
  slow: changesMessage,
  /** It is carried out at once, and its answer comes a moment later. */
  'slow-answer': changesMessage,
  /** No fault: a workspace that new kinds of blocks have not come to yet. */
  'older-blocks': () => true,
  /** No fault: nothing is counted, so that a test may post as fast as it likes. */
  'no-limits': () => true,
} satisfies Record<string, (method: string) => boolean>;

function changesMessage(method: string): boolean {
  return method === 'chat.update' || method === 'response_url';
}

export type Outage = keyof typeof sufferers;

/** Counts one call; which of these outages hits it. */
export function outage<Kind extends Outage>(world: World, method: string, among: Kind[]): Kind | null {
  const possible = among.filter((kind) => sufferers[kind](method));
  const struck = world.faults.strike('slack', possible);
  return possible.find((kind) => kind === struck) ?? null;
}

const SLOW_MS = 120;
/** Where nothing else comes. */
const LONGEST_MS = 600;
const bells = new WeakMap<World, EventEmitter>();

/** Does what was asked, late or answered late where the network is so. */
export async function inItsTime<T>(world: World, method: string, deed: () => Promise<T>): Promise<T> {
  const slowness = outage(world, method, ['slow', 'slow-answer']);
  const bell = bells.get(world) ?? new EventEmitter().setMaxListeners(0);
  bells.set(world, bell);
  if (slowness === 'slow') await overtaken(bell);
  const done = await deed();
  if (changesMessage(method)) bell.emit('changed');
  if (slowness === 'slow-answer') await pause(SLOW_MS);
  return done;
}

async function overtaken(bell: EventEmitter) {
  const enough = new AbortController();
  const { signal } = enough;
  await Promise.race([once(bell, 'changed', { signal }), pause(LONGEST_MS, null, { signal })]);
  // Whichever did not come ends as aborted, which nobody waits for.
  enough.abort();
  // Until whoever asked for the other has heard of it, and rests.
  await pause(SLOW_MS);
}

const NEW_BLOCKS = ['data_table', 'data_visualization'];

/** Throws invalid_blocks for blocks that an older workspace does not know. */
export function refuseNewBlocks(world: World, given: unknown) {
  const blocks = z.object({ blocks: z.union([z.string(), z.array(z.unknown())]) }).safeParse(given).data?.blocks;
  const sent = typeof blocks === 'string' ? blocks : JSON.stringify(blocks ?? []);
  const found = NEW_BLOCKS.find((type) => sent.includes(`"type":"${type}"`));
  if (!found || !outage(world, 'blocks', ['older-blocks'])) return;
  throw new SlackRefusal('invalid_blocks', { lines: [`unsupported type: ${found}`] });
}
