import { isDeepStrictEqual } from 'node:util';
import { asc, isNotNull } from 'drizzle-orm';
import threadNote from '../../../blocks/thread-note.ts';
import { cards } from '../../../db/cards.ts';
import { cases } from '../../../db/cases.ts';
import { letters } from '../../../db/letters.ts';
import { messages } from '../../../db/messages.ts';
import { notes } from '../../../db/notes.ts';
import { renderMessage } from '../../../src/chat/slack/render.ts';
import { drawCard } from '../../../src/desk/draw-card.ts';
import { openFile } from '../../../src/desk/find-cases.ts';
import { findUnwhole } from '../../support/find-unwhole.ts';
import type { Shown } from './outside.ts';
import type { Scene } from './rest.ts';
import type { Delivered } from './writers.ts';
import { strayDrafts, wrongLetters } from './wrong-letters.ts';

export type Findings = {
  /** Everything that must never be so. */
  problems: string[];
  decisions: number;
  /** Letters that wait for a person, with the reason that the person is shown. */
  waiting: Waiting[];
};

export type Waiting = {
  kind: string;
  why: string;
  /** Whether a crash cut off its sending. */
  cutOff: boolean;
};

type Mail = typeof messages.$inferSelect;

/** What must be true of an office whose work has come to its end, whatever happened before. */
export async function lookOver(scene: Scene, delivered: Delivered[], cutOff: string[]): Promise<Findings> {
  const { db } = scene;
  const all = await db.select().from(letters);
  const problems = [
    ...(await lostMails(scene, delivered)),
    ...(await wrongLetters(scene, all)),
    ...(await strayDrafts(scene, all)),
    ...(await staleCards(scene)),
    ...(await unsaidLines(scene)),
    ...(await findUnwhole(db, scene.time.wall())),
  ];
  const decisions = all.filter(({ kind }) => kind === 'decision');
  const waits = all.filter(({ state }) => state === 'needs-person');
  return {
    problems,
    decisions: decisions.length,
    waiting: waits.map(({ id, kind, trouble }) => ({
      kind,
      why: trouble ?? 'no reason is given',
      cutOff: cutOff.includes(id),
    })),
  };
}

async function lostMails({ db }: Scene, delivered: Delivered[]): Promise<string[]> {
  const [mails, all] = await Promise.all([db.select().from(messages), db.select().from(cases)]);
  const count = (names: (string | null)[], name: string | null) => names.filter((one) => one === name).length;
  const firsts = delivered.filter(({ report }) => report === 'first').map(({ organisation }) => organisation);
  const found = all.map(({ organisation }) => organisation);
  const opened = [...new Set([...firsts, ...found])].flatMap((name) => {
    const [reports, of] = [count(firsts, name), count(found, name)];
    return reports === of ? [] : [`${reports} reports of ${name} are ${of} cases`];
  });
  const nameOf = new Map(all.map(({ reference, organisation }) => [reference, organisation]));
  const placed = delivered.flatMap((one) => wronglyPlaced(one, mails, nameOf));
  return [...opened, ...placed, ...(await followUpsLost(db, delivered, mails))];
}

function wronglyPlaced({ id, organisation }: Delivered, mails: Mail[], nameOf: Map<string, string | null>): string[] {
  const rows = mails.filter(({ mailboxId }) => mailboxId === id);
  const [row] = rows;
  if (!row || rows.length > 1) return [`a mail stands ${rows.length} times in the ledger`];
  if (row.state === 'listed') return [`the mail "${row.subject}" was never placed`];
  const name = row.reference ? (nameOf.get(row.reference) ?? null) : null;
  return name === organisation ? [] : [`a mail of ${organisation} lies with ${name}: ${row.state}, ${row.why}`];
}

async function followUpsLost(db: Scene['db'], delivered: Delivered[], mails: Mail[]): Promise<string[]> {
  const problems: string[] = [];
  for (const { id } of delivered.filter(({ report }) => report === 'follow-up')) {
    const row = mails.find(({ mailboxId }) => mailboxId === id);
    if (!row?.reference) continue;
    const { history } = await openFile(db, row.reference);
    const times = history.filter((event) => event.type === 'follow-up-received' && event.message === row.id).length;
    // The very same answers again are filed with that reason.
    const due = row.why === null ? 1 : 0;
    if (times !== due)
      problems.push(`a follow-up stands ${times} times in the history of ${row.reference}: ${row.why}`);
  }
  return problems;
}

async function staleCards({ db, desk, outside }: Scene): Promise<string[]> {
  const rows = await db.select().from(cards).orderBy(asc(cards.reference));
  const problems: string[] = [];
  const artist = { ...desk().desk(), db };
  for (const { reference, channel, ts, trouble } of rows) {
    const fresh = renderMessage((await drawCard(artist, reference)).message);
    const card = (await outside.messages(channel)).find((message) => message.ts === ts);
    if (trouble) problems.push(`the card of ${reference} waits for a person: ${trouble}`);
    else if (!card) problems.push(`${reference} has no card`);
    else if (still(card.text) !== still(fresh.text))
      problems.push(`the card of ${reference} says "${card.text}", not "${fresh.text}"`);
    else if (!isDeepStrictEqual(drawn(withoutIds(card.blocks)), drawn(fresh.blocks))) {
      problems.push(
        `the card of ${reference} shows ${JSON.stringify(card.blocks)}, not ${JSON.stringify(fresh.blocks)}`,
      );
    }
  }
  const every = await db.select({ reference: cases.reference }).from(cases);
  const without = every.filter(({ reference }) => !rows.some((row) => row.reference === reference));
  return [...problems, ...without.map(({ reference }) => `${reference} was never owed a card`)];
}

/** What happened to a case is said in a thread under its card, or under one that it had before. */
async function unsaidLines({ db, outside }: Scene): Promise<string[]> {
  const rows = await db.select().from(notes).where(isNotNull(notes.postedAt));
  // An urgent case has its card in another channel, and its thread there.
  const posts = (await Promise.all(['C0CASES', 'C0URGENT'].map((channel) => outside.messages(channel)))).flat();
  const threadsOf = (reference: string) => {
    const roots = new Set(posts.filter(({ text }) => text.includes(reference)).map(({ ts }) => ts));
    return posts.filter(({ thread_ts }) => thread_ts !== null && roots.has(thread_ts));
  };
  return rows.flatMap(({ reference, message }) => {
    // As announce.ts and file-mail.ts wrote it.
    const { text } = message as { text: string };
    const line = renderMessage(threadNote.render({ lines: [{ at: '', text }] })).text.trim();
    const isSaid = threadsOf(reference).some((post) => post.text.includes(line));
    return isSaid ? [] : [`"${text}" was never said under ${reference}`];
  });
}

/** Minutes pass between a drawing and a look at it; the desk draws its cards anew every hour. */
function still(words: string): string {
  return words.replaceAll(/(\d+ h )?\d+ min/g, 'so long');
}

function drawn(blocks: object[]): unknown {
  return JSON.parse(still(JSON.stringify(blocks)));
}

/** Slack names the blocks that the desk left without a name. */
function withoutIds(blocks: Shown['blocks']): object[] {
  return blocks.map(({ block_id: _given, ...block }) => block);
}
