import type { HttpBindings } from '@hono/node-server';
import type { Context, Hono } from 'hono';
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

/** Requests at once for one app and mailbox: learn.microsoft.com/graph/throttling-limits, Outlook service limits. */
const AT_ONCE = 4;

/** A shared mailbox as Microsoft Graph shows it: under /graph, with its login, and its back door for the page. */
export function mountMailbox(app: Hono, world: World, owner: { address: string; name: string }): Letterbox {
  const box = openLetterbox(world, owner);
  const departs = runDepartures(world, box);
  const tokens = mountLogin(app);
  mountMailControl(app, world, box);
  let busy = 0;
  app.all('/graph/*', async (c) => {
    busy++;
    try {
      const response = await serve(world, box, departs, c.req.raw, busy, tokens);
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

async function serve(
  world: World,
  box: Letterbox,
  departs: Departs,
  request: Request,
  busy: number,
  tokens: ReturnType<typeof mountLogin>,
): Promise<Response> {
  const outage = refusedCall(world, tokens.revoke);
  if (outage instanceof GraphRefusal) throw outage;
  if (outage) return outage;
  if (!tokens.good(request.headers.get('authorization') ?? undefined)) {
    throw new GraphRefusal(401, 'InvalidAuthenticationToken', 'Access token has expired or is not yet valid.');
  }
  if (busy > AT_ONCE) throw tooMany();
  return await serveMailbox(world, box, departs, readCall(request));
}

function hangUp(c: Context) {
  // @hono/node-server always binds node's own request here.
  (c.env as HttpBindings).incoming.socket.destroy();
}
