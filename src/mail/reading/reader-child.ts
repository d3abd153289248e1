import { type ChildProcess, spawn } from 'node:child_process';
import type { Duplex } from 'node:stream';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { type MailReading, mailReadingSchema, type OpenMail } from '../../desk/mail-reader.ts';
import { caged } from './cage.ts';
import { framesIn, writeFrame } from './frames.ts';
import { LARGEST_MAIL } from './largest-mail.ts';
import type { Office } from './office.ts';
import { givenMs, type Moment, momentOf } from './patience.ts';
import { residentBytes } from './process-use.ts';

/** One child process that reads mails one after another. */
export type ReaderChild = {
  /** Rejects with ReaderDied when it was stopped or ended over this mail, and with what `open` threw. */
  ask: (open: OpenMail, patienceMs: number) => Promise<MailReading>;
  kill: () => Promise<void>;
  alive: () => boolean;
  residentBytes: () => number;
};

const MOST_MEMORY = 512 * 1024 * 1024;
const MOST_ANSWER = 2 * 1024 * 1024;
const LOOK_EVERY_MS = 25;
const START_MS = 30_000;

/** Starts a reader that may read its own code and nothing else, with no environment. */
export function startReaderChild(office: Office): ReaderChild {
  const child = start(office);
  // stdio asks for a pipe at this place.
  const pipe = child.stdio[3] as Duplex;
  pipe.on('error', () => {
    // The child is going; whoever waits for its answer hears so.
  });
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const answers = framesIn(pipe, MOST_ANSWER);
  const ready = within(START_MS, answers.next(), () => child.kill('SIGKILL')).then(
    ({ done }) => !done,
    () => false,
  );
  let mail = 0;
  return {
    ask: async (open, patienceMs) => {
      if (!(await ready)) throw new Error('No reader of mail could be started; is the machine out of memory?');
      return ask({ child, pipe, answers }, ++mail, open, patienceMs);
    },
    kill: () => {
      child.kill('SIGKILL');
      return gone;
    },
    alive: () => child.pid !== undefined && child.exitCode === null && child.signalCode === null && !child.killed,
    residentBytes: () => residentBytes(child.pid),
  };
}

function start({ mailbox, zone, prefix, staffDomains = [] }: Office): ChildProcess {
  const app = fileURLToPath(new URL('../../../', import.meta.url));
  const readable = ['src/', 'node_modules/', 'package.json'].map((path) => `${app}${path}`);
  const more = [mailbox, zone, prefix, ...staffDomains];
  const { command, args } = caged(new URL('./reader.ts', import.meta.url), { readable, more });
  return spawn(command, args, { env: {}, stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
}

type Line = { child: ChildProcess; pipe: Duplex; answers: AsyncGenerator<Uint8Array> };

async function ask({ child, pipe, answers }: Line, mail: number, open: OpenMail, patienceMs: number) {
  let why = 'it ended by itself';
  const stop = (reason: string) => {
    why = reason;
    child.kill('SIGKILL');
  };
  let given = 0;
  let began: Moment | null = null;
  // The time until a mail's bytes come is not the reader's.
  const patiently = async <T>(waited: Promise<T>) => {
    began = momentOf(child.pid);
    try {
      return await waited;
    } finally {
      given += givenMs(began, momentOf(child.pid));
      began = null;
    }
  };
  const watch = setInterval(() => {
    if (residentBytes(child.pid) > MOST_MEMORY) stop('it took too much memory');
    if (given + (began ? givenMs(began, momentOf(child.pid)) : 0) > patienceMs) stop('it took too long');
  }, LOOK_EVERY_MS);
  const hand = (bytes: Uint8Array) =>
    patiently(writeFrame(pipe, bytes)).catch((cause: unknown) => {
      throw new ReaderDied(why, { cause });
    });
  try {
    for await (const bytes of firstOf(open(), LARGEST_MAIL + 1)) await hand(bytes);
    await hand(new Uint8Array());
    const answer = await patiently(answers.next()).catch((error: unknown) => {
      throw new ReaderDied(error instanceof RangeError ? 'it answered too much' : why, { cause: error });
    });
    if (answer.done) throw new ReaderDied(why);
    return readingIn(answer.value, mail);
  } finally {
    clearInterval(watch);
  }
}

/** The child is no longer to be trusted with another mail. */
export class ReaderDied extends Error {
  override name = 'ReaderDied';
}

async function within<T>(ms: number, waited: Promise<T>, late: () => void): Promise<T> {
  const limit = setTimeout(late, ms);
  try {
    return await waited;
  } finally {
    clearTimeout(limit);
  }
}

async function* firstOf(bytes: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Uint8Array> {
  let left = most;
  for await (const piece of bytes) {
    if (piece.byteLength > 0) yield piece.subarray(0, left);
    left -= piece.byteLength;
    if (left <= 0) return;
  }
}

const answerSchema = z.object({ mail: z.int(), reading: mailReadingSchema });

function readingIn(answer: Uint8Array, mail: number): MailReading {
  try {
    const told = answerSchema.parse(JSON.parse(Buffer.from(answer).toString('utf8'), storable));
    if (told.mail === mail) return told.reading;
  } catch (cause) {
    throw new ReaderDied('its answer was malformed', { cause });
  }
  throw new ReaderDied('it answered for another mail');
}

/** PostgreSQL keeps neither NULs nor halves of characters. */
function storable(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : value;
}
