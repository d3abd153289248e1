import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { residentBytes } from '../../src/mail/reading/process-use.ts';
import { startDesk } from '../faults/running-desk.ts';
import { until } from '../support/office.ts';
import { readersOf } from '../support/reader-processes.ts';
import { emptyFolder, removeFolder } from '../support/temporary-folder.ts';
import type { Sample } from './mixed-mails.ts';

const LARGE = 150 * 1_048_576;

type Row = Record<string, string>;

/** The mails of a hundred reports, and one mail of 150 MB, to a desk as npm start runs it, in a process of its own. */
export async function intoRunningDesk(mails: Sample[]): Promise<Row[]> {
  const folder = emptyFolder();
  const desk = await startDesk(folder, 300_000);
  const pid = Number(readFileSync(join(folder, 'desk.pid'), 'utf8'));
  const run = async (name: string, raws: Iterable<Uint8Array>, count: number): Promise<Row> => {
    const [before, placed] = [residentBytes(pid), await mailsPlaced(desk.url)];
    const most = watchMemory(pid);
    const began = performance.now();
    for (const raw of raws) {
      await fetch(`${desk.url}_sandbox/mail`, { method: 'POST', body: Uint8Array.from(raw) });
    }
    const all = async () => (await mailsPlaced(desk.url)) >= placed + count;
    await until('every mail to have its place', all, 900_000);
    const seconds = (performance.now() - began) / 1_000;
    return { mails: name, 'a second': (count / seconds).toFixed(2), 'desk before': megabytes(before), ...most() };
  };
  try {
    await run(
      'warm up',
      mails.slice(0, 10).map(({ raw }) => raw),
      10,
    );
    const mixed = await run(
      'mixed, into a running desk',
      mails.slice(10).map(({ raw }) => raw),
      mails.length - 10,
    );
    return [mixed, await run('one of 150 MB', [largeMail()], 1)];
  } finally {
    await desk.stop();
    removeFolder(folder);
  }
}

function largeMail(): Uint8Array {
  const mail = Buffer.alloc(LARGE, 'a letter was lost ');
  mail.write('From: a@northvale.example\r\nTo: casework@regulator.example\r\nSubject: Everything\r\n\r\n');
  return mail;
}

async function mailsPlaced(url: string): Promise<number> {
  const text = await (await fetch(`${url}metrics`)).text();
  return [...text.matchAll(/^breachdesk_mails_received_total\{.*\} (\d+)/gm)].reduce(
    (all, [, one]) => all + Number(one),
    0,
  );
}

/** The most that a desk and its readers held, from now until it is asked. */
function watchMemory(pid: number): () => { 'desk at most': string; 'its readers': string } {
  let [desk, readers] = [0, 0];
  const look = () => {
    desk = Math.max(desk, residentBytes(pid));
    readers = Math.max(
      readers,
      readersOf(pid).reduce((all, one) => all + residentBytes(one), 0),
    );
  };
  const watch = setInterval(look, 250);
  return () => {
    clearInterval(watch);
    return { 'desk at most': megabytes(desk), 'its readers': megabytes(readers) };
  };
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1_048_576)} MB`;
}
