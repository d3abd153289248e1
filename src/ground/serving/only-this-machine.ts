import type { IncomingMessage } from 'node:http';

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i;

/** Why a request may not touch the practice world, as a sentence; null when it may. The sandbox judges alike. */
export function refusalOf(request: IncomingMessage): string | null {
  const { host = '', origin } = request.headers;
  if (!loopback.test(host)) return 'Practice is steered only from this machine: use http://127.0.0.1.';
  if (origin !== undefined && origin.toLowerCase() !== `http://${host.toLowerCase()}`) {
    return 'Practice is steered only by its own page.';
  }
  const forwarded = (name: string) => name === 'forwarded' || name.startsWith('x-forwarded');
  if (Object.keys(request.headers).some(forwarded)) return 'Practice is never to be put behind a proxy.';
  return null;
}
