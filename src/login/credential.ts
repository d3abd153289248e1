import { constants, createHash, createPrivateKey, randomUUID, sign, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';

/**
 * A secret, with the day it ends if that is known; a PEM file with certificate and private key; a file with a token
 * of another identity provider.
 */
export type Credential = { secret: string; ends?: Date } | { certificatePath: string } | { federatedTokenFile: string };

const ASSERTION = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** The form fields by which an application proves who it is. `audience` is the token address of the real login. */
export async function proof(credential: Credential, clientId: string, audience: string, wall: number) {
  if ('secret' in credential) return { client_secret: credential.secret };
  if ('federatedTokenFile' in credential) {
    // Read each time: the file is renewed underneath us.
    const token = (await readFile(credential.federatedTokenFile, 'utf8')).trim();
    return { client_assertion_type: ASSERTION, client_assertion: token };
  }
  const pem = await readFile(credential.certificatePath, 'utf8');
  return { client_assertion_type: ASSERTION, client_assertion: assertion(pem, clientId, audience, wall) };
}

/** learn.microsoft.com/entra/identity-platform/certificate-credentials: PS256 with the SHA-256 thumbprint. */
function assertion(pem: string, clientId: string, audience: string, wall: number): string {
  const thumbprint = createHash('sha256').update(new X509Certificate(pem).raw).digest('base64url');
  const seconds = Math.floor(wall / 1000);
  const claims = {
    aud: audience,
    iss: clientId,
    sub: clientId,
    jti: randomUUID(),
    nbf: seconds - 60,
    exp: seconds + 600,
  };
  const signed = `${encoded({ alg: 'PS256', typ: 'JWT', 'x5t#S256': thumbprint })}.${encoded(claims)}`;
  const key = { key: createPrivateKey(pem), padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 };
  return `${signed}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`;
}

function encoded(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
