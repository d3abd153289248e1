import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type OpenDatabase, openDatabase } from '../../db/database.ts';
import { officeClock } from '../../db/office-clock.ts';
import { type Bot, startBot } from '../../src/bot.ts';
import { readConfig } from '../../src/config.ts';
import { type Log, silent } from '../../src/log.ts';
import { type Parts, parts } from '../../src/parts.ts';
import { startSandbox } from '../../src/sandbox/serve.ts';
import { freshDatabase } from './database.ts';

export type Card = { ts: string; thread_ts: string | null; text: string; blocks: Block[]; ephemeral_to: string | null };
type Block = Record<string, unknown>;
export type View = { id: string; callback_id: string; title: { text: string }; blocks: Block[] };
export type Answer = {
  ok: boolean;
  error?: string;
  errors?: Record<string, string>;
  ephemeral: Card[];
  view: View | null;
};

export type Office = Awaited<ReturnType<typeof openOffice>>;

type Options = {
  transport?: 'socket' | 'http';
  now?: string;
  /** How many desks share the database, the mailbox and the channel. */
  desks?: number;
  /** Where the desk writes its log; nowhere unless a journey reads it. */
  log?: Log;
  /** The machine's own clock; the real one unless a journey moves it. */
  wall?: () => Date;
  /** More settings, given the sandbox's address. */
  env?: (sandboxUrl: string) => Record<string, string>;
};

/** Each reader, and the one that stands by for it, takes seconds of processor time to start and to warm itself. */
const oneReader: Parts = { ...parts, startReaderPool: (office) => parts.startReaderPool({ ...office, readers: 1 }) };

