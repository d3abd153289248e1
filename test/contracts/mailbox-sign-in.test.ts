import { constants, createHash, type KeyObject, verify } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { GraphConfig } from '../../src/mail/graph/graph-config.ts';
import { graphMailbox } from '../../src/mail/graph/graph-mailbox.ts';
import { tokenSource } from '../../src/mail/graph/tokens.ts';
import { selfSigned } from './mailbox-certificate.ts';
import { deadAddress, type Office, openOffice } from './mailbox-office.ts';

type Login = { server: Server; url: string; forms: URLSearchParams[]; answer: { status: number; body: string } };

let folder: string;
let login: Login;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'breachdesk-login-'));
  login = await openLogin();
});
afterEach(async () => {
  login.server.close();
  login.server.closeAllConnections();
  await rm(folder, { recursive: true, force: true });
});

/** A login that keeps every form it was sent and numbers its tokens. */
async function openLogin(): Promise<Login> {
  const url = await deadAddress();
  const forms: URLSearchParams[] = [];
  const answer = { status: 200, body: '' };
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const piece of request) text += piece;
    forms.push(new URLSearchParams(text));
    const body = answer.body || JSON.stringify({ access_token: `token-${forms.length}`, expires_in: 3599 });
    response.writeHead(answer.status).end(body);
  });
  await new Promise<void>((resolve) => server.listen(Number(new URL(url).port), '127.0.0.1', resolve));
  return { server, url, forms, answer };
}

function config(changes: Partial<GraphConfig> = {}): GraphConfig {
  return {
    tenantId: 'tenant-1',
    clientId: 'desk-1',
    credential: { secret: 'practice' },
    mailbox: 'casework@regulator.example',
    cloud: 'public',
    graphUrl: null,
    loginUrl: login.url,
    ...changes,
  };
}

test('many who wait at once share one token', async () => {
  const tokens = tokenSource(config());
  const all = await Promise.all([tokens.get(), tokens.get(), tokens.get()]);

  expect(all).toEqual(['token-1', 'token-1', 'token-1']);
  expect(login.forms).toHaveLength(1);
});

test('a token is renewed five minutes before it ends', async () => {
  let wall = 0;
  const tokens = tokenSource(config(), () => wall);
  await tokens.get();
  wall = 3_599_000 - 300_001;
  expect(await tokens.get()).toBe('token-1');
  wall += 1;
  expect(await tokens.get()).toBe('token-2');
});

test('while the login is down a token is used to its end, and no longer', async () => {
  let wall = 0;
  const tokens = tokenSource(config(), () => wall);
  await tokens.get();
  login.answer = Object.assign(login.answer, { status: 503, body: '<html>' });
  wall = 3_598_000;
  expect(await tokens.get()).toBe('token-1');
  wall = 3_599_000;
  await expect(tokens.get()).rejects.toMatchObject({ trouble: 'unavailable' });
});

test('a certificate signs for itself, for ten minutes, at the real login of its cloud', async () => {
  const { pem, publicKey, certificate } = selfSigned();
  const certificatePath = join(folder, 'desk.pem');
  await writeFile(certificatePath, pem);
  await tokenSource(config({ credential: { certificatePath }, cloud: 'dod' }), () => 1_000_000_000_000).get();

  const form = login.forms[0];
  expect(form?.get('scope')).toBe('https://dod-graph.microsoft.us/.default');
  expect(form?.get('client_secret')).toBeNull();
  const { header, claims, genuine } = opened(form?.get('client_assertion') ?? '', publicKey);
  expect(genuine).toBe(true);
  const thumbprint = createHash('sha256').update(certificate.raw).digest('base64url');
  expect(header).toEqual({ alg: 'PS256', typ: 'JWT', 'x5t#S256': thumbprint });
  expect(claims).toMatchObject({
    aud: 'https://login.microsoftonline.us/tenant-1/oauth2/v2.0/token',
    iss: 'desk-1',
    sub: 'desk-1',
    nbf: 999_999_940,
    exp: 1_000_000_600,
  });
});

function opened(assertion: string, key: KeyObject) {
  const [header = '', claims = '', signature = ''] = assertion.split('.');
  const padding = { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 };
  const bytes = Buffer.from(signature, 'base64url');
  const json = (part: string): unknown => JSON.parse(Buffer.from(part, 'base64url').toString());
  const genuine = verify('sha256', Buffer.from(`${header}.${claims}`), padding, bytes);
  return { header: json(header), claims: json(claims), genuine };
}

test('a federated token is read anew each time it is needed', async () => {
  const federatedTokenFile = join(folder, 'token');
  let wall = 0;
  const tokens = tokenSource(config({ credential: { federatedTokenFile } }), () => wall);
  await writeFile(federatedTokenFile, 'first.jwt.x\n');
  await tokens.get();
  await writeFile(federatedTokenFile, 'second.jwt.x\n');
  wall = 3_599_000;
  await tokens.get();

  expect(login.forms.map((form) => form.get('client_assertion'))).toEqual(['first.jwt.x', 'second.jwt.x']);
});

test('a certificate file that cannot be read is named, and nothing is sent', async () => {
  const certificatePath = join(folder, 'nowhere.pem');
  const error = await tokenSource(config({ credential: { certificatePath } }))
    .get()
    .catch((caught: unknown) => caught);
  expect(error).toMatchObject({ trouble: 'unavailable', cause: { message: expect.stringContaining(certificatePath) } });
  expect(login.forms).toEqual([]);
});

test('the sandbox takes secret, certificate and federated token alike', async () => {
  const office: Office = await openOffice();
  try {
    const certificatePath = join(folder, 'desk.pem');
    const federatedTokenFile = join(folder, 'token');
    await writeFile(certificatePath, selfSigned().pem);
    await writeFile(federatedTokenFile, 'aaa.bbb.ccc');
    for (const credential of [{ secret: 'x' }, { certificatePath }, { federatedTokenFile }]) {
      const urls = { graphUrl: `${office.url()}/graph`, loginUrl: `${office.url()}/login` };
      await expect(graphMailbox(config({ credential, ...urls })).check()).resolves.toBeUndefined();
    }
  } finally {
    await office.close();
  }
});
