import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox } from '../../src/sandbox/serve.ts';

const MAILBOX = 'casework@regulator.example';

/** A sandbox and somebody who speaks bare HTTP to its Graph, without the desk's adapter in between. */
export async function openGraph() {
  const folder = await mkdtemp(join(tmpdir(), 'breachdesk-sandbox-'));
  const sandbox = await startSandbox({ folder });
  const token = await signIn(sandbox.url);
  const graph = (path: string, init: RequestInit = {}) =>
    fetch(`${sandbox.url}/graph/v1.0/users/${MAILBOX}${path}`, {
      ...init,
      headers: {
        authorization: `Bearer ${token}`,
        prefer: 'IdType="ImmutableId"',
        ...(init.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...init.headers,
      },
    });
  return {
    url: sandbox.url,
    token,
    /** Status, and the body as JSON when there is one. */
    ask: async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
      const answer = await graph(path, {
        method,
        headers,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await answer.text();
      // Each test names the properties it looks at.
      return {
        status: answer.status,
        headers: answer.headers,
        body: (text === '' ? null : JSON.parse(text)) as Answer,
      };
    },
    deliver: async (raw: string) => {
      const answer = await fetch(`${sandbox.url}/_sandbox/mail`, { method: 'POST', body: raw });
      return (await answer.json()) as { id: string };
    },
    close: async () => {
      await sandbox.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export type Graph = Awaited<ReturnType<typeof openGraph>>;
type Answer = { id: string; value: { id: string; subject: string }[]; error: { code: string } } & Record<
  string,
  unknown
>;

async function signIn(url: string): Promise<string> {
  const body = new URLSearchParams({
    client_id: 'somebody',
    scope: 'https://graph.microsoft.com/.default',
    grant_type: 'client_credentials',
    client_secret: 'practice',
  });
  const answer = await fetch(`${url}/login/tenant/oauth2/v2.0/token`, { method: 'POST', body });
  const { access_token } = (await answer.json()) as { access_token: string };
  return access_token;
}
