import type { Keys } from './keys.ts';
import type { TeamsFault } from './switches.ts';
import { APP, OTHER_TENANT } from './tenant.ts';
import { type Claims, newKey, signToken } from './tokens.ts';

/** What the app gets: the activity and the Authorization header over it. */
export type Parcel = { body: Record<string, unknown>; token: string | null };

type Makers = { keys: Keys; wall: () => number; address: () => string };

const EVIL = 'http://127.0.0.1:9/evil';

/** The activity as Teams sends it, signed for this app alone. */
export function genuine({ keys, wall }: Makers, body: Record<string, unknown>): Parcel {
  return { body, token: signToken(keys.of('connector'), claimsOver(body, wall())) };
}

/** The same as somebody else would send it; each is wrong in one thing. */
export const forgeries = {
  unsigned: (_, { body }) => ({ body, token: null }),
  expired: ({ wall }, { body }, sign) => ({ body, token: sign(claimsOver(body, wall() - 7_200_000)) }),
  'wrong-key': ({ keys, wall }, { body }) => ({
    body,
    token: signToken(newKey(keys.of('connector').kid), claimsOver(body, wall())),
  }),
  'wrong-audience': ({ wall }, { body }, sign) => ({
    body,
    token: sign({ ...claimsOver(body, wall()), aud: 'b07de5c0-0000-4000-8000-000000000099' }),
  }),
  'wrong-issuer': ({ wall }, { body }, sign) => ({
    body,
    token: sign({ ...claimsOver(body, wall()), iss: 'https://bots.example' }),
  }),
  'other-cloud': ({ wall }, { body }, sign) => ({
    body,
    token: sign({ ...claimsOver(body, wall()), iss: 'https://api.botframework.us' }),
  }),
  'wrong-tenant': (_, { body, token }) => ({
    body: { ...body, conversation: { ...part(body, 'conversation'), tenantId: OTHER_TENANT }, ...elsewhere(body) },
    token,
  }),
  'other-channel': (_, { body, token }) => ({ body: { ...body, channelId: 'webchat' }, token }),
  // Entra names the tenant that issued it, and any tenant may register an address that looks like the app's.
  'foreign-entra': ({ keys, wall, address }, { body }) => ({
    body: { ...body, serviceUrl: EVIL },
    token: signToken(keys.of('entra'), {
      ...lasting(wall()),
      iss: `${address()}/teams/login/${OTHER_TENANT}/v2.0`,
      aud: `api://botid-${APP.id}`,
      tid: OTHER_TENANT,
    }),
  }),
  'service-url-forged': (_, { body, token }) => ({ body: { ...body, serviceUrl: EVIL }, token }),
  'service-url-missing': (_, { body: { serviceUrl: _gone, ...body }, token }) => ({ body, token }),
  'service-url-unclaimed': ({ wall }, { body }, sign) => {
    const { serviceurl: _gone, ...claims } = claimsOver(body, wall());
    return { body, token: sign(claims) };
  },
} satisfies Partial<Record<TeamsFault, (makers: Makers, parcel: Parcel, sign: (claims: Claims) => string) => Parcel>>;

export type Forgery = keyof typeof forgeries;

export function forged(kind: Forgery, makers: Makers, body: Record<string, unknown>): Parcel {
  return forgeries[kind](makers, genuine(makers, body), (claims) => signToken(makers.keys.of('connector'), claims));
}

function claimsOver(body: Record<string, unknown>, now: number): Claims {
  const serviceurl = String(body['serviceUrl']);
  return { ...lasting(now), iss: 'https://api.botframework.com', aud: APP.id, serviceurl };
}

function lasting(now: number): Claims {
  const seconds = Math.floor(now / 1000);
  return { iat: seconds, nbf: seconds, exp: seconds + 3600 };
}

function elsewhere(body: Record<string, unknown>) {
  return { channelData: { ...part(body, 'channelData'), tenant: { id: OTHER_TENANT } } };
}

function part(body: Record<string, unknown>, name: string): object {
  const found = body[name];
  return typeof found === 'object' && found !== null ? found : {};
}
