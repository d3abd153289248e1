import { startBot } from '../../../src/bot.ts';
import { readConfig } from '../../../src/config.ts';
import type { Desk } from '../../../src/desk/desk.ts';
import type { MailReader } from '../../../src/desk/mail-reader.ts';
import { pollFolder } from '../../../src/desk/poll-mailbox.ts';
import { takeStock } from '../../../src/desk/sweep-folders.ts';
import type { Log } from '../../../src/log.ts';
import { type Parts, parts } from '../../../src/parts.ts';
import { practiceOffice } from '../../support/bare-desk.ts';
import { databaseLine } from './database-line.ts';
import type { Lane } from './lane.ts';
import { type Moment, tripwire, wired } from './moment.ts';
import { diesReading, ownReader } from './readers.ts';
import { openRelay } from './relay.ts';
import type { VirtualTime } from './virtual-time.ts';

export type Surroundings = {
  lane: Lane;
  sandboxUrl: string;
  time: VirtualTime;
  reader: MailReader;
  transport: 'socket' | 'http';
  log: Log;
};

export type AbandonableDesk = {
  /** Rejects once the desk is gone. */
  desk: () => Desk;
  /** Looks into the mailbox, and sees to all that is due when five seconds have passed. */
  tick: () => Promise<void>;
  hourly: () => Promise<void>;
  isGone: () => boolean;
  /** When the server has ended what the desk had open there: it must not meet the connections of the next desk. */
  buried: () => Promise<void>;
  /** When it started, by the machine's own clock. */
  since: Date;
  crossed: () => Map<string, number>;
  stop: () => Promise<void>;
};

/**
 * A desk built by bot.ts that crashes at its moment: from then on nothing that it does reaches the database or the
 * world outside, and what it had begun there is broken off. What is left of it in this process is cleared away.
 */
export async function startAbandonable(around: Surroundings, moment: Moment | null): Promise<AbandonableDesk> {
  const { lane, sandboxUrl, time } = around;
  const since = new Date();
  const gone = Promise.withResolvers<never>();
  gone.promise.catch(() => {});
  const cuts: (() => void)[] = [];
  let ended: Promise<unknown> | null = null;
  const isGone = () => ended !== null;
  const crash = () => {
    for (const cut of cuts) cut();
    ended = lane.endBackends();
    gone.reject(new Error('The desk has crashed'));
  };
  const wire = tripwire(moment, crash);
  const database = databaseLine(lane.url, wire);
  const outside = await openRelay(Number(new URL(sandboxUrl).port));
  cuts.push(database.cut, outside.cut);
  const clockwork = handwound(time.wall);
  const config = readConfig({
    PORT: '0',
    DATA_DIR: '/nowhere',
    SANDBOX_CHAT: 'slack',
    SANDBOX_SLACK_TRANSPORT: around.transport,
  });
  const place = {
    config,
    databaseUrl: database.url,
    sandboxUrl: `http://127.0.0.1:${outside.port}`,
    log: around.log,
  };
  const reader = diesReading(moment) ? ownReader(cuts) : around.reader;
  const starting = startBot(place, partsOf({ ...around, reader }, wire, clockwork));
  const stop = () => starting.then((bot) => bot.stop()).catch(() => {});
  try {
    await Promise.race([starting, gone.promise]);
    // A desk that starts tells the sandbox its own time, which knows nothing of what was skipped.
    await time.pass(0);
    if (!wire.crossed().has('before database.question'))
      throw new Error('Nothing was heard on the way to the database');
  } catch (error) {
    if (!isGone()) {
      for (const cut of cuts) cut();
      throw error;
    }
  }
  if (isGone()) void stop();
  else void gone.promise.catch(stop);
  const whileItLives = async (work: () => Promise<unknown>) => {
    await Promise.race([work(), gone.promise]).catch((error) => {
      if (!isGone()) throw error;
    });
    await ended;
  };
  return {
    desk: () => clockwork.desk(),
    tick: () => whileItLives(() => clockwork.tick()),
    hourly: () => whileItLives(() => clockwork.hourly()),
    isGone,
    buried: async () => void (await ended),
    since,
    crossed: wire.crossed,
    stop: async () => {
      await stop();
      for (const cut of cuts) cut();
    },
  };
}

type Ticks = Parameters<Parts['startSchedule']>[0];

/** How often a desk sees to what is due. */
export const TICK_MS = 5_000;

/** Takes the place of cron and of the pauses between polls: the test winds the desk up itself. */
function handwound(wall: () => Date) {
  let ticked = 0;
  let desk: Desk | null = null;
  let ticks: Ticks | null = null;
  const still = { now: () => {}, stop: async () => {} };
  return {
    keepPolling: (polled: Desk) => {
      desk = polled;
      return still;
    },
    startSchedule: (given: Ticks) => {
      ticks = given;
      return still;
    },
    desk: () => {
      if (!desk) throw new Error('The desk has not started');
      return desk;
    },
    tick: async () => {
      // A mailbox that does not answer is asked again at the next tick, as by the desk itself.
      if (desk) await lookInto(desk).catch(() => {});
      if (wall().getTime() - ticked < TICK_MS) return;
      ticked = wall().getTime();
      await ticks?.everyFiveSeconds();
    },
    hourly: async () => ticks?.hourly(),
  };
}

/** As the desk does by itself at each turn. */
async function lookInto(desk: Desk) {
  await pollFolder(desk, desk.mailbox, 'inbox');
  await takeStock(desk, desk.mailbox);
  await pollFolder(desk, desk.mailbox, 'sent');
}

function partsOf(
  { time, reader }: Surroundings,
  wire: ReturnType<typeof tripwire>,
  clockwork: ReturnType<typeof handwound>,
): Parts {
  return {
    ...parts,
    wall: time.wall,
    databaseClock: async () => time.wall(),
    loadPolicy: () => practiceOffice().policy,
    calendarOf: () => practiceOffice().calendar,
    // As few as will do: three mails may wait with one each for the first, which needs another.
    openDatabase: (url) => parts.openDatabase(url, { connections: 5 }),
    openQueues: async (url, log) => {
      // The test says what time it is, and with that what is due.
      const queues = await parts.openQueues(url, log, { lookEverySeconds: 2, rests: false });
      const bell = wired('bell', { ring: queues.ring }, wire);
      return {
        ...queues,
        ring: (work, { after, ...on } = {}) => bell.ring(work, { ...on, ...(after && { after: time.real(after) }) }),
      };
    },
    graphMailbox: (config) => wired('mailbox', parts.graphMailbox(config), wire),
    slackChat: async (slack) => wired('chat', await parts.slackChat(slack), wire),
    startReaderPool: () => wired('reader', reader, wire),
    keepPolling: clockwork.keepPolling,
    startSchedule: clockwork.startSchedule,
  };
}
