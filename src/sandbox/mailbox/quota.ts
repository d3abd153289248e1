import type { World } from '../world.ts';
import { tooMany } from './refusal.ts';

const REQUESTS_MS = 10 * 60_000;
const BYTES_MS = 5 * 60_000;

/**
 * Counts what one application may ask of one mailbox: at once, in ten minutes, and in bytes sent to it in five.
 * learn.microsoft.com/graph/throttling-limits, Outlook service limits.
 */
export function openQuota(world: World): (request: Request, busy: number) => void {
  let past: { at: number; bytes: number }[] = [];
  world.onReset(() => {
    past = [];
  });
  return (request, busy) => {
    const { atOnce, requestsIn10Minutes, bytesIn5Minutes } = world.faults.manners();
    const now = Date.now();
    const bytes = Number(request.headers.get('content-length') ?? 0);
    past = past.filter(({ at }) => at > now - REQUESTS_MS);
    past.push({ at: now, bytes });
    if (busy > atOnce) throw tooMany('MailboxConcurrency');
    if (past.length > requestsIn10Minutes) throw tooMany('RequestCount');
    const sent = past.filter(({ at }) => at > now - BYTES_MS).reduce((sum, one) => sum + one.bytes, 0);
    if (sent > bytesIn5Minutes) throw tooMany('IncomingBytes');
  };
}
