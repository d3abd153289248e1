import { setTimeout as wait } from 'node:timers/promises';
import { type Context, GraphClientError, type Middleware } from '@microsoft/microsoft-graph-client';
import { MailboxError } from '../../desk/mailbox.ts';
import { cloudHosts } from '../../hosts.ts';
import type { Tokens } from '../../login/tokens.ts';
import type { GraphConfig } from './graph-config.ts';
import { NoAnswer } from './problems.ts';

/** Tries of a request that only reads. */
const TRIES = 3;
const PASSING = new Set([500, 502, 503, 504]);

/**
 * The way of every request: a token, patience for reads alone, and the real address last. It takes the place of
 * the client's own chain, whose retries send a letter twice after a 504, and which has no timeout.
 */
export function wire(config: GraphConfig, tokens: Tokens): Middleware {
  return {
    execute: async (context) => {
      try {
        context.response = await signed(context, config, tokens);
      } catch (error) {
        throw carried(error);
      }
    },
  };
}

/** With a token; with a fresh one when Graph no longer takes it. A 401 means that nothing was done. */
async function signed(context: Context, config: GraphConfig, tokens: Tokens): Promise<Response> {
  const token = await tokens.get();
  const response = await patient(context, config, token);
  if (response.status !== 401) return response;
  tokens.drop(token);
  return await patient(context, config, await tokens.get());
}

async function patient(context: Context, config: GraphConfig, token: string): Promise<Response> {
  const pause = config.pause ?? wait;
  const reads = (context.options?.method ?? 'GET') === 'GET';
  for (let attempt = 1; ; attempt++) {
    const last = !reads || attempt === TRIES;
    try {
      const response = await once(context, config, token);
      // Where it says when to come back, whoever asked does so then.
      if (last || !PASSING.has(response.status) || response.headers.has('retry-after')) return response;
    } catch (error) {
      if (last || !(error instanceof NoAnswer)) throw error;
    }
    await pause(300 * 2 ** attempt);
  }
}

async function once(context: Context, config: GraphConfig, token: string): Promise<Response> {
  const { graph } = cloudHosts(config.cloud);
  const url = typeof context.request === 'string' ? context.request : context.request.url;
  if (!url.startsWith(`${graph}/`)) throw new MailboxError(`leave ${graph}`, 'refused');
  const headers = new Headers(context.options?.headers);
  headers.set('authorization', `Bearer ${token}`);
  headers.set('client-request-id', crypto.randomUUID());
  const address = `${config.graphUrl ?? graph}${url.slice(graph.length)}`;
  // A whole mail may be 150 MB: learn.microsoft.com/exchange message limits. It is given time, and handed on as it comes.
  const isMail = url.endsWith('/$value');
  const patience = isMail ? 4 : 1;
  const signal = AbortSignal.timeout(patience * (config.timeoutMs ?? 30_000));
  try {
    const answer = await fetch(address, { ...context.options, headers, redirect: 'manual', signal });
    if (isMail && answer.ok) return answer;
    // Read to the end here, so that an answer cut off half way counts as none.
    const bytes = await answer.arrayBuffer();
    const empty = bytes.byteLength === 0;
    return new Response(empty ? null : bytes, { status: answer.status, headers: answer.headers });
  } catch (cause) {
    throw new NoAnswer(cause);
  }
}

/** The client swallows every error but its own kind, so ours travel inside one of those. */
function carried(error: unknown): GraphClientError {
  const carrier = new GraphClientError('carries the error of the request');
  carrier.customError = error;
  return carrier;
}
