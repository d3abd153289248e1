import * as z from 'zod';
import { MailboxError } from '../../desk/mailbox.ts';
import { cloudHosts } from '../../hosts.ts';
import { proof } from './credential.ts';
import type { GraphConfig } from './graph-config.ts';

export type Tokens = {
  /** A token that is good for a few minutes at least. Throws MailboxError. */
  get: () => Promise<string>;
  /** Forgets a token that Graph refused. */
  drop: (token: string) => void;
};

const REFRESH_BEFORE = 5 * 60_000;

const granted = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number() });
const refused = z.object({ error: z.string(), error_description: z.string().optional() });

type Kept = { token: string; until: number };

/** Client-credential tokens, asked for once however many wait. Token time is wall time. */
export function tokenSource(config: GraphConfig, wall: () => number = Date.now): Tokens {
  let kept: Kept | null = null;
  let asking: Promise<Kept> | null = null;

  const renewed = () => {
    asking ??= request(config, wall).finally(() => {
      asking = null;
    });
    return asking;
  };

  return {
    get: async () => {
      if (kept && kept.until - REFRESH_BEFORE > wall()) return kept.token;
      try {
        kept = await renewed();
      } catch (error) {
        // The old one still opens the door for a while.
        if (!kept || kept.until <= wall()) throw error;
      }
      return kept.token;
    },
    drop: (token) => {
      if (kept?.token === token) kept = null;
    },
  };
}

async function request(config: GraphConfig, wall: () => number): Promise<Kept> {
  const { graph, login } = cloudHosts(config.cloud);
  const path = `/${encodeURIComponent(config.tenantId)}/oauth2/v2.0/token`;
  const asked = wall();
  const form = new URLSearchParams({
    client_id: config.clientId,
    scope: `${graph}/.default`,
    grant_type: 'client_credentials',
    ...(await proven(config, `${login}${path}`, asked)),
  });
  const { status, body } = await post(`${config.loginUrl ?? login}${path}`, form, config.timeoutMs ?? 30_000);
  const token = granted.safeParse(body);
  if (status === 200 && token.success) {
    return { token: token.data.access_token, until: asked + token.data.expires_in * 1000 };
  }
  throw new MailboxError('sign in', 'unavailable', { cause: new Error(`The login answered ${status}. ${why(body)}`) });
}

async function proven(config: GraphConfig, audience: string, wall: number) {
  try {
    return await proof(config.credential, config.clientId, audience, wall);
  } catch (cause) {
    throw new MailboxError('sign in with the configured credential', 'unavailable', { cause });
  }
}

async function post(url: string, body: URLSearchParams, timeoutMs: number): Promise<{ status: number; body: unknown }> {
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const answer = await fetch(url, { method: 'POST', body, redirect: 'manual', signal });
    return { status: answer.status, body: parsed(await answer.text()) };
  } catch (cause) {
    throw new MailboxError('sign in', 'unavailable', { cause });
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The login's own words say which credential is wrong, and for how long. */
function why(body: unknown): string {
  const known = refused.safeParse(body);
  return known.success ? `${known.data.error}: ${known.data.error_description ?? ''}`.trim() : '';
}
