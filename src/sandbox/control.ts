import type { Context, Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import * as z from 'zod';
import type { Desks } from './desks.ts';
import { faultsBody } from './faults.ts';
import type { World, WorldKeeper } from './world.ts';

const offsetBody = z.strictObject({ offsetMs: z.number().int() });
const resetBody = z.strictObject({ offsetMs: z.number().int().optional() });
const deskBody = z.strictObject({ pid: z.number().int().positive() });

/** What the desk, the page and tests ask of the sandbox itself: who it is, outages, time, a fresh start, the end. */
export function mountControl(app: Hono, keeper: WorldKeeper, desks: Desks, end: () => void) {
  const { world } = keeper;
  app.get('/_sandbox/whoami', (c) => c.json({ pid: process.pid, folder: world.folder }));
  mountEvents(app, world);

  app.get('/_sandbox/faults', (c) => c.json(world.faults.shown()));
  app.post('/_sandbox/faults', async (c) => {
    const body = faultsBody.safeParse(await json(c));
    if (!body.success) return c.text(z.prettifyError(body.error), 400);
    world.faults.set(body.data);
    world.changed('faults');
    return c.json(world.faults.shown());
  });

  app.get('/_sandbox/clock-offset', (c) => c.json({ offsetMs: world.offsetMs(), now: world.now() }));
  app.post('/_sandbox/clock-offset', async (c) => {
    const body = offsetBody.safeParse(await json(c));
    if (!body.success) return c.text(z.prettifyError(body.error), 400);
    await world.setOffset(body.data.offsetMs);
    return c.json({ offsetMs: world.offsetMs(), now: world.now() });
  });

  app.post('/_sandbox/reset', async (c) => {
    const body = resetBody.safeParse(await json(c));
    if (!body.success) return c.text(z.prettifyError(body.error), 400);
    await keeper.reset();
    await world.setOffset(body.data.offsetMs ?? 0);
    return c.json({ offsetMs: world.offsetMs(), now: world.now() });
  });

  app.post('/_sandbox/desks', async (c) => {
    const body = deskBody.safeParse(await json(c));
    if (!body.success) return c.text(z.prettifyError(body.error), 400);
    desks.beat(body.data.pid);
    return c.body(null, 204);
  });
  app.delete('/_sandbox/desks/:pid', (c) => c.json({ left: desks.leave(Number(c.req.param('pid'))) }));

  app.post('/_sandbox/stop', (c) => {
    setImmediate(end);
    return c.body(null, 202);
  });
}

/** A server-sent event per change; the page fetches anew what it shows. */
function mountEvents(app: Hono, world: World) {
  const open = new Set<() => void>();
  world.onStop(() => {
    for (const close of open) close();
  });
  app.get('/_sandbox/events', (c) =>
    streamSSE(c, async (stream) => {
      const gone = Promise.withResolvers<void>();
      open.add(gone.resolve);
      stream.onAbort(gone.resolve);
      const unwatch = world.watch((event) => stream.writeSSE({ event, data: '{}' }).catch(gone.resolve));
      await stream.writeSSE({ event: 'hello', data: '{}' });
      await gone.promise;
      unwatch();
      open.delete(gone.resolve);
    }),
  );
}

/** The body as JSON; an empty one is an empty object, and what is no JSON is refused by every schema. */
async function json(c: Context): Promise<unknown> {
  const text = await c.req.text();
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch {
    return 'not JSON';
  }
}
