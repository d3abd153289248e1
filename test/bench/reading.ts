import { performance } from 'node:perf_hooks';
import { openDatabase } from '../../db/database.ts';
import { messages } from '../../db/messages.ts';
import { keepRaw, readRaw } from '../../src/desk/raw-mail.ts';
import { startReaderPool } from '../../src/mail/reading/reader-pool.ts';
import { residentBytes } from '../../src/mail/reading/resident-bytes.ts';
import { freshDatabase } from '../support/database.ts';
import { inPieces } from '../support/in-pieces.ts';
import { openOffice, until } from '../support/office.ts';
import { cpuSeconds, readersOf } from '../support/reader-processes.ts';
import { mixedMails, type Sample } from './mixed-mails.ts';

const office = { mailbox: 'casework@regulator.example', zone: 'Europe/London' };
const PER_FORMAT = 120;
const MIXED = 600;
const LARGE = 150 * 1_048_576;

type Row = Record<string, string>;

/** Mails a second with two warm readers, by format and mixed; then a whole desk; then one mail of 150 MB. */
export async function reading(): Promise<Row[]> {
  const mails = mixedMails();
  const byFormat = Map.groupBy(mails, ({ format }) => format);
  const pool = startReaderPool(office);
  const read = ({ raw }: Sample) => pool.read(() => inPieces(raw));
  const run = async (name: string, some: Sample[], count: number): Promise<Row> => {
    const memory = watchMemory();
    const [cpu, began] = [cpuOfReaders(), performance.now()];
    const list = Array.from({ length: count }, (_none, at) => some[at % some.length] ?? some[0]).values();
    // Two at a time, as the desk asks.
    await Promise.all([1, 2].map(() => readEach(list as Iterable<Sample>, read)));
    const seconds = (performance.now() - began) / 1_000;
    const each = ((cpuOfReaders() - cpu) * 1_000) / count;
    return {
      mails: name,
      'a second': (count / seconds).toFixed(0),
      'processor time each': `${each.toFixed(0)} ms`,
      ...memory(),
    };
  };
  await run('warm up', mails, 200);
  const rows: Row[] = [];
  for (const [format, some] of byFormat) rows.push(await run(format, some, PER_FORMAT));
  rows.push(await run('mixed', mails, MIXED));
  await pool.stop();
  return [...rows, await wholeDesk(mails), await largeMail()];
}

async function readEach(mails: Iterable<Sample>, read: (mail: Sample) => Promise<unknown>): Promise<void> {
  for (const mail of mails) await read(mail);
}

/** The desk, the mailbox and Slack that it talks to share this process, so its memory is theirs together. */
async function wholeDesk(mails: Sample[]): Promise<Row> {
  const whole = await openOffice();
  const memory = watchMemory();
  const began = performance.now();
  for (const { raw } of mails) await whole.deliver(raw);
  await until(
    'every mail to have its place',
    async () =>
      (await whole.db.select().from(messages)).filter(({ state }) => state !== 'listed').length >= mails.length,
    600_000,
  );
  const seconds = (performance.now() - began) / 1_000;
  const row = { mails: 'mixed, by a whole desk', 'a second': (mails.length / seconds).toFixed(0), ...memory() };
  await whole.stop();
  return row;
}

async function largeMail(): Promise<Row> {
  const database = await freshDatabase();
  const { db, close } = openDatabase(database.url, { connections: 2 });
  const pool = startReaderPool(office);
  await pool.read(() => inPieces(Buffer.from('Subject: warm up\r\n\r\nHello')));
  const before = process.memoryUsage.rss();
  const memory = watchMemory();
  const began = performance.now();
  const sha256 = await keepRaw(db, zeros());
  await pool.read(() => readRaw(db, sha256));
  const seconds = (performance.now() - began) / 1_000;
  const row = { mails: 'one of 150 MB', 'a second': (1 / seconds).toFixed(2), ...memory() };
  await pool.stop();
  await close();
  await database.drop();
  return { ...row, desk: `${row.desk}, from ${megabytes(before)}` };
}

async function* zeros(): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < LARGE; at += 65_536) yield Buffer.alloc(65_536);
}

/** The most that this process and its readers held, from now until it is asked. */
function watchMemory(): () => { desk: string; readers: string } {
  let [desk, readers] = [0, 0];
  const look = () => {
    desk = Math.max(desk, process.memoryUsage.rss());
    readers = Math.max(readers, sum(readersOf(process.pid).map(residentBytes)));
  };
  const watch = setInterval(look, 500);
  return () => {
    clearInterval(watch);
    look();
    return { desk: megabytes(desk), readers: megabytes(readers) };
  };
}

function cpuOfReaders(): number {
  return sum(readersOf(process.pid).map(cpuSeconds));
}

function sum(numbers: number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1_048_576)} MB`;
}
