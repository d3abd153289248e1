import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Message } from '../../blocks/kit.ts';
import { cards } from '../../db/cards.ts';
import { officers } from '../../db/officers.ts';
import type { Chat } from '../../src/desk/chat.ts';
import type { Person } from '../../src/desk/deed.ts';
import type { Desk } from '../../src/desk/desk.ts';
import { keepDraft } from '../../src/desk/drafts.ts';
import { drawCard } from '../../src/desk/draw-card.ts';
import { openCaseByHand } from '../../src/desk/open-case-by-hand.ts';
import { pumpChannel } from '../../src/desk/pump-channel.ts';
import { redrawCard, showPressed } from '../../src/desk/show-card.ts';
import { claimCase, releaseCase } from '../../src/desk/work-case.ts';
import { bareDesk } from '../support/bare-desk.ts';
import { type OpenedDatabase, openFreshDatabase } from '../support/database.ts';

const start = new Date('2024-03-12T10:15:00Z');
let database: OpenedDatabase;
let now = start;
let desk: Desk;
let alex: Person;
let reference: string;
/** What everybody sees of each post. */
const channel = new Map<string, Message>();
/** Something that happens while an edit is on its way. */
let meanwhile: (() => Promise<unknown>) | null = null;

beforeAll(async () => {
  database = await openFreshDatabase();
  const who = { name: 'Alex Moss', title: 'Case Officer', slackRole: 'officer', seenAt: start };
  const [card] = await database.db.insert(officers).values(who).returning();
  desk = { ...bareDesk(database.db, () => now), chats: [chatThatKeeps()] };
  alex = { id: card?.id ?? '', lead: false, name: 'Alex Moss' };
});
afterAll(() => database.close());
beforeEach(async ({ task }) => {
  reference = await openCaseByHand(desk, alex, task.id, {
    channel: 'phone',
    organisation: 'Northvale Homes',
    words: 'A list was lost.',
    contact: { name: 'Data Team', address: 'data.team@northvale.example' },
    reportedAt: start,
  });
  await pump();
});

function chatThatKeeps(): Chat {
  const none = async () => {
    throw new Error('Nothing of this is asked of the chat here');
  };
  return {
    surface: 'slack',
    channels: { cases: 'C0CASES', urgent: null, ops: null },
    post: async (place, message) => {
      const ts = `${channel.size + 1}`;
      channel.set(ts, message);
      return { channel: place, ts };
    },
    edit: async ({ ts }, message) => {
      const happening = meanwhile;
      meanwhile = null;
      await happening?.();
      channel.set(ts, message);
    },
    reply: async (posted) => posted,
    link: none,
    tell: none,
    retell: none,
    allows: async () => true,
    doNotDisturb: async () => null,
    check: none,
  };
}

/** Everything that the channel is owed by now. */
async function pump() {
  for (let round = 0; round < 5; round++) {
    now = new Date(now.getTime() + 6_000);
    await pumpChannel(desk, 'slack C0CASES', 'pump');
  }
}

const claim = (cause: string) => claimCase(desk, alex, { reference, version: 1 }, cause);
const release = (cause: string) => releaseCase(desk, alex, { reference, version: 2 }, cause, { note: null });

async function living() {
  const [card] = await database.db.select().from(cards).where(eq(cards.reference, reference));
  return { reference, surface: 'slack', channel: 'C0CASES', ts: card?.ts ?? '' };
}

const shown = async () => channel.get((await living()).ts)?.text;
const trueNow = async () => (await drawCard(desk, reference)).message.text;

test('a pressed card that arrives after a newer drawing of it does not stay', async () => {
  await claim('pressed');
  const post = await living();
  await showPressed(desk, post, async (message) => {
    await release('by another');
    await pump();
    channel.set(post.ts, message);
    return true;
  });
  await pump();
  expect(await shown()).toBe(await trueNow());
});

test('a draft that is saved while the card is drawn stands on it', async () => {
  await claim('first');
  meanwhile = async () => {
    await keepDraft(desk, alex.id, 'write', { reference }, { body: 'Dear Data Team' });
    await redrawCard(desk, reference);
  };
  await pump();
  expect(JSON.stringify(channel.get((await living()).ts))).toContain('Draft of a letter by Alex Moss');
});
