import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import { CONNECTOR } from './login.ts';
import { struck } from './outages.ts';
import { TeamsRefusal } from './refusal.ts';
import type { Teams } from './teams.ts';
import { APP } from './tenant.ts';
import { readToken } from './tokens.ts';

/** What an app asks: the parts of the path, the query, and the body as JSON. */
export type Call = { parts: Record<string, string>; query: Record<string, string>; body: unknown };
export type Answer = { status: 200 | 201; body: object };
type Run = (call: Call) => Promise<Answer>;

/** Lets a call of the app through when it shows a good token, and answers as the connector does. */
export async function throughGate(c: Context, teams: Teams, run: Run): Promise<Response> {
  const response = await answered(c, teams, run);
  const { method, path } = c.req;
  const code = response.headers.get('x-sandbox-code');
  response.headers.delete('x-sandbox-code');
  teams.journal.called({ method, path, status: response.status, code });
  return response;
}

async function answered(c: Context, teams: Teams, run: Run): Promise<Response> {
  if (struck(teams.world, ['down'])) return c.json({ message: 'Service Unavailable' }, 503);
  if (!mayCall(teams, c.req.header('authorization'))) {
    return c.json({ message: 'Authorization has been denied for this request.' }, 401);
  }
  try {
    keepPace(c, teams);
    const { status, body } = await run(await callOf(c));
    if (struck(teams.world, ['lost'])) hangUp(c);
    return c.json(body, status);
  } catch (error) {
    if (!(error instanceof TeamsRefusal)) throw error;
    return refused(c, error);
  }
}

async function callOf(c: Context): Promise<Call> {
  const body = await c.req.json().catch(() => null);
  return { parts: c.req.param(), query: c.req.query(), body };
}

function mayCall(teams: Teams, authorization = ''): boolean {
  const token = /^Bearer (.+)$/.exec(authorization)?.[1];
  const claims = token ? readToken(teams.keys.of('entra'), token, teams.wall()) : null;
  return claims?.['aud'] === CONNECTOR && claims['appid'] === APP.id;
}

/** Throws what the connector says to an app that calls too often, or when a fault has it say so. */
function keepPace(c: Context, teams: Teams) {
  const { method } = c.req;
  const sends = method === 'POST';
  const fault = struck(teams.world, sends ? ['429', '429-posts', 'no-limits'] : ['429', 'no-limits']);
  if (fault === 'no-limits') return;
  if (fault !== null) throw new TeamsRefusal(429, 'TooManyRequests', 'Too many requests.', 2);
  // The pages that tell of limits name no limit for changes of what was sent.
  if (sends || method === 'GET') teams.rates.call(sends ? 'send' : 'look', c.req.param('conversation') ?? '');
}

function refused(c: Context, { status, code, message, retryAfter }: TeamsRefusal) {
  const headers = { 'x-sandbox-code': code, ...(retryAfter !== null && { 'retry-after': String(retryAfter) }) };
  return c.json({ error: { code, message } }, status, headers);
}

/** It was done, and the app never hears of it. */
function hangUp(c: Context) {
  // @hono/node-server always binds node's own request here.
  (c.env as HttpBindings).incoming.socket.destroy();
}
