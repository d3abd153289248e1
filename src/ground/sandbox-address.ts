import { readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const addressSchema = z.object({ pid: z.number(), url: z.string() });
const whoSchema = z.object({ pid: z.number(), folder: z.string() });
const leftSchema = z.object({ left: z.number() });

/** The address of the sandbox that answers for this folder; null when none does. */
export async function findSandbox(folder: string): Promise<string | null> {
  try {
    const address = addressSchema.parse(JSON.parse(readFileSync(join(folder, 'address.json'), 'utf8')));
    const who = whoSchema.parse(await ask(address.url, 'GET', '/_sandbox/whoami'));
    // Another program may have taken the port of a sandbox that was killed.
    return who.pid === address.pid && who.folder === realpathSync(folder) ? address.url : null;
  } catch {
    return null;
  }
}

/** Says goodbye; a sandbox that does not hear it ends by itself after a while. */
export async function leave(url: string, { endIfLast }: { endIfLast: boolean }): Promise<void> {
  try {
    const { left } = leftSchema.parse(await ask(url, 'DELETE', `/_sandbox/desks/${process.pid}`));
    if (left === 0 && endIfLast) await ask(url, 'POST', '/_sandbox/stop');
  } catch {
    // It is gone already, which is what was wanted.
  }
}

/** One question to the sandbox's control, answered in JSON or not at all. Throws when it is refused. */
export async function ask(url: string, method: string, path: string, body?: object): Promise<unknown> {
  const answer = await fetch(`${url}${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    signal: AbortSignal.timeout(3_000),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`The sandbox refused ${method} ${path} (${answer.status}).`);
  return text === '' ? null : JSON.parse(text);
}
