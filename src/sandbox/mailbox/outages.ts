import type { World } from '../world.ts';
import { GraphRefusal } from './refusal.ts';

/** What can be switched on for graph in POST /_sandbox/faults, beside "lag" and "resync". */
const before = ['down', '429', '503', '401'] as const;

/** The answer of a mailbox that does not do what it was asked, or null. Nothing has been carried out. */
export function refusedCall(world: World, revoke: () => void): Response | GraphRefusal | null {
  switch (world.faults.strike('graph', before)) {
    case 'down':
      return new Response('<html><body>Service unavailable</body></html>', {
        status: 503,
        headers: { 'content-type': 'text/html' },
      });
    case '503':
      return new GraphRefusal(503, 'ServiceUnavailable', 'The service is not available.', { 'retry-after': '5' });
    case '429':
      return tooMany();
    case '401':
      revoke();
      return null;
    default:
      return null;
  }
}

export function tooMany(): GraphRefusal {
  const message = 'Application is over its MailboxConcurrency limit.';
  return new GraphRefusal(429, 'ApplicationThrottled', message, { 'retry-after': '2' });
}

/** A gateway that gives up on a send: before the mailbox heard of it, or after it did what was asked. */
export function sendOutage(world: World): 'before' | 'after' | null {
  const struck = world.faults.strike('graph', ['504-before-send', '504-after-send']);
  if (struck === null) return null;
  return struck === '504-before-send' ? 'before' : 'after';
}

export function gatewayTimeout(): GraphRefusal {
  return new GraphRefusal(504, 'UnknownError', '');
}
