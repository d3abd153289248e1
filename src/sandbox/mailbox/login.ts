import { randomBytes } from 'node:crypto';
import type { Context, Hono } from 'hono';
import * as z from 'zod';

/** Seconds that a token is good for, as Entra ID gives. */
const LIFETIME = 3599;

const common = {
  client_id: z.string().min(1),
  scope: z.literal('https://graph.microsoft.com/.default'),
  grant_type: z.literal('client_credentials'),
};
const form = z.union([
  z.strictObject({ ...common, client_secret: z.string().min(1) }),
  z.strictObject({
    ...common,
    client_assertion_type: z.literal('urn:ietf:params:oauth:client-assertion-type:jwt-bearer'),
    client_assertion: z.string().regex(/^[\w-]+\.[\w-]+\.[\w-]+$/),
  }),
]);

export type Tokens = { good: (authorization: string | undefined) => boolean; revoke: () => void };

/** The secret that this sandbox refuses, so that a wrong one can be practised. */
const REFUSED = 'wrong-secret';

/** POST /login/{tenant}/oauth2/v2.0/token. Every well-formed credential is taken except the secret "wrong-secret". */
export function mountLogin(app: Hono): Tokens {
  const tokens = new Map<string, number>();
  app.post('/login/:tenant/oauth2/v2.0/token', async (c) => {
    const given = form.safeParse(Object.fromEntries(new URLSearchParams(await c.req.text())));
    if (!given.success) return refuse(c, 400, 'invalid_request', 900144, z.prettifyError(given.error));
    if ('client_secret' in given.data && given.data.client_secret === REFUSED) {
      return refuse(c, 401, 'invalid_client', 7000215, 'Invalid client secret provided.');
    }
    const token = randomBytes(48).toString('base64url');
    tokens.set(token, Date.now() + LIFETIME * 1000);
    return c.json({ token_type: 'Bearer', expires_in: LIFETIME, ext_expires_in: LIFETIME, access_token: token });
  });
  return {
    good: (authorization) => (tokens.get(authorization?.replace(/^Bearer /, '') ?? '') ?? 0) > Date.now(),
    revoke: () => tokens.clear(),
  };
}

function refuse(c: Context, status: 400 | 401, error: string, code: number, words: string) {
  return c.json({ error, error_description: `AADSTS${code}: ${words}`, error_codes: [code] }, status);
}
