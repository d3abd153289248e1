import type { HttpBindings } from '@hono/node-server';
import type { Context, Hono } from 'hono';
import * as z from 'zod';
import type { World } from '../world.ts';
import { readCall } from './call.ts';
import { runDepartures } from './departures.ts';
import { type Letterbox, openLetterbox } from './letterbox.ts';
import { mountLogin } from './login.ts';
import { mountMailControl } from './mail-control.ts';
import type { Departs } from './message-routes.ts';
import { refusedCall, tooMany } from './outages.ts';
import { asAnswer, GraphRefusal } from './refusal.ts';
import { serveMailbox } from './routes.ts';
import { openSubscriptions, type Subscriptions } from './subscriptions.ts';

/** Requests at once for one app and mailbox: learn.microsoft.com/graph/throttling-limits, Outlook service limits. */
const AT_ONCE = 4;

/** A shared mailbox as Microsoft Graph shows it: under /graph, with its login, and its back door for the page. */
export function mountMailbox(app: Hono, world: World, owner: { address: string; name: string }): Letterbox {
  const box = openLetterbox(world, owner);
  const departs = runDepartures(world, box);
  const subscriptions = openSubscriptions(world, box);
  const tokens = mountLogin(app);
  mountMailControl(app, world, box);
  mountLifecycle(app, subscriptions);
  let busy = 0;
  app.all('/graph/*', async (c) => {
    busy++;
    try {
      const response = await serve({ world, box, subscriptions, departs, tokens }, c.req.raw, busy);
      // Carried out, and the caller never hears of it.
      if (world.faults.strike('graph', ['reset'])) hangUp(c);
      return response;
    } catch (error) {
      if (error instanceof GraphRefusal) return asAnswer(error, c.req.header('client-request-id'));
      throw error;
    } finally {
      busy--;
    }
  });
  return box;
}

type Parts = {
  world: World;
  box: Letterbox;
  subscriptions: Subscriptions;
  departs: Departs;
  tokens: ReturnType<typeof mountLogin>;
};

async function serve({ world, box, subscriptions, departs, tokens }: Parts, request: Request, busy: number) {
  const outage = refusedCall(world, tokens.revoke);
  if (outage instanceof GraphRefusal) throw outage;
  if (outage) return outage;
  if (!tokens.good(request.headers.get('authorization') ?? undefined)) {
    throw new GraphRefusal(401, 'InvalidAuthenticationToken', 'Access token has expired or is not yet valid.');
  }
  if (busy > AT_ONCE) throw tooMany();
  return await serveMailbox(world, box, subscriptions, departs, readCall(request));
}

const lifecycleBody = z.strictObject({ event: z.enum(['missed', 'subscriptionRemoved', 'reauthorizationRequired']) });

/** What Graph tells a subscriber by itself now and then, here when it is asked to. */
function mountLifecycle(app: Hono, subscriptions: Subscriptions) {
  app.post('/_sandbox/lifecycle', async (c) => {
    const body = lifecycleBody.safeParse(await c.req.json().catch(() => null));
    if (!body.success) return c.text(z.prettifyError(body.error), 400);
    await subscriptions.lifecycle(body.data.event);
    return c.json({ told: subscriptions.all().length });
  });
}

function hangUp(c: Context) {
  // @hono/node-server always binds node's own request here.
  (c.env as HttpBindings).incoming.socket.destroy();
}
