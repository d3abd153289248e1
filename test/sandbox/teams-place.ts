import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startSandbox } from '../../src/sandbox/serve.ts';
import type { Seen } from '../../src/sandbox/teams/act.ts';
import type { TeamsOptions } from '../../src/sandbox/teams/mount-teams.ts';
import type { Card, Post } from '../../src/sandbox/teams/posts.ts';
import { APP, CASE_CHANNEL, everyone, TENANT } from '../../src/sandbox/teams/tenant.ts';

export type Received = { headers: IncomingHttpHeaders; body: Record<string, unknown> };
/** What the app answers: a status and a body, an empty one, or nothing at all. */
export type Answering = (received: Received) => { status: number; body?: unknown } | 'silence';

export type TeamsPlace = Awaited<ReturnType<typeof openTeams>>;

/** The sandbox with an app that answers as a test says, and that speaks to the connector with a token of its own. */
export async function openTeams(options: TeamsOptions & { folder?: string } = {}) {
  const { folder = mkdtempSync(join(tmpdir(), 'teams-')), ...timing } = options;
  const sandbox = await startSandbox({ folder, teams: { firstMs: 50, quietMs: 10, ...timing } });
  const received: Received[] = [];
  let answering: Answering = () => ({ status: 200 });
  const app = createServer(async (request, response) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const got = { headers: request.headers, body: JSON.parse(Buffer.concat(chunks).toString()) };
    received.push(got);
    const answer = answering(got);
    if (answer === 'silence') return;
    response.writeHead(answer.status, { 'content-type': 'application/json' });
    response.end(answer.body === undefined ? '' : JSON.stringify(answer.body));
  });
  await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
  // It listens on a port, so its address is an object.
  const url = `http://127.0.0.1:${(app.address() as AddressInfo).port}/api/messages`;

  const control = (method: string, path: string, body?: object) =>
    fetch(`${sandbox.url}/_sandbox/${path}`, {
      method,
      ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
  const connect = async (method: string, path: string, body?: object, token?: string) =>
    fetch(`${sandbox.url}/teams/connector/v3/${path}`, {
      method,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token ?? (await tokenOf(sandbox.url))}` },
      ...(body && { body: JSON.stringify(body) }),
    });
  const place = {
    url: sandbox.url,
    folder,
    received,
    answer: (next: Answering) => {
      answering = next;
    },
    control,
    connect,
    fault: (body: object) => control('POST', 'faults', body),
    /** What a person at the screen does; the answer as the control gives it. */
    does: async (deed: string, body: object): Promise<Seen> => {
      const answer = await control('POST', `teams/${deed}`, body);
      if (answer.status !== 200) throw new Error(`${deed}: ${answer.status} ${await answer.text()}`);
      return (await answer.json()) as Seen;
    },
    /** The sentence that refuses a deed. */
    cannot: async (deed: string, body: object): Promise<string> => {
      const answer = await control('POST', `teams/${deed}`, body);
      if (answer.status !== 400) throw new Error(`${deed} was not refused but answered ${answer.status}`);
      return await answer.text();
    },
    sees: async (user: string, channel = CASE_CHANNEL): Promise<Post[]> => {
      const answer = await control('GET', `teams/messages?channel=${encodeURIComponent(channel)}&user=${user}`);
      return ((await answer.json()) as { messages: Post[] }).messages;
    },
    /** Posts a card as the app and says its id. */
    posts: async (card: object, conversation = CASE_CHANNEL, more: object = {}): Promise<string> => {
      const answer = await connect('POST', `conversations/${conversation}/activities`, activityWith(card, more));
      if (answer.status !== 201) throw new Error(await answer.text());
      return ((await answer.json()) as { id: string }).id;
    },
    stop: async (keep = false) => {
      await sandbox.stop();
      app.close();
      app.closeAllConnections();
      if (!keep) await rm(folder, { recursive: true, force: true });
    },
  };
  const known = (await (await control('GET', 'teams/app')).json()) as { url: string | null };
  await control('PUT', 'teams/app', { url });
  // A new app hears at once that it was added to the team; what a test is about comes after.
  while (known.url === null && received.length < 2) await pause(5);
  received.length = 0;
  return place;
}

export const [alex = '', tom = '', , sam = '', , lee = ''] = everyone().map(({ id }) => id);

export function activityWith(card: object, more: object = {}) {
  const attachments = [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }];
  return { type: 'message', summary: 'A case', attachments, ...more };
}

/** A card with these things in it, of the version that Teams takes. */
export function cardOf(body: object[], actions: object[] = []): Card {
  return { type: 'AdaptiveCard', version: '1.5', body, ...(actions.length > 0 && { actions }) };
}

export async function tokenOf(url: string, more: Record<string, string> = {}, tenant = TENANT): Promise<string> {
  const answer = await askToken(url, more, tenant);
  return ((await answer.json()) as { access_token: string }).access_token;
}

export function askToken(url: string, more: Record<string, string> = {}, tenant = TENANT): Promise<Response> {
  const scope = 'https://api.botframework.com/.default';
  const asked = { grant_type: 'client_credentials', client_id: APP.id, client_secret: 'practice', scope, ...more };
  return fetch(`${url}/teams/login/${tenant}/oauth2/v2.0/token`, { method: 'POST', body: new URLSearchParams(asked) });
}
