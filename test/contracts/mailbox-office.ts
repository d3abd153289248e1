import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer as createDoor } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LetterToSend, Listed, Mailbox } from '../../src/desk/mailbox.ts';
import type { GraphConfig } from '../../src/mail/graph/graph-config.ts';
import { graphMailbox } from '../../src/mail/graph/graph-mailbox.ts';
import { startSandbox } from '../../src/sandbox/serve.ts';
import { graphAt, outlook } from '../support/outlook.ts';

type Shown = {
  id: string;
  folder: string;
  internetMessageId: string | null;
  inReplyTo: string | null;
  to: { name: string; address: string }[];
  cc: unknown[];
  subject: string;
  sentAt: string | null;
  categories: string[];
  submissions: number;
};

/** A sandbox of its own, the desk's mailbox in front of it, and the outside world behind it. */
export type Office = Awaited<ReturnType<typeof openOffice>>;

export async function openOffice(changes: Partial<GraphConfig> = {}, address = 'casework@regulator.example') {
  const folder = await mkdtemp(join(tmpdir(), 'breachdesk-mailbox-'));
  const mailbox = { address, name: 'Data Protection Regulator' };
  let sandbox = await startSandbox({ folder, mailbox });
  const control = (path: string, init?: RequestInit) => fetch(`${sandbox.url}/_sandbox/${path}`, init);
  const office = {
    folder,
    url: () => sandbox.url,
    config: config(sandbox.url, changes),
    mailbox: graphMailbox(config(sandbox.url, changes)),
    /** Another desk on the same mailbox, with other settings. */
    another: (other: Partial<GraphConfig>): Mailbox => graphMailbox(config(sandbox.url, other)),
    control,
    deliver: async (raw: string | Uint8Array): Promise<{ id: string; internetMessageId: string | null }> => {
      const answer = await control('mail', { method: 'POST', body: Buffer.from(raw) });
      return await jsonOf(answer);
    },
    mails: async (inFolder: string): Promise<Shown[]> => {
      const { mails } = await jsonOf<{ mails: Shown[] }>(await control(`mail?folder=${inFolder}`));
      return mails;
    },
    bytes: async (id: string) => new Uint8Array(await (await control(`mail/${id}/raw`)).arrayBuffer()),
    faults: async (body: object) => {
      const answer = await control('faults', { method: 'POST', body: JSON.stringify(body) });
      if (!answer.ok) throw new Error(await answer.text());
    },
    /** What a colleague does in Outlook: any call to the same mailbox, past the desk. */
    outlook: (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
      outlook(sandbox.url, method, path, body, headers),
    outlookAt: (path: string, method = 'GET', body?: unknown, headers: Record<string, string> = {}) =>
      graphAt(sandbox.url, method, path, body, headers),
    move: async (id: string, destinationId: string) => {
      await office.outlook('POST', `/messages/${encodeURIComponent(id)}/move`, { destinationId });
    },
    /** Stops the server and starts it again on the same port; between the two its folder may be meddled with. */
    restart: async (meddle: () => Promise<void> = async () => {}) => {
      const port = Number(new URL(sandbox.url).port);
      await sandbox.stop();
      await meddle();
      sandbox = await startSandbox({ folder, port, mailbox });
    },
    close: async () => {
      await sandbox.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
  await office.faults({ sendingMs: 0, answerMs: 0 });
  return office;
}

async function jsonOf<T>(answer: Response): Promise<T> {
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  // The tests name the shape that the sandbox documents.
  return (await answer.json()) as T;
}

function config(url: string, changes: Partial<GraphConfig>): GraphConfig {
  return {
    tenantId: 'tenant-1',
    clientId: 'desk-1',
    credential: { secret: 'practice' },
    mailbox: 'casework@regulator.example',
    cloud: 'public',
    graphUrl: `${url}/graph`,
    loginUrl: `${url}/login`,
    pause: async () => {},
    ...changes,
  };
}

/** An address on this machine where nobody answers. */
export async function deadAddress(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : null;
  server.close();
  await once(server, 'close');
  return `http://127.0.0.1:${port}`;
}

/** An address at which whoever asks gets the token back, as a desk that runs gives it; `deaf` while nobody should. */
export async function openDoor() {
  const door = { deaf: false, url: '', close: () => {} };
  const server = createDoor(({ url }, answer) => {
    const token = new URL(url ?? '', 'http://door.example').searchParams.get('validationToken');
    if (!door.deaf) answer.setHeader('content-type', 'text/plain').end(token);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  door.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  door.close = () => {
    server.close();
    server.closeAllConnections();
  };
  return door;
}

/** Reads pages until there are no more; what a desk does at every poll. */
export async function listenToAll(mailbox: Mailbox, from: string | null): Promise<{ mails: Listed[]; cursor: string }> {
  const mails: Listed[] = [];
  let cursor = from;
  for (;;) {
    const page = await mailbox.listen('inbox', cursor);
    if (page === 'resync') throw new Error('The cursor has expired.');
    mails.push(...page.mails);
    cursor = page.cursor;
    if (!page.more) return { mails, cursor };
  }
}

/** A report as it arrives, with a Message-ID of its own. */
export function rawMail(subject: string, more: { from?: string; headers?: string[]; body?: string } = {}): string {
  const name = subject.toLowerCase().replace(/\W+/g, '-');
  return [
    `From: ${more.from ?? 'Jordan Ellis <jordan.ellis@northgate.example>'}`,
    'To: casework@regulator.example',
    `Subject: ${subject}`,
    `Message-ID: <${name}@northgate.example>`,
    'Date: Fri, 20 Dec 2019 18:16:00 +0000',
    ...(more.headers ?? []),
    '',
    more.body ?? 'We lost a laptop.',
    '',
  ].join('\r\n');
}

export function letter(changes: Partial<LetterToSend> = {}): LetterToSend {
  return {
    key: crypto.randomUUID(),
    to: { name: 'Jordan Ellis', address: 'jordan.ellis@northgate.example' },
    subject: 'Your report [IC-31191-G5C6]',
    text: 'Thank you for your report.\n',
    html: '<p>Thank you for your report.</p>',
    repliesTo: null,
    ...changes,
  };
}
