import type { MiddlewareHandler } from 'hono';

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i;

/** Refuses whatever a page of somebody else, or a proxy in front, could send here. */
export const onlyThisMachine: MiddlewareHandler = async (c, next) => {
  const host = c.req.header('host') ?? '';
  const origin = c.req.header('origin');
  const headers = Object.keys(c.req.header());
  if (!loopback.test(host)) return c.text('The sandbox answers only on this machine: use http://127.0.0.1.', 403);
  if (origin !== undefined && origin.toLowerCase() !== `http://${host.toLowerCase()}`) {
    return c.text('The sandbox answers only to its own page.', 403);
  }
  if (headers.some((name) => name === 'forwarded' || name.startsWith('x-forwarded'))) {
    return c.text('The sandbox is never to be put behind a proxy.', 403);
  }
  return await next();
};
