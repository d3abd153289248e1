import type { Context, Hono } from 'hono';
import * as z from 'zod';
import type { Teams } from './teams.ts';
import { APP, TENANT } from './tenant.ts';
import { publicPart, signToken } from './tokens.ts';

/** Whom a token for the connector is made out to. */
export const CONNECTOR = 'https://api.botframework.com';
/** Seconds that a token is good for, as Entra ID gives. */
const LIFETIME = 3599;

const common = {
  client_id: z.string().min(1),
  scope: z.literal(`${CONNECTOR}/.default`),
  grant_type: z.literal('client_credentials'),
};
const form = z.union([
  z.object({ ...common, client_secret: z.string().min(1) }),
  z.object({
    ...common,
    client_assertion_type: z.literal('urn:ietf:params:oauth:client-assertion-type:jwt-bearer'),
    client_assertion: z.string().regex(/^[\w-]+\.[\w-]+\.[\w-]+$/),
  }),
]);

/** The secret that this sandbox refuses, so that a wrong one can be practised. */
const REFUSED = 'wrong-secret';

/** Tokens for the connector, and the keys by which an app knows who is speaking. Every tenant may ask Entra for its keys. */
export function mountLogin(app: Hono, teams: Teams) {
  const at = (path: string) => `${teams.address()}/teams/login/${path}`;
  app.get('/teams/login/v1/.well-known/openidconfiguration', (c) =>
    c.json({
      issuer: CONNECTOR,
      jwks_uri: at('v1/.well-known/keys'),
      id_token_signing_alg_values_supported: ['RS256'],
      token_endpoint_auth_methods_supported: ['private_key_jwt'],
    }),
  );
  app.get('/teams/login/v1/.well-known/keys', (c) =>
    c.json({ keys: [{ ...publicPart(teams.keys.of('connector')), endorsements: ['msteams'] }] }),
  );
  app.get('/teams/login/:tenant/discovery/v2.0/keys', (c) => c.json({ keys: [publicPart(teams.keys.of('entra'))] }));

  app.post('/teams/login/:tenant/oauth2/v2.0/token', async (c) => {
    const given = form.safeParse(Object.fromEntries(new URLSearchParams(await c.req.text())));
    if (!given.success) return refuse(c, 400, 'invalid_request', 900144, z.prettifyError(given.error));
    if (c.req.param('tenant') !== TENANT) return refuse(c, 400, 'invalid_request', 90002, 'Tenant not found.');
    if (given.data.client_id !== APP.id) {
      return refuse(c, 400, 'unauthorized_client', 700016, 'Application was not found in the directory.');
    }
    if ('client_secret' in given.data && given.data.client_secret === REFUSED) {
      return refuse(c, 401, 'invalid_client', 7000215, 'Invalid client secret provided.');
    }
    return c.json({
      token_type: 'Bearer',
      expires_in: LIFETIME,
      ext_expires_in: LIFETIME,
      access_token: tokenFor(teams),
    });
  });
}

function tokenFor(teams: Teams): string {
  const now = Math.floor(teams.wall() / 1000);
  return signToken(teams.keys.of('entra'), {
    aud: CONNECTOR,
    iss: `https://sts.windows.net/${TENANT}/`,
    appid: APP.id,
    tid: TENANT,
    iat: now,
    nbf: now,
    exp: now + LIFETIME,
  });
}

function refuse(c: Context, status: 400 | 401, error: string, code: number, words: string) {
  return c.json({ error, error_description: `AADSTS${code}: ${words}`, error_codes: [code] }, status);
}
