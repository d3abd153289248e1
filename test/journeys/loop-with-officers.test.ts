import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { and, eq, isNotNull, like, type SQL } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { letters } from '../../db/letters.ts';
import { messages } from '../../db/messages.ts';
import { type Office, openOffice, until } from '../support/office.ts';
import { acknowledged, opened, ticketMail } from '../support/ticket-system.ts';
import { expectWhole } from '../support/whole.ts';

/**
 * The desk never answers a machine by itself, but officers do not know one: here they answer everything that is put
 * before them, for a week, and nothing but the caps ends it.
 */
const START = '2024-03-12T08:15:00Z';
const DAYS = 7;
const CASE = 10;
const ADDRESS = 14;
const TOLD = 5;

/** Answers each letter in its thread. */
const thread = { name: 'Northvale Homes', domain: 'northvale', marked: null };
/** Opens two tickets for each letter, each with a subject and a number of its own and in no thread. */
const opener = { name: 'Southvale Homes', domain: 'southvale', marked: null };
/** Says that it is a machine, and tells of every step of its ticket. */
const updates = { name: 'Westvale Homes', domain: 'westvale', marked: 'auto-replied' } as const;

let office: Office;
let number = 0;
const policy = mkdtempSync(join(tmpdir(), 'policy-'));
const references = new Map<string, string>();
const answered = new Set<string>();
const delivered = new Set<string>();
type Sent = { internetMessageId: string; subject: string; to: { address: string }[] };

const sentTo = async (domain: string) =>
  ((await office.mails('sentitems')) as Sent[]).filter(({ to }) => to[0]?.address.endsWith(`@${domain}.example`));
const fresh = async (domain: string) =>
  (await sentTo(domain)).filter(({ internetMessageId: id }) => !answered.has(id) && answered.add(id));

const deliver = async (mail: string) => void delivered.add((await office.deliver(mail)).id);

/** What the three systems write, because of letters and because it is their hour. */
async function machinesWrite(turn: number) {
  for (const { internetMessageId, subject } of await fresh(thread.domain)) {
    await deliver(ticketMail(thread, { number: ++number, subject: `Re: ${subject}`, answers: internetMessageId }));
  }
  const requests = (await fresh(opener.domain)).flatMap(() => ['Access for a colleague', 'Please confirm']);
  for (const what of [...requests, ...(turn % 4 === 0 ? ['Daily review'] : [])]) {
    const text = `Request ${++number} has been opened in our system: ${what.toLowerCase()}. Please let us know.`;
    await deliver(ticketMail(opener, { number, subject: `${what} REQ-${number * 7919}`, text }));
  }
  const [letter] = await sentTo(updates.domain);
  if (!letter) return;
  for (const step of ['logged', 'assigned']) {
    await deliver(
      ticketMail(updates, {
        number: ++number,
        subject: `${letter.subject}: ${step}`,
        answers: letter.internetMessageId,
      }),
    );
  }
}

const placed = () =>
  until('every mail to be placed', async () => {
    const all = await office.db.select({ id: messages.mailboxId, state: messages.state }).from(messages);
    const there = new Set(all.filter(({ state }) => state !== 'listed').map(({ id }) => id));
    return [...delivered].every((id) => there.has(id));
  });

/** Everything that waits is answered at once: what lies on the case, and then what is held, as the list shows it. */
async function officersAnswer(seen: Set<string>) {
  const reference = references.get(thread.name) ?? '';
  for (const { id, subject } of await office.db.select().from(messages).where(eq(messages.reference, reference))) {
    if (seen.has(id) || !subject?.startsWith('[Ticket')) continue;
    seen.add(id);
    await writeTo(reference);
  }
  const ofOpener = and(eq(messages.state, 'held'), like(messages.fromAddress, `%@${opener.domain}.example`));
  for (;;) {
    const held = await office.db.select({ id: messages.id }).from(messages).where(ofOpener);
    if (held.length === 0) return;
    await answerOne(held.map(({ id }) => id));
  }
}

async function writeTo(reference: string) {
  const view = await opened(office, `write ${reference}`, ['write']);
  const words = { about: 'your report', body: 'Thank you. When will you answer?' };
  const preview = await office.submit('U0ALEX', view, words);
  const said = await office.submit('U0ALEX', preview.view as never);
  expect(said.errors).toBeUndefined();
}

async function answerOne(held: string[]) {
  const { id, list } = await until('a mail to stand in the list', async () => {
    const { ephemeral } = await office.command('U0ALEX', 'look');
    const shown = ephemeral.map((one) => ({ one, text: JSON.stringify(one.blocks) }));
    for (const { one, text } of shown) {
      const first = held.find((mail) => text.includes(mail));
      if (first) return { id: first, list: one };
    }
    return null;
  });
  const value = JSON.stringify({ ref: '', v: 0, id });
  const click = { user: 'U0ALEX', channel: 'C0CASES', ts: list.ts, actionId: 'file-mail', value };
  const { view } = await office.ask('slack/click', click);
  const shown = await office.submit('U0ALEX', view, { choice: 'answer-mail', answer: 'answer-question' });
  const said = await office.submit('U0ALEX', shown.view as never);
  expect(said.ephemeral.map(({ text }) => text).join()).toContain('leaves at');
}

