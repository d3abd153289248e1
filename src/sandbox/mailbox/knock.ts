import type { World } from '../world.ts';
import { GraphRefusal } from './refusal.ts';

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/i;

/**
 * Asks an address whether it wants to be told: it must give the token back, decoded, as plain text, in time.
 * learn.microsoft.com/graph/change-notifications-delivery-webhooks
 */
export async function handshake(world: World, address: string): Promise<void> {
  if (!URL.canParse(address) || !loopback.test(new URL(address).hostname)) {
    throw new GraphRefusal(400, 'InvalidRequest', 'This sandbox knocks only at addresses of this machine.');
  }
  const token = `Validation: Testing client application reachability for subscription Request-Id: ${crypto.randomUUID()} & 100 %`;
  const url = new URL(address);
  url.searchParams.set('validationToken', token);
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'text/plain; charset=utf-8' },
    signal: AbortSignal.timeout(world.faults.manners().handshakeMs),
  }).catch(() => null);
  if (answer === null) {
    throw new GraphRefusal(400, 'InvalidRequest', 'Subscription validation request timed out.');
  }
  const plain = answer.headers.get('content-type')?.startsWith('text/plain');
  if (answer.status !== 200 || !plain || (await answer.text()) !== token) {
    throw new GraphRefusal(400, 'ValidationError', 'The server did not answer the validation request rightly.');
  }
}

/** Nobody listens to what the other side says; a knock that is lost is lost. */
export async function post(address: string, body: object): Promise<void> {
  const headers = { 'content-type': 'application/json; charset=utf-8' };
  const signal = AbortSignal.timeout(3_000);
  const answer = await fetch(address, { method: 'POST', headers, body: JSON.stringify(body), signal }).catch(
    () => null,
  );
  await answer?.body?.cancel();
}
