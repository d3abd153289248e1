import { closeSync, fdatasync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const flush = promisify(fdatasync);

/** One thing that happened; the kind says what else is in it. Everything in it must survive JSON. */
export type LogRecord = { kind: string; [field: string]: unknown };

export type Log = {
  /** In the file at once, and on disk when it resolves. Many waiting callers share one flush. */
  append: (record: LogRecord) => Promise<void>;
  /** Everything that was written before, in order. A last line that was only half written is cut off. */
  read: () => LogRecord[];
  empty: () => Promise<void>;
  close: () => Promise<void>;
};

/** The sandbox's memory: one JSON object a line, only ever added to. */
export function openLog(folder: string): Log {
  const file = join(folder, 'log.ndjson');
  const fd = openSync(file, 'a+');
  let running: Promise<void> = Promise.resolve();
  let next: Promise<void> | null = null;
  let closed = false;

  // A flush that has begun may have missed this line, so a caller waits for the one after it.
  const flushed = () => {
    next ??= running.then(() => {
      next = null;
      running = flush(fd);
      return running;
    });
    return next;
  };

  return {
    append: (record) => {
      // The number of a closed file may already be another file's.
      if (closed) throw new Error('The sandbox has stopped; nothing was written.');
      writeWhole(fd, Buffer.from(`${JSON.stringify(record)}\n`));
      return flushed();
    },
    read: () => readWhole(fd, file),
    empty: () => {
      ftruncateSync(fd);
      return flushed();
    },
    close: async () => {
      closed = true;
      await flushed();
      closeSync(fd);
    },
  };
}

function writeWhole(fd: number, bytes: Buffer) {
  let written = 0;
  while (written < bytes.length) written += writeSync(fd, bytes, written);
}

function readWhole(fd: number, file: string): LogRecord[] {
  const bytes = readFileSync(file);
  const end = bytes.lastIndexOf(0x0a) + 1;
  if (end < bytes.length) ftruncateSync(fd, end);
  const lines = bytes.subarray(0, end).toString('utf8').split('\n').slice(0, -1);
  return lines.map((line, index) => parse(line, index, file));
}

function parse(line: string, index: number, file: string): LogRecord {
  try {
    // Every line was written by append above, so it has a kind.
    return JSON.parse(line) as LogRecord;
  } catch (cause) {
    throw new Error(`Line ${index + 1} of ${file} is damaged; move the folder away to begin with an empty sandbox.`, {
      cause,
    });
  }
}
