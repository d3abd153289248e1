import { type MailReader, type MailReading, mailReadingSchema } from '../../desk/mail-reader.ts';
import { type Headers, headersOf, unreadable } from './manual-reading.ts';
import { type ReaderChild, ReaderDied, startReaderChild } from './reader-child.ts';

/** After this many mails a child makes way for a fresh one, whatever its memory has gathered. */
const MAILS_PER_CHILD = 100;
const TRIES = 2;

/**
 * Reads mails in child processes, each mail at most twice. Never rejects for what a mail contains: a mail over which the
 * child died twice comes back for manual reading. mailbox: mail from it is our own. zone: IANA name of the office's.
 */
export function startReaderPool(options: {
  mailbox: string;
  zone: string;
  workers?: number;
  timeoutMs?: number;
}): MailReader {
  const { mailbox, zone, workers = 1, timeoutMs = 20_000 } = options;
  const office = { mailbox, zone };
  const idle: Seat[] = Array.from({ length: Math.max(1, workers) }, () => ({ child: startReaderChild(), read: 0 }));
  const seats = [...idle];
  const waiting: ((seat: Seat) => void)[] = [];
  let stopped = false;

  return {
    read: async (raw) => {
      if (stopped) throw new Error(STOPPED);
      const seat = idle.pop() ?? (await new Promise<Seat>((resolve) => waiting.push(resolve)));
      try {
        return await readOn(seat, raw);
      } finally {
        const next = waiting.shift();
        if (next) next(seat);
        else idle.push(seat);
      }
    },
    stop: async () => {
      stopped = true;
      await Promise.all(seats.map((seat) => seat.child.kill()));
    },
  };

  async function readOn(seat: Seat, raw: Uint8Array): Promise<MailReading> {
    let why = '';
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const tried = await ask(seat, raw);
      if (typeof tried !== 'string') return tried;
      why = tried;
    }
    const headers = await ask(seat, headersOf(raw));
    const known: Headers | undefined = typeof headers === 'string' ? undefined : headers;
    return unreadable(`The mail could not be read safely: its reader was stopped twice (${why})`, known);
  }

  /** A reading, or why the child that should have made it had to go. */
  async function ask(seat: Seat, raw: Uint8Array): Promise<MailReading | string> {
    if (stopped) throw new Error(STOPPED);
    if (!seat.child.alive() || seat.read >= MAILS_PER_CHILD) await renew(seat);
    seat.read++;
    try {
      const reading = mailReadingSchema.parse(JSON.parse(await seat.child.ask({ raw, office }, timeoutMs)));
      if (reading.flags.some((flag) => flag.code === 'unreadable_mail')) await renew(seat);
      return reading;
    } catch (error) {
      if (stopped) throw new Error(STOPPED, { cause: error });
      await renew(seat);
      return error instanceof ReaderDied ? error.message : 'its answer was malformed';
    }
  }
}

const STOPPED = 'The reader pool is stopped; start another to read mail';

type Seat = { child: ReaderChild; read: number };

async function renew(seat: Seat): Promise<void> {
  await seat.child.kill();
  seat.child = startReaderChild();
  seat.read = 0;
}
