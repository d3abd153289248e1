import * as z from 'zod';
import { type Credential, proof } from './credential.ts';

/** An application of a Microsoft tenant, and what its tokens are for. */
export type Application = {
  tenantId: string;
  clientId: string;
  credential: Credential;
  scope: string;
  /** How the cloud's login calls itself. */
  login: string;
  /** Where it really is asked; null is there too. */
  loginUrl: string | null;
  timeoutMs: number;
};

export type Tokens = {
  /** A token that is good for a few minutes at least. */
  get: () => Promise<string>;
  /** Forgets a token that was refused. */
  drop: (token: string) => void;
};

const REFRESH_BEFORE = 5 * 60_000;

const granted = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number() });
const refused = z.object({ error: z.string(), error_description: z.string().optional() });

type Kept = { token: string; until: number };

/** Client-credential tokens, asked for once however many wait. Token time is wall time. */
export function tokensFor(app: Application, wall: () => number = Date.now): Tokens {
  let kept: Kept | null = null;
  let asking: Promise<Kept> | null = null;

  const renewed = () => {
    asking ??= request(app, wall).finally(() => {
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

async function request(app: Application, wall: () => number): Promise<Kept> {
  const path = `/${encodeURIComponent(app.tenantId)}/oauth2/v2.0/token`;
  const asked = wall();
  const form = new URLSearchParams({
    client_id: app.clientId,
    scope: app.scope,
    grant_type: 'client_credentials',
    ...(await proof(app.credential, app.clientId, `${app.login}${path}`, asked)),
  });
  const { status, body } = await post(`${app.loginUrl ?? app.login}${path}`, form, app.timeoutMs);
  const token = granted.safeParse(body);
  if (status === 200 && token.success) {
    return { token: token.data.access_token, until: asked + token.data.expires_in * 1000 };
  }
  throw new Error(`The login answered ${status}. ${why(body)}`);
}

async function post(url: string, body: URLSearchParams, timeoutMs: number): Promise<{ status: number; body: unknown }> {
  const answer = await fetch(url, { method: 'POST', body, redirect: 'manual', signal: AbortSignal.timeout(timeoutMs) });
  return { status: answer.status, body: parsed(await answer.text()) };
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