/** Ends the undo minute of every letter, and waits until each has left or is held back. */
async function lettersTried(tried: Set<string>) {
  const queued = await office.db.select({ id: letters.id }).from(letters).where(eq(letters.state, 'queued'));
  for (const { id } of queued.filter((letter) => !tried.has(letter.id))) {
    await office.ask('send-now', { letter: id });
    tried.add(id);
  }
  await until('every letter to be tried', async () => {
    const all = await office.db.select().from(letters);
    return all.every(({ state, sendAfter }) => state === 'sent' || (state === 'queued' && sendAfter > new Date()));
  });
}

describe('three ticket systems, and officers who answer whatever they are shown', () => {
  beforeAll(async () => {
    writeFileSync(
      join(policy, 'policy.yml'),
      `outgoing: { stopped: false, perAddressAndDay: ${ADDRESS}, perCaseAndDay: ${CASE} }\n`,
    );
    office = await openOffice({ now: START, desks: 2, env: () => ({ POLICY_DIR: policy }) });
  });
  afterAll(async () => {
    await office.stop();
    rmSync(policy, { recursive: true });
  });

  test('the week begins with three reports', async () => {
    for (const system of [thread, opener, updates]) references.set(system.name, await acknowledged(office, system));
    await office.lettersLeave();
    expect(await office.mails('sentitems')).toHaveLength(3);
  });

  test('no more letters leave than the office allows, however often they are answered', {
    timeout: 600_000,
  }, async () => {
    const seen = new Set<string>();
    const tried = new Set<string>();
    for (let turn = 1; turn <= DAYS * 4; turn++) {
      await office.at(new Date(Date.parse(START) + turn * 6 * 3_600_000).toISOString());
      await machinesWrite(turn);
      await placed();
      await officersAnswer(seen);
      await lettersTried(tried);
      // All of it happens within one day of the wall, by which letters are counted.
      expect((await sentTo(thread.domain)).length).toBeLessThanOrEqual(CASE);
      expect((await sentTo(opener.domain)).length).toBeLessThanOrEqual(ADDRESS);
    }
    expect(await sentTo(thread.domain)).toHaveLength(CASE);
    expect(await sentTo(opener.domain)).toHaveLength(ADDRESS);
    expect(await sentTo(updates.domain)).toHaveLength(1);
  });

  test('what has not left waits with Undo, and the ops channel was told why, once for each case', async () => {
    const waiting = await office.db.select().from(letters).where(eq(letters.state, 'queued'));
    expect(waiting.filter(({ reference }) => reference === references.get(thread.name))).toHaveLength(1);
    expect(waiting.filter(({ toAddress }) => toAddress.endsWith(`@${opener.domain}.example`)).length).toBeGreaterThan(
      1,
    );
    for (const words of [`${CASE} have left for it within a day`, `${ADDRESS} have left for the same address`]) {
      const told = async () => (await office.messages('C0OPS')).filter(({ text }) => text.includes(words));
      // Posted when it is its turn, behind what else that channel is told.
      await until(`the ops channel to be told that ${words}`, async () => (await told()).length > 0);
      expect(await told()).toHaveLength(1);
    }
  });

  test('of the tickets that a machine opens, the ops channel was told of five a day, and once that there are more', async () => {
    const held = await daily(and(isNotNull(messages.why), like(messages.fromAddress, `%@${opener.domain}.example`)));
    expect(Math.max(...held)).toBeGreaterThan(TOLD + 1);
    const allowed = total(held.map((many) => Math.min(many, TOLD + 1)));
    const told = async () =>
      (await office.messages('C0OPS')).filter(({ text }) => text.includes(`${opener.domain}.example`)).length;
    await until('the ops channel to be told', async () => (await told()) >= allowed);
    expect(await told()).toBe(allowed);
  });

  test('of the steps that a machine tells of, the case’s thread got five lines a day', async () => {
    const reference = references.get(updates.name) ?? '';
    const filed = await daily(and(isNotNull(messages.why), eq(messages.reference, reference)));
    expect(Math.max(...filed)).toBeGreaterThan(TOLD);
    const allowed = total(filed.map((many) => Math.min(many, TOLD)));
    // Lines that are owed at once stand in one post.
    const lines = async () => {
      const posts = (await office.messages()).filter(({ thread_ts: ts, ephemeral_to: to }) => ts && !to);
      return posts.flatMap(({ text }) => text.match(/was filed; there is nothing to do/g) ?? []).length;
    };
    await until('the thread to be told', async () => (await lines()) >= allowed);
    expect(await lines()).toBe(allowed);
  });

  test('the database is whole', () => expectWhole(office.db, new Date(Date.parse(START) + DAYS * 86_400_000)));
});

/** How many such mails came on each day of the office. */
async function daily(which: SQL | undefined): Promise<number[]> {
  const mails = await office.db.select().from(messages).where(which);
  const days = Map.groupBy(mails, ({ receivedAt }) => receivedAt.toISOString().slice(0, 10));
  return [...days.values()].map((day) => day.length);
}

function total(numbers: number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0);
}
