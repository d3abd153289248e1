import { setTimeout as pause } from 'node:timers/promises';
import { anotherEvent, fixtureMail } from '../support/fixture-mail.ts';
import { until } from '../support/office.ts';
import { CHANNEL, type ChatOffice, openChatOffice } from './chat-office.ts';
import { share } from './spread.ts';

const OPEN = 10_000;
const OFFICERS = 50;
const ROUNDS = 4;
/** A desk that was just started goes through the mailbox, draws what it finds, and warms its readers after five seconds. */
const SETTLING_MS = 8_000;
/** So many are a flood unless REPORTS says how many; Slack takes a minute for these, and seventeen for a thousand. */
const REPORTS = Number(process.env['REPORTS'] ?? 60);

type Row = Record<string, string>;

/** What officers feel in Slack when everybody presses at once, and while reports pour in. */
export async function chat(): Promise<Row[]> {
  const office = await openChatOffice(OPEN, OFFICERS * (ROUNDS + 2), 2 * OFFICERS);
  try {
    await pause(SETTLING_MS);
    // First, for every press owes its thread a line, and lines take posts from the cards that are to be measured.
    const flood = await pouring(office);
    // Slack says who each officer is once in ten minutes; the first press waits for it.
    const first = await pressedAtOnce(office, 0);
    const rounds: Pressed[] = [];
    for (let round = 1; round <= ROUNDS; round++) {
      await pause(1_000);
      rounds.push(await pressedAtOnce(office, round));
    }
    const { refused } = await office.journal();
    return [
      row(`${OFFICERS} at once, their first press of the day`, first),
      row(`${OFFICERS} at once, ${ROUNDS} times`, joined(rounds)),
      row(`one a second while ${REPORTS} reports come`, flood.pressed),
      ...flood.came,
      { what: 'refusals by Slack', figure: refusals(refused) },
    ];
  } finally {
    await office.stop();
  }
}

type Pressed = { acks: number[]; cards: number[] };

async function pressedAtOnce(office: ChatOffice, round: number): Promise<Pressed> {
  const from = Date.now();
  const mine = office.standing.slice(round * OFFICERS, (round + 1) * OFFICERS);
  const pressed = await Promise.all(mine.map((ts, n) => press(office, n, ts)));
  return { acks: await acksSince(office, from), cards: await shownAfter(office, pressed) };
}

type Press = { ts: string; at: number };

async function press({ ask }: ChatOffice, officer: number, ts: string): Promise<Press> {
  const at = Date.now();
  const user = `U0CROWD${officer + 1}`;
  const answer = await ask<{ ok: boolean }>('slack/click', { user, channel: CHANNEL, ts, actionId: 'claim' });
  if (!answer.ok) console.log(`A press was not taken: ${JSON.stringify(answer)}`);
  return { ts, at };
}

async function acksSince(office: ChatOffice, from: number): Promise<number[]> {
  const { taken } = await office.journal();
  return taken.filter(({ kind, at }) => kind === 'interaction' && at >= from).map(({ ms }) => ms);
}

/** Until Slack had the changed card of what was pressed, by the sandbox's own clock. */
async function shownAfter(office: ChatOffice, pressed: Press[]): Promise<number[]> {
  const edited = await until('every pressed card to be changed', async () => {
    const posts = new Map((await office.posts()).map((post) => [post.ts, post.edited?.ts]));
    const times = pressed.map(({ ts }) => posts.get(ts));
    return times.every((one) => one !== undefined) && times;
  });
  return pressed.map(({ at }, n) => Number(edited[n]) * 1000 - at);
}

async function pouring(office: ChatOffice): Promise<{ pressed: Pressed; came: Row[] }> {
  const from = Date.now();
  const all = Array.from({ length: REPORTS }, (_, n) => `Flood ${n + 1} Housing`);
  const delivered = (async () => {
    for (const [n, name] of all.entries()) {
      const northvale = `flood${n}`;
      await office.deliver(fixtureMail('text-initial', { 'Northvale Homes': name, northvale, ...anotherEvent(n) }));
    }
  })();
  const shown: number[] = [];
  const pressing = office.standing.slice(-OFFICERS).map(async (ts, n) => {
    await pause(n * 1_000);
    // At once, for the pump may draw a card anew later and the sandbox tells the last time only.
    shown.push(...(await shownAfter(office, [await press(office, OFFICERS + n, ts)])));
  });
  await Promise.all([delivered, ...pressing]);
  const cards = async () =>
    (await office.posts()).filter(({ text, thread_ts }) => !thread_ts && text.includes('Flood '));
  const posts = await until(
    'every card',
    async () => {
      const there = await cards();
      return there.length >= REPORTS && there;
    },
    60_000 + 2_000 * REPORTS,
  );
  const times = posts.map(({ ts }) => Number(ts) * 1000).toSorted((a, b) => a - b);
  const [first = Number.NaN, last = Number.NaN] = [times[0], times.at(-1)];
  return {
    pressed: { acks: await acksSince(office, from), cards: shown },
    came: [
      { what: 'the first card of them', figure: `${Math.round(first - from)} ms` },
      { what: 'the others', figure: `${((1000 * (times.length - 1)) / (last - first)).toFixed(2)} a second` },
    ],
  };
}

function joined(rounds: Pressed[]): Pressed {
  return { acks: rounds.flatMap(({ acks }) => acks), cards: rounds.flatMap(({ cards }) => cards) };
}

function row(what: string, { acks, cards }: Pressed): Row {
  return {
    what,
    'ack p50': share(acks, 0.5),
    'ack p99': share(acks, 0.99),
    'card p50': share(cards, 0.5),
    'card p99': share(cards, 0.99),
  };
}

function refusals(refused: Record<string, number>): string {
  const all = Object.entries(refused).map(([what, count]) => `${what}: ${count}`);
  return all.join(', ') || 'none';
}
