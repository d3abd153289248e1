import { createPrivateKey, createPublicKey, generateKeyPairSync, type JsonWebKey, sign, verify } from 'node:crypto';

export type Claims = Record<string, string | number>;

/** A key that signs JSON Web Tokens with RS256, named by its kid. */
export type SigningKey = { kid: string; private: JsonWebKey };

export function newKey(kid: string): SigningKey {
  return { kid, private: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }) };
}

/** What a key set tells of a key. */
export function publicPart({ kid, private: jwk }: SigningKey) {
  return { ...createPublicKey({ key: jwk, format: 'jwk' }).export({ format: 'jwk' }), kid, use: 'sig', alg: 'RS256' };
}

export function signToken({ kid, private: jwk }: SigningKey, claims: Claims): string {
  const signed = [{ typ: 'JWT', alg: 'RS256', kid }, claims].map(encoded).join('.');
  const key = createPrivateKey({ key: jwk, format: 'jwk' });
  return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), key).toString('base64url')}`;
}

/** The claims of a token that this key signed and that is good now; null for any other. */
export function readToken({ private: jwk }: SigningKey, token: string, now: number): Claims | null {
  const [header = '', payload = '', signature = ''] = token.split('.');
  const key = createPublicKey({ key: jwk, format: 'jwk' });
  const signed = Buffer.from(`${header}.${payload}`);
  if (!verify('RSA-SHA256', signed, key, Buffer.from(signature, 'base64url'))) return null;
  // Whatever this key signed was written by signToken above.
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Claims;
  return Number(claims['exp']) * 1000 > now ? claims : null;
}

function encoded(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
