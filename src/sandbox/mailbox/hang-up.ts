import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context } from 'hono';

/** Closes the connection without an answer. */
export function hangUp(c: Context): void {
  bindings(c).incoming.socket.destroy();
}

/** Sends half of an answer and closes the connection. */
export async function cutShort(c: Context, answer: Response): Promise<Response> {
  const bytes = Buffer.from(await answer.arrayBuffer());
  const { outgoing } = bindings(c);
  outgoing.writeHead(answer.status, {
    'content-type': answer.headers.get('content-type') ?? 'application/json',
    'content-length': String(Math.max(bytes.length, 2)),
  });
  outgoing.write(bytes.subarray(0, bytes.length >> 1), () => outgoing.destroy());
  return RESPONSE_ALREADY_SENT;
}

function bindings(c: Context): HttpBindings {
  // @hono/node-server always binds node's own request and response here.
  return c.env as HttpBindings;
}
