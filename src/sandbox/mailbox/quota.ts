import type { World } from '../world.ts';
import { movingSum } from './moving-sum.ts';
import { tooMany } from './refusal.ts';

const REQUESTS_MS = 10 * 60_000;
const BYTES_MS = 5 * 60_000;

/**
 * Counts what one application may ask of one mailbox: at once, in ten minutes, and in bytes sent to it in five.
 * learn.microsoft.com/graph/throttling-limits, Outlook service limits.
 */
export function openQuota(world: World): (request: Request, busy: number) => void {
  const requests = movingSum(REQUESTS_MS);
  const sent = movingSum(BYTES_MS);
  world.onReset(() => {
    requests.forget();
    sent.forget();
  });
  return (request, busy) => {
    const { atOnce, requestsIn10Minutes, bytesIn5Minutes } = world.faults.manners();
    const now = Date.now();
    const asked = requests.add(now, 1);
    const bytes = sent.add(now, Number(request.headers.get('content-length') ?? 0));
    if (busy > atOnce) throw tooMany('MailboxConcurrency');
    if (asked > requestsIn10Minutes) throw tooMany('RequestCount');
    if (bytes > bytesIn5Minutes) throw tooMany('IncomingBytes');
  };
}
