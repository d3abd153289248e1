import { EventEmitter } from 'node:events';
import { mkdirSync } from 'node:fs';
import * as z from 'zod';
import { type Blobs, openBlobs } from './blobs.ts';
import { type Faults, noFaults } from './faults.ts';
import { type LogRecord, openLog } from './log.ts';

const topics = ['mail', 'slack', 'teams', 'clock', 'faults'] as const;
type Topic = (typeof topics)[number];

/** What every part of the sandbox stands on: time, memory, outages, and telling the page. */
export type World = {
  folder: string;
  /** Office time: wall time plus the desk's offset. For everything that is dated for people. */
  now: () => Date;
  offsetMs: () => number;
  setOffset: (offsetMs: number) => Promise<void>;
  /**
   * Writes the record, hands it to the handler of its kind at once, and resolves when it is on disk.
   * Answer a request only after that.
   */
  append: (record: LogRecord) => Promise<void>;
  /** The one place where records of a kind change state: called by append, and at start for every old record. */
  on: (kind: string, handler: (record: LogRecord) => void) => void;
  /** Called once all old records have been handed over: the moment to take up what was under way. */
  onReady: (start: () => void) => void;
  /** Called by start-afresh, after the log has been emptied: forget everything. */
  onReset: (forget: () => void) => void;
  /** Called when the sandbox stops: clear timers, close sockets, finish what is under way; the log closes after it. */
  onStop: (stop: () => void | Promise<void>) => void;
  blobs: Blobs;
  faults: Faults;
  /** Tells everyone who watches that something of this topic is different now. */
  changed: (topic: Topic) => void;
  watch: (listener: (topic: Topic) => void) => () => void;
};

export type WorldKeeper = { world: World; ready: () => void; reset: () => Promise<void>; close: () => Promise<void> };

const offsetRecord = z.object({ offsetMs: z.number() });

/** Opens the memory in a folder. Parts register their handlers on the world, then ready() replays what is there. */
export function openWorld(folder: string): WorldKeeper {
  mkdirSync(folder, { recursive: true });
  const log = openLog(folder);
  const blobs = openBlobs(folder);
  const faults = noFaults(Date.now);
  const handlers = new Map<string, (record: LogRecord) => void>();
  const bell = new EventEmitter().setMaxListeners(0);
  const starts: (() => void)[] = [];
  const forgets: (() => void)[] = [];
  const stops: (() => void | Promise<void>)[] = [];
  let offset = 0;

  const apply = (record: LogRecord) => {
    const handler = handlers.get(record.kind);
    if (!handler) throw new Error(`Nobody in this sandbox knows what to do with the record "${record.kind}".`);
    handler(record);
  };
  const world: World = {
    folder,
    now: () => new Date(Date.now() + offset),
    offsetMs: () => offset,
    setOffset: async (offsetMs) => {
      await world.append({ kind: 'clock-offset', offsetMs });
      world.changed('clock');
    },
    append: (record) => {
      const written = log.append(record);
      apply(record);
      return written;
    },
    on: (kind, handler) => {
      if (handlers.has(kind)) throw new Error(`Two parts of the sandbox want the records "${kind}".`);
      handlers.set(kind, handler);
    },
    onReady: (start) => starts.push(start),
    onReset: (forget) => forgets.push(forget),
    onStop: (stop) => stops.push(stop),
    blobs,
    faults,
    changed: (topic) => {
      bell.emit('changed', topic);
    },
    watch: (listener) => {
      bell.on('changed', listener);
      return () => bell.off('changed', listener);
    },
  };
  world.on('clock-offset', (record) => {
    offset = offsetRecord.parse(record).offsetMs;
  });

  return {
    world,
    ready: () => {
      for (const record of log.read()) apply(record);
      for (const start of starts) start();
    },
    reset: async () => {
      await log.empty();
      offset = 0;
      faults.clear();
      for (const forget of forgets) forget();
      await blobs.empty();
      for (const topic of topics) world.changed(topic);
    },
    close: async () => {
      await Promise.all(stops.map((stop) => stop()));
      await log.close();
    },
  };
}