/** A whole office in practice: a real desk on a database of its own, against a sandbox of its own, over HTTP. */
export async function openOffice(options: Options = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'office-'));
  const database = await freshDatabase();
  const sandbox = await startSandbox({ folder: join(folder, 'sandbox') });
  const config = readConfig({
    PORT: '0',
    DATA_DIR: folder,
    DATABASE_URL: database.url,
    SANDBOX_SLACK_TRANSPORT: options.transport ?? 'socket',
    // One chat is enough for most journeys; those about Teams ask for it.
    SANDBOX_CHAT: 'slack',
    ...options.env?.(sandbox.url),
  });
  const opened: OpenDatabase = openDatabase(database.url, { connections: 3 });
  // Before the desk begins, or it would tell the morning of the day on which the tests are run.
  if (options.now)
    await opened.db.insert(officeClock).values({ id: 1, offsetMs: untilNow(options.now), practice: true });
  const place = { config, databaseUrl: database.url, sandboxUrl: sandbox.url, log: options.log ?? silent };
  const built: Parts = { ...oneReader, ...(options.wall && { wall: options.wall }) };
  const bot = await startBot(place, built);
  const others: Bot[] = [];
  for (let more = 1; more < (options.desks ?? 1); more++) others.push(await startBot(place, built));
  const ask = (path: string, body?: unknown) => askJson(`${bot.url.replace(/\/$/, '')}/_sandbox/${path}`, body);
  const slack = async (deed: string, body: unknown): Promise<Answer> => ask(`slack/${deed}`, body);
  const office = {
    url: bot.url,
    db: opened.db,
    ask,
    /** Sets office time. */
    at: (now: string) => ask('clock', { now }),
    /** Delivers a raw mail now. */
    deliver: async (raw: Uint8Array | string): Promise<{ id: string; internetMessageId: string }> => {
      const body = typeof raw === 'string' ? raw : new Uint8Array(raw);
      const answer = await fetch(`${bot.url.replace(/\/$/, '')}/_sandbox/mail`, { method: 'POST', body });
      return answer.json() as Promise<{ id: string; internetMessageId: string }>;
    },
    messages: async (channel = 'C0CASES'): Promise<Card[]> => (await ask(`slack/messages?channel=${channel}`)).messages,
    /** The card of a case, once it says what is waited for. */
    card: (reference: string, saying = '') =>
      until(`a card of ${reference} saying "${saying}"`, async () => {
        const all: Card[] = (await ask('slack/messages?channel=C0CASES')).messages;
        // An answer that one person alone sees may begin like it.
        const posts = all.filter((card) => !card.thread_ts && !card.ephemeral_to);
        return posts.find(({ text }) => text.startsWith(reference) && text.includes(saying));
      }),
    click: (user: string, card: { ts: string }, actionId: string, channel = 'C0CASES') =>
      slack('click', { user, channel, ts: card.ts, actionId }),
    /** An entry of the card's "More" menu. */
    more: (user: string, card: Card, act: string) =>
      slack('click', { user, channel: 'C0CASES', ts: card.ts, actionId: 'more', value: entryOf(card, act) }),
    submit: (user: string, view: View, answers: Record<string, string | string[] | null> = {}) => {
      const values = Object.entries(answers).map(([id, value]) => [id, { answer: value }]);
      return slack('submit', { user, viewId: view.id, values: Object.fromEntries(values) });
    },
    command: (user: string, text: string, channel = 'C0CASES') => slack('command', { user, channel, text }),
    state: () => ask('desk'),
    mails: async (mailbox: 'inbox' | 'sentitems') => (await ask(`mail?folder=${mailbox}`)).mails,
    raw: async (id: string) =>
      (await fetch(`${bot.url.replace(/\/$/, '')}/_sandbox/mail/${encodeURIComponent(id)}/raw`)).text(),
    /** Ends the undo minute of every letter that waits, and waits until the desk knows that they were sent. */
    lettersLeave: async () => {
      for (const letter of await waitingLetters(office)) await ask('send-now', { letter: letter.id });
      await until('every letter to be sent', async () => (await unsentLetters(office)).length === 0);
    },
    stop: async () => {
      await Promise.all([bot, ...others].map((one) => one.stop()));
      await sandbox.stop();
      await opened.close();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  if (options.now) await office.at(options.now);
  return office;
}

type Letter = { id: string; state: string };

async function lettersOf(office: { state: () => Promise<{ cases: { letters: Letter[] }[] }> }): Promise<Letter[]> {
  return (await office.state()).cases.flatMap((kase) => kase.letters);
}

async function waitingLetters(office: { state: () => Promise<{ cases: { letters: Letter[] }[] }> }) {
  return (await lettersOf(office)).filter(({ state }) => state === 'queued');
}

async function unsentLetters(office: { state: () => Promise<{ cases: { letters: Letter[] }[] }> }) {
  return (await lettersOf(office)).filter(({ state }) => !['sent', 'withdrawn', 'bounced'].includes(state));
}

// biome-ignore lint/suspicious/noExplicitAny: what the sandbox answers is looked at by the test that asked
async function askJson(url: string, body?: unknown): Promise<any> {
  const answer = await fetch(url, {
    method: body === undefined ? 'GET' : 'POST',
    ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`${url} answered ${answer.status}: ${text.slice(0, 300)}`);
  }
}

function untilNow(now: string): number {
  return new Date(now).getTime() - Date.now();
}

/** Asks again until there is an answer; the desk works in the background, so a journey waits for what it shows. */
export async function until<T>(
  what: string,
  look: () => Promise<T | null | undefined | false>,
  ms = 20_000,
): Promise<T> {
  const end = Date.now() + ms;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > end) throw new Error(`Waited ${ms / 1000} s in vain for ${what}`);
    await pause(40);
  }
}

/** The value of an entry of "More": act|reference|version. */
function entryOf(card: Card, act: string): string {
  const entries = JSON.stringify(card.blocks).match(/[a-z-]+\|IC-[^"]+/g) ?? [];
  const entry = entries.find((value) => value.startsWith(`${act}|`));
  if (!entry) throw new Error(`The card offers no "${act}" under More: ${card.text}`);
  return entry;
}
