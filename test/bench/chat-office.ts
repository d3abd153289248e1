import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebClient } from '@slack/web-api';
import { asc } from 'drizzle-orm';
import { cards } from '../../db/cards.ts';
import { cases } from '../../db/cases.ts';
import { type Database, openDatabase } from '../../db/database.ts';
import { startBot } from '../../src/bot.ts';
import { renderMessage } from '../../src/chat/slack/render.ts';
import { readConfig } from '../../src/config.ts';
import { drawCard } from '../../src/desk/draw-card.ts';
import { silent } from '../../src/log.ts';
import { freshDatabase } from '../support/database.ts';
import { deskOn } from './desk-on.ts';
import { fill } from './fill.ts';
import { sandboxOf } from './sandbox-process.ts';

export const CHANNEL = 'C0CASES';

type Post = { ts: string; text: string; thread_ts: string | null; edited: { ts: string } | null };
type Journal = {
  taken: { kind: string; at: number; ms: number; ack: string }[];
  refused: Record<string, number>;
};

export type ChatOffice = {
  /** The posts of cards that stand in the channel and were never pressed. */
  standing: string[];
  ask: <Answer>(path: string, body?: object) => Promise<Answer>;
  deliver: (raw: string) => Promise<void>;
  posts: () => Promise<Post[]>;
  journal: () => Promise<Journal>;
  stop: () => Promise<void>;
};

/** A desk over so many open cases, some with a card in Slack, and a sandbox in a process of its own with its limits on. */
export async function openChatOffice(open: number, shown: number, officers: number): Promise<ChatOffice> {
  const folder = mkdtempSync(join(tmpdir(), 'chat-'));
  const database = await freshDatabase();
  const { db, close } = openDatabase(database.url, { connections: 2 });
  const sandbox = await sandboxOf(folder);
  const ask = async <Answer>(path: string, body?: object): Promise<Answer> => {
    const answer = await fetch(`${sandbox.url}/_sandbox/${path}`, {
      method: body ? 'POST' : 'GET',
      ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    // Each path of the sandbox answers in one shape, which whoever asks knows.
    return (await answer.json()) as Answer;
  };
  await fill(db, open, open);
  await ask('faults', { slack: 'no-limits', crowd: officers });
  const standing = await showCards(db, `${sandbox.url}/slack/api/`, shown);
  await ask('faults', { slack: null });
  const config = readConfig({
    PORT: '0',
    SANDBOX_CHAT: 'slack',
    DATA_DIR: folder,
    DATABASE_URL: database.url,
    SLACK_API_URL: `${sandbox.url}/slack/api/`,
    SLACK_BOT_TOKEN: 'xoxb-sandbox',
    SLACK_APP_TOKEN: 'xapp-sandbox',
    SLACK_CHANNEL: CHANNEL,
    SLACK_OPS_CHANNEL: 'C0OPS',
    SLACK_OFFICERS: 'S0OFFICERS',
    SLACK_LEADS: 'S0LEADS',
  });
  const bot = await startBot({ config, databaseUrl: database.url, sandboxUrl: sandbox.url, log: silent });
  return {
    standing,
    ask,
    deliver: async (raw) => {
      await fetch(`${sandbox.url}/_sandbox/mail`, { method: 'POST', body: raw });
    },
    posts: async () => (await ask<{ messages: Post[] }>(`slack/messages?channel=${CHANNEL}`)).messages,
    journal: () => ask('slack/journal'),
    stop: async () => {
      await bot.stop();
      sandbox.stop();
      await close();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The newest cases as the pump would have shown them one a second; nobody measures that here. */
async function showCards(db: Database, slackApiUrl: string, count: number): Promise<string[]> {
  const slack = new WebClient('xoxb-sandbox', { slackApiUrl });
  const newest = await db.select().from(cases).orderBy(asc(cases.reference)).limit(count);
  const standing: string[] = [];
  for (const { reference } of newest) {
    const { message } = await drawCard(deskOn(db), reference);
    const { ts = '' } = await slack.chat.postMessage({ channel: CHANNEL, ...renderMessage(message) });
    const shown = { surface: 'slack', channel: CHANNEL, ts, wantedVersion: 1, shownVersion: 1, askedAt: new Date() };
    await db.insert(cards).values({ reference, ...shown });
    standing.push(ts);
  }
  return standing;
}
