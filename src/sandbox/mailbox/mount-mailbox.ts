import type { Context, Hono } from 'hono';
import type { World } from '../world.ts';
import { readCall } from './call.ts';
import { judgeAnswer, judgeRequest, operationOf } from './contract/judge.ts';
import type { OperationName } from './contract/operations.ts';
import { runDepartures } from './departures.ts';
import { handlersOf } from './handlers.ts';
import { cutShort, hangUp } from './hang-up.ts';
import { keepJournal } from './journal.ts';
import { type Letterbox, openLetterbox } from './letterbox.ts';
import { mountLogin } from './login.ts';
import { mountMailControl } from './mail-control.ts';
import { gatewayAfter, gatewayBefore, notThereYet, refusedCall } from './outages.ts';
import { openQuota } from './quota.ts';
import { asAnswer, GraphRefusal } from './refusal.ts';
import { mountSubscriptionControl } from './subscription-control.ts';
import { openSubscriptions } from './subscriptions.ts';

/** A shared mailbox as Microsoft Graph shows it: under /graph, with its login, and its back door for the page. */
export function mountMailbox(app: Hono, world: World, owner: { address: string; name: string }): Letterbox {
  const box = openLetterbox(world, owner);
  const departs = runDepartures(world, box);
  const subscriptions = openSubscriptions(world, box);
  const tokens = mountLogin(app);
  mountMailControl(app, world, box);
  mountSubscriptionControl(app, subscriptions);
  const handlers = handlersOf({ world, box, subscriptions, departs });
  const overQuota = openQuota(world);
  const journal = keepJournal();
  app.get('/_sandbox/graph/journal', (c) =>
    c.body(journal.lines(), 200, { 'content-type': 'application/x-ndjson; charset=utf-8' }),
  );
  let busy = 0;

  const serve = async (request: Request, named: (operation: OperationName) => void): Promise<Response> => {
    const outage = refusedCall(world, tokens.revoke);
    if (outage) return outage;
    if (!tokens.good(request.headers.get('authorization') ?? undefined)) {
      throw new GraphRefusal(401, 'InvalidAuthenticationToken', 'Access token has expired or is not yet valid.');
    }
    overQuota(request, busy);
    const call = readCall(request);
    const { name, stars } = operationOf(call);
    named(name);
    const [owner = '', id = '', inner = ''] = call.path[0]?.toLowerCase() === 'users' ? stars : [box.address, ...stars];
    if (!box.isCalled(owner)) {
      throw new GraphRefusal(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.');
    }
    await judgeRequest(call, name);
    notThereYet(world, name);
    gatewayBefore(world, name);
    const answer = await handlers[name](call, id, inner);
    await judgeAnswer(answer, name);
    gatewayAfter(world, name);
    return answer;
  };
  app.all('/graph/*', async (c) => {
    busy++;
    let operation: OperationName | null = null;
    const { method, path } = c.req;
    const kept = (answer: Response) => {
      const { search } = new URL(c.req.url);
      journal.answered({ at: Date.now(), method, url: `${path}${search}`, operation, status: answer.status });
      return answer;
    };
    try {
      const answer = await serve(c.req.raw, (name) => {
        operation = name;
      });
      return await orBroken(world, c, kept(answer));
    } catch (error) {
      if (!(error instanceof GraphRefusal)) throw error;
      const refusal = asAnswer(error, c.req.header('client-request-id'));
      await judgeAnswer(refusal, null);
      return kept(refusal);
    } finally {
      busy--;
    }
  });
  return box;
}

/** Carried out, and the caller never hears of it, or hears half of it. */
async function orBroken(world: World, c: Context, answer: Response): Promise<Response> {
  const struck = world.faults.strike('graph', ['reset', 'cut']);
  if (struck === 'cut') return await cutShort(c, answer);
  if (struck === 'reset') hangUp(c);
  return answer;
}
