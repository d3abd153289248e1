import type { GraphFault } from '../faults.ts';
import type { World } from '../world.ts';
import type { OperationName } from './contract/operations.ts';
import { GraphRefusal, gone, tooMany } from './refusal.ts';

/** Outages before anything is looked at, and what is said then. */
const before = ['down', '503', '429', '429-date', '429-bare', '429-long', '401', '404'] as const satisfies GraphFault[];

/** The answer of a mailbox that does not do what it was asked, or null. Nothing has been carried out. */
export function refusedCall(world: World, revoke: () => void): Response | null {
  switch (world.faults.strike('graph', before)) {
    case 'down':
      return new Response('<html><body>Service unavailable</body></html>', {
        status: 503,
        headers: { 'content-type': 'text/html' },
      });
    case '503':
      throw new GraphRefusal(503, 'ServiceUnavailable', 'The service is not available.', { 'retry-after': '5' });
    case '429':
      throw tooMany('MailboxConcurrency');
    case '429-date':
      throw tooMany('MailboxConcurrency', new Date(Date.now() + 10_000).toUTCString());
    case '429-bare':
      throw tooMany('MailboxConcurrency', null);
    case '429-long':
      throw tooMany('MailboxConcurrency', '600');
    case '401':
      revoke();
      return null;
    case '404':
      // Of a whole mailbox, as while it is moved.
      throw new GraphRefusal(
        404,
        'MailboxNotEnabledForRESTAPI',
        'The mailbox is either inactive, soft-deleted, or is hosted on-premise.',
      );
    default:
      return null;
  }
}

/** A mail that is listed already, and cannot be had yet. */
export function notThereYet(world: World, name: OperationName): void {
  if (name === 'get the MIME of a message' && world.faults.strike('graph', ['404-mime'])) throw gone();
}

/** A gateway that gives up on a call that changes something, before it was carried out. */
export function gatewayBefore(world: World, name: OperationName): void {
  if (world.faults.strike('graph', struck('504-before', name))) throw gatewayTimeout();
}

/** The same after it was: the caller cannot tell one from the other. */
export function gatewayAfter(world: World, name: OperationName): void {
  if (world.faults.strike('graph', struck('504-after', name))) throw gatewayTimeout();
}

const changing = new Set<OperationName>([
  'create a draft',
  'create a reply',
  'update a message',
  'delete a message',
  'move a message',
  'send a draft',
]);

function struck(kind: '504-before' | '504-after', name: OperationName): GraphFault[] {
  if (name === 'send a draft') return [kind, `${kind}-send`];
  return changing.has(name) ? [kind] : [];
}

function gatewayTimeout(): GraphRefusal {
  return new GraphRefusal(504, 'UnknownError', '');
}
