import { fstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { buttonsOn } from './card.ts';

/** What one post has shown of a case: the versions it was drawn from, in the order in which everybody saw them. */
export type EverShown = { ts: string; versions: number[] };

type Drawing = { ts: string; reference: string; version: number };
type Change = { kind: string; message: { ts: string; thread_ts: string | null; blocks: unknown[] } };

/** Every state of its cards that Slack ever had to show, out of the memory of the sandbox. */
export function watchCards(sandbox: string): (reference: string) => EverShown[] {
  const file = openSync(join(sandbox, 'log.ndjson'), 'r');
  const drawings: Drawing[] = [];
  let read = 0;
  return (reference) => {
    const bytes = Buffer.alloc(fstatSync(file).size - read);
    readSync(file, bytes, 0, bytes.length, read);
    const whole = bytes.subarray(0, bytes.lastIndexOf('\n') + 1);
    read += whole.length;
    drawings.push(...whole.toString('utf8').split('\n').flatMap(drawnIn));
    const its = drawings.filter((drawing) => drawing.reference === reference);
    return [...Map.groupBy(its, ({ ts }) => ts)].map(([ts, of]) => ({
      ts,
      versions: of.map(({ version }) => version),
    }));
  };
}

/** A post that shows an older state than it has shown before. */
export function wentBack({ versions }: EverShown): boolean {
  return (versions.at(-1) ?? 0) < Math.max(...versions);
}

function drawnIn(line: string): Drawing[] {
  if (!line.startsWith('{"kind":"slack-message"')) return [];
  // Written by the sandbox's conversations, in this shape.
  const { message } = JSON.parse(line) as Change;
  const [button] = message.thread_ts === null ? buttonsOn(message.blocks).filter(({ on }) => on.version > 0) : [];
  return button ? [{ ts: message.ts, ...button.on }] : [];
}
