import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { type Database, openDatabase } from '../../db/database.ts';
import { startBot } from '../../src/bot.ts';
import { readConfig } from '../../src/config.ts';
import { keepPolling } from '../../src/desk/keep-polling.ts';
import { silent } from '../../src/log.ts';
import { parts } from '../../src/parts.ts';
import { formOf } from '../../src/sandbox/samples/form.ts';
import { reportOf } from '../../src/sandbox/samples/organisations.ts';
import { wordFile } from '../../src/sandbox/samples/word-file.ts';
import { WORD, writeMail } from '../../src/sandbox/samples/write-mail.ts';
import { freshDatabase } from '../support/database.ts';
import { fill } from './fill.ts';
import { sandboxOf } from './sandbox-process.ts';
import { type Spent, watchMails } from './watch-mails.ts';

const MAILS = 1_000;
const OFFICE = 'casework@regulator.example';
const DOCX_BYTES = 40_000;
/** While its readers have seen fewer than these, Node still compiles what they run. */
const COLD = 250;

/**
 * Mails that lie in the mailbox when the desk comes, until each is on its case and the case's card is owed, committed
 * and flushed. Posting is not counted: Slack takes one card a second, whoever asks.
 */
export async function intake(): Promise<Record<string, string>[]> {
  const table: Record<string, string>[] = [];
  for (const size of [0, 10_000, 100_000]) {
    for (const kind of ['reports with .docx', 'replies'] as const) table.push(await measure(size, kind));
  }
  return table;
}

async function measure(size: number, kind: 'reports with .docx' | 'replies'): Promise<Record<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), 'intake-'));
  const database = await freshDatabase();
  const { db, close } = openDatabase(database.url, { connections: 2 });
  const sandbox = await sandboxOf(folder);
  try {
    await fill(db, size);
    const reports = kind === 'replies' ? Math.min(MAILS, 100) : MAILS;
    for (let turn = 0; turn < reports; turn++) await deliver(sandbox.url, await report(turn));
    const first = await taken(db, database.url, sandbox.url, folder, reports);
    if (kind === 'reports with .docx') return row(size, kind, first);
    for (let turn = 0; turn < MAILS; turn++) await deliver(sandbox.url, await reply(turn, turn % reports));
    return row(size, kind, await taken(db, database.url, sandbox.url, folder, reports + MAILS));
  } finally {
    await close();
    sandbox.stop();
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  }
}

type Taken = {
  mails: number;
  seconds: number;
  cold: { mails: number; seconds: number };
  commits: number;
  spent: Spent;
};

/** Starts a desk and waits until it has placed everything; stops it again. */
async function taken(
  db: Database,
  databaseUrl: string,
  sandboxUrl: string,
  folder: string,
  all: number,
): Promise<Taken> {
  const config = readConfig({ PORT: '0', DATA_DIR: folder, DATABASE_URL: databaseUrl, SANDBOX_CHAT: 'slack' });
  const watch = watchMails();
  const begin = Promise.withResolvers<void>();
  const placed = async () => {
    const [count] = await db.execute<{ n: number }>(
      sql`select count(*)::int as n from messages where state <> 'listed' and mailbox = ${OFFICE}`,
    );
    return count?.n ?? 0;
  };
  const before = { placed: await placed(), commits: await commits(db) };
  let start = 0;
  const bot = await startBot(
    { config, databaseUrl, sandboxUrl, log: silent },
    {
      ...parts,
      ...watch.parts,
      keepPolling: (desk, everyMs) => {
        start = performance.now();
        begin.resolve();
        return keepPolling(desk, everyMs);
      },
    },
  );
  await begin.promise;
  // Asked seldom, for the asking takes time from the desk.
  const since = () => (performance.now() - start) / 1000;
  let cold: Taken['cold'] | null = null;
  for (let now = 0; now < all; ) {
    await sleep(250);
    now = await placed();
    if (!cold && now - before.placed >= COLD) cold = { mails: now - before.placed, seconds: since() };
  }
  const seconds = since();
  const committed = (await commits(db)) - before.commits;
  await bot.stop();
  const mails = all - before.placed;
  return { mails, seconds, cold: cold ?? { mails, seconds }, commits: committed, spent: watch.spent };
}

function row(size: number, kind: string, taken: Taken): Record<string, string> {
  const { mails, seconds, cold, commits: all, spent } = taken;
  const total = Object.values(spent).reduce((sum, ms) => sum + ms, 0);
  const share = (ms: number) => `${Math.round((100 * ms) / total)} %`;
  return {
    'cases before': size.toLocaleString('en-GB'),
    mails: `${mails} ${kind}`,
    'a second': (mails / seconds).toFixed(0),
    [`the first ${COLD}`]: (cold.mails / cold.seconds).toFixed(0),
    'the others': ((mails - cold.mails) / (seconds - cold.seconds)).toFixed(0),
    'commits each': (all / mails).toFixed(1),
    fetching: share(spent.fetching),
    keeping: share(spent.keeping),
    reading: share(spent.reading),
    placing: share(spent.placing),
  };
}

/** Only a transaction that writes is given a number, and only its commit waits for the disk. */
async function commits(db: Database): Promise<number> {
  const [last] = await db.execute<{ n: string }>(sql`select pg_snapshot_xmax(pg_current_snapshot())::text as n`);
  return Number(last?.n ?? 0);
}

async function report(turn: number): Promise<Uint8Array> {
  const filled = reportOf(turn, new Date());
  const name = `Organisation ${turn}`;
  const answers = {
    ...filled,
    organisation: { ...filled.organisation, name },
    reporter: { ...filled.reporter, email: addressOf(turn) },
  };
  const form = wordFile(formOf(answers));
  return writeMail({
    from: { name: answers.reporter.name, address: answers.reporter.email },
    to: OFFICE,
    subject: 'Personal data breach notification',
    text: `Please find attached a breach report form for ${name}.\n`,
    date: new Date(),
    headers: { 'Message-ID': `<first.${turn}@org${turn}.example>` },
    attachments: [
      { filename: 'breach-report.docx', content: form, contentType: WORD },
      // As large as a form with a logo in it.
      { filename: 'logo.png', content: randomBytes(DOCX_BYTES - form.length), contentType: 'image/png' },
    ],
  });
}

function reply(number: number, to: number): Promise<Uint8Array> {
  return writeMail({
    from: { name: 'Data Team', address: addressOf(to) },
    to: OFFICE,
    subject: 'Re: Personal data breach notification',
    text: `Here is what else we know, part ${number}.\n`,
    date: new Date(),
    inReplyTo: `<first.${to}@org${to}.example>`,
  });
}

const addressOf = (turn: number) => `data.team@org${turn}.example`;

async function deliver(url: string, raw: Uint8Array) {
  await fetch(`${url}/_sandbox/mail`, { method: 'POST', body: new Uint8Array(raw) });
}
