import { gate } from '../../desk/gate.ts';
import type { MailReader, MailReading, OpenMail } from '../../desk/mail-reader.ts';
import { headersAlone, READER, unreadable } from './manual-reading.ts';
import type { Office } from './office.ts';
import { type ReaderChild, ReaderDied, startReaderChild } from './reader-child.ts';

/** A child that holds more than this after a mail has grown, and makes way too. A warm one holds 200 to 300 MB. */
const GROWN = 384 * 1024 * 1024;

type Options = Office & {
  readers?: number;
  patienceMs?: number;
  lastPatienceMs?: number;
  mailsPerReader?: number;
  startChild?: typeof startReaderChild;
};

/**
 * Reads mails in child processes: some that are kept warm for ordinary mail, and one that is started for each mail over
 * which one of those had to be stopped. After mailsPerReader a child makes way for a fresh one, whatever its memory has
 * gathered. As many stand by, started already, so that no mail waits for a start. zone: IANA name of the office's. prefix: of its
 * references.
 */
export function startReaderPool(options: Options): MailReader {
  const {
    mailbox,
    zone,
    prefix,
    staffDomains = [],
    readers = 2,
    patienceMs = 3_000,
    lastPatienceMs = 20_000,
    mailsPerReader = 1_000,
  } = options;
  const { startChild = startReaderChild } = options;
  const living = new Set<ReaderChild>();
  const spares: ReaderChild[] = [];
  const idle = Array.from({ length: readers }, () => ({ child: start(), read: 0 }));
  const ordinary = gate(readers);
  const slow = gate(1);
  let stopped = false;
  return {
    version: READER,
    read: (open) => through(ordinary, () => readWarm(open)),
    readSlowly: (open) => through(slow, () => readAlone(open)),
    stop: async () => {
      stopped = true;
      await Promise.all([...living].map(end));
    },
  };

  async function through<T>(enter: () => Promise<() => void>, read: () => Promise<T>): Promise<T> {
    const leave = await enter();
    try {
      if (stopped) throw new Error(STOPPED);
      return await read();
    } catch (error) {
      throw stopped ? new Error(STOPPED, { cause: error }) : error;
    } finally {
      leave();
    }
  }

  async function readWarm(open: OpenMail): Promise<MailReading | null> {
    const seat = idle.pop() ?? { child: start(), read: 0 };
    if (!seat.child.alive()) renew(seat);
    try {
      const reading = await seat.child.ask(open, patienceMs);
      const spent = ++seat.read >= mailsPerReader || seat.child.residentBytes() > GROWN;
      if (spent || reading.flags.some(({ code }) => code === 'unreadable_mail')) renew(seat);
      return reading;
    } catch (error) {
      renew(seat);
      if (error instanceof ReaderDied) return null;
      throw error;
    } finally {
      idle.push(seat);
      // Not before: a desk that starts has enough to start.
      while (!stopped && spares.length < readers) spares.push(start());
    }
  }

  async function readAlone(open: OpenMail): Promise<MailReading> {
    const reading = await askFresh(open);
    if (!(reading instanceof ReaderDied)) return reading;
    const headers = await askFresh(() => headersAlone(open()));
    const known = headers instanceof ReaderDied ? undefined : headers;
    return unreadable(`The mail could not be read safely: its reader was stopped twice (${reading.message})`, known);
  }

  async function askFresh(open: OpenMail): Promise<MailReading | ReaderDied> {
    const child = start();
    try {
      return await child.ask(open, lastPatienceMs);
    } catch (error) {
      if (error instanceof ReaderDied) return error;
      throw error;
    } finally {
      await end(child);
    }
  }

  function start(): ReaderChild {
    const child = startChild({ mailbox, zone, prefix, staffDomains });
    living.add(child);
    return child;
  }

  async function end(child: ReaderChild): Promise<void> {
    await child.kill();
    living.delete(child);
  }

  function renew(seat: { child: ReaderChild; read: number }): void {
    void end(seat.child);
    if (!stopped) Object.assign(seat, { child: spares.shift() ?? start(), read: 0 });
  }
}

const STOPPED = 'The reader pool is stopped; start another to read mail';
