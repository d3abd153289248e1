import type { HttpBindings } from '@hono/node-server';
import type { Context, Hono } from 'hono';
import { type Caller, type Method, methods } from './methods.ts';
import { inItsTime, outage, refuseNewBlocks } from './outages.ts';
import { readArguments } from './read-arguments.ts';
import { SlackRefusal } from './refusal.ts';
import type { Slack } from './slack.ts';
import { APP, OTHER_APP } from './workspace.ts';

/** Serves https://slack.com/api/ at /slack/api/, and the response_url addresses. */
export function mountWebApi(app: Hono, slack: Slack) {
  app.on(['GET', 'POST'], '/slack/api/:method', async (c) => {
    const name = c.req.param('method');
    if (outage(slack.world, name, ['down'])) return c.text('Service Unavailable', 503);
    try {
      const body = await call(slack, name, c.req.raw);
      if (outage(slack.world, name, ['lost'])) hangUp(c);
      return c.json({ ok: true, ...body });
    } catch (error) {
      if (!(error instanceof SlackRefusal)) throw error;
      slack.journal.refused(name, error.code);
      return refused(c, error);
    }
  });

  app.post('/slack/response/:id', async (c) => {
    if (outage(slack.world, 'response_url', ['down'])) return c.text('Service Unavailable', 503);
    try {
      const body = await jsonOrNull(c.req.raw);
      refuseNewBlocks(slack.world, body);
      await inItsTime(slack.world, 'response_url', () => slack.responseUrls.answer(c.req.param('id'), body));
      return c.text('ok');
    } catch (error) {
      if (!(error instanceof SlackRefusal)) throw error;
      const status = ['used_url', 'expired_url'].includes(error.code) ? 404 : 400;
      return c.json({ ok: false, error: error.code, response_metadata: { messages: error.lines } }, status);
    }
  });
}

const refusals = ['archived', 'edit_window_closed', 'expired_trigger_id'] as const;

async function call(slack: Slack, name: string, request: Request): Promise<object> {
  const method = methods[name];
  if (!method) throw new SlackRefusal('unknown_method', { lines: [`This sandbox has no ${name}.`] });
  const { token, values } = await readArguments(request);
  const caller = callerBy(token, method.token);
  refuseNewBlocks(slack.world, values);
  const struck = outage(slack.world, name, ['429', '429-posts', ...refusals, 'no-limits']);
  if (struck === '429' || struck === '429-posts') throw new SlackRefusal('ratelimited', { retryAfter: 2 });
  if (struck === 'archived') throw new SlackRefusal('is_archived');
  if (struck === 'edit_window_closed' || struck === 'expired_trigger_id') throw new SlackRefusal(struck);
  if (struck !== 'no-limits' && method.perMinute !== null) slack.rates.call(name, method.perMinute);
  const manner = { limited: struck !== 'no-limits', caller };
  return await inItsTime(slack.world, name, async () => method.run(slack, values, manner));
}

const callers: Record<string, Caller> = {
  'xoxb-sandbox': { token: 'bot', app: APP },
  'xapp-sandbox': { token: 'app', app: APP },
  'xapp-another': { token: 'app', app: OTHER_APP },
};

/** Whose token it is, of those that this workspace gives out. */
function callerBy(token: string | null, wanted: Method['token']): Caller | null {
  if (wanted === 'none') return null;
  if (token === null) throw new SlackRefusal('not_authed');
  const caller = callers[token];
  if (!caller) throw new SlackRefusal('invalid_auth');
  if (wanted !== 'either' && wanted !== caller.token) throw new SlackRefusal('not_allowed_token_type');
  return caller;
}

function refused(c: Context, { code, lines, retryAfter }: SlackRefusal) {
  const body = {
    ok: false,
    error: code,
    ...(lines.length > 0 && { errors: lines, response_metadata: { messages: lines } }),
  };
  if (retryAfter === null) return c.json(body);
  return c.json(body, 429, { 'retry-after': String(retryAfter) });
}

/** It was done, and the app never hears of it. */
function hangUp(c: Context) {
  // @hono/node-server always binds node's own request here.
  (c.env as HttpBindings).incoming.socket.destroy();
}

async function jsonOrNull(request: Request): Promise<unknown> {
  try {
    return await request.json();
  } catch {
    return null;
  }
}
