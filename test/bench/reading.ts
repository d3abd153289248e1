import { performance } from 'node:perf_hooks';
import { startReaderPool } from '../../src/mail/reading/reader-pool.ts';
import { inPieces } from '../support/in-pieces.ts';
import { cpuOfReaders } from '../support/reader-processes.ts';
import { intoRunningDesk } from './into-running-desk.ts';
import { mixedMails, type Sample } from './mixed-mails.ts';

const PER_FORMAT = 150;
const MIXED = 600;

type Row = Record<string, string>;

/** Mails a second with two warm readers, by format and mixed; then the same mails through a whole desk. */
export async function reading(): Promise<Row[]> {
  const mails = mixedMails();
  const pool = startReaderPool({ mailbox: 'casework@regulator.example', zone: 'Europe/London', prefix: 'IC' });
  const read = ({ raw }: Sample) => pool.read(() => inPieces(raw));
  await measure('warm up', mails, 200, read);
  const rows: Row[] = [];
  for (const [format, some] of Map.groupBy(mails, ({ format }) => format)) {
    rows.push(await measure(format, some, PER_FORMAT, read));
  }
  rows.push(await measure('mixed', mails, MIXED, read));
  await pool.stop();
  return [...rows, ...(await intoRunningDesk(mails))];
}

async function measure(name: string, some: Sample[], count: number, read: (mail: Sample) => Promise<unknown>) {
  const [cpu, began] = [cpuOfReaders(), performance.now()];
  const mails = repeated(some, count);
  const readAll = async () => {
    for (const mail of mails) await read(mail);
  };
  // Two at a time, as the desk asks.
  await Promise.all([readAll(), readAll()]);
  const seconds = (performance.now() - began) / 1_000;
  const each = ((cpuOfReaders() - cpu) * 1_000) / count;
  return { mails: name, 'a second': (count / seconds).toFixed(0), 'processor time each': `${each.toFixed(0)} ms` };
}

function* repeated(some: Sample[], count: number): Generator<Sample> {
  for (let left = count; left > 0; ) {
    for (const one of some.slice(0, left)) yield one;
    left -= some.length;
  }
}
