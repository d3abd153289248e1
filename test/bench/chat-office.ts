import { WebClient } from '@slack/web-api';
import { asc, eq } from 'drizzle-orm';
import { cards } from '../../db/cards.ts';
import { cases } from '../../db/cases.ts';
import type { Database } from '../../db/database.ts';
import { renderMessage } from '../../src/chat/slack/render.ts';
import { drawCard } from '../../src/desk/draw-card.ts';
import { openPlace, type Place } from './beside-sandbox.ts';
import { deskOn } from './desk-on.ts';
import { fill } from './fill.ts';

export const CHANNEL = 'C0CASES';

type Post = { ts: string; text: string; thread_ts: string | null; edited: { ts: string } | null };
type Journal = {
  taken: { kind: string; at: number; ms: number; ack: string }[];
  refused: Record<string, number>;
};

export type ChatOffice = Pick<Place, 'ask' | 'deliver' | 'stop'> & {
  /** The posts of cards that stand in the channel and were never pressed. */
  standing: string[];
  posts: () => Promise<Post[]>;
  journal: () => Promise<Journal>;
};

/** A desk over so many open cases, some with a card in Slack. */
export async function openChatOffice(open: number, shown: number, officers: number): Promise<ChatOffice> {
  const { db, sandboxUrl, ask, deliver, startDesk, stop } = await openPlace();
  const slackApiUrl = `${sandboxUrl}/slack/api/`;
  await fill(db, open, open);
  await ask('faults', { slack: 'no-limits', crowd: officers });
  const standing = await showCards(db, slackApiUrl, shown);
  await ask('faults', { slack: null });
  await startDesk({
    SANDBOX_CHAT: 'slack',
    SLACK_API_URL: slackApiUrl,
    SLACK_BOT_TOKEN: 'xoxb-sandbox',
    SLACK_APP_TOKEN: 'xapp-sandbox',
    SLACK_CHANNEL: CHANNEL,
    SLACK_OPS_CHANNEL: 'C0OPS',
    SLACK_OFFICERS: 'S0OFFICERS',
    SLACK_LEADS: 'S0LEADS',
  });
  return {
    standing,
    ask,
    deliver,
    posts: async () => (await ask<{ messages: Post[] }>(`slack/messages?channel=${CHANNEL}`)).messages,
    journal: () => ask('slack/journal'),
    stop,
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
    await db.update(cards).set({ ts, askedAt: new Date() }).where(eq(cards.reference, reference));
    standing.push(ts);
  }
  return standing;
}
