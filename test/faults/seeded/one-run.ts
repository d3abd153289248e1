import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import type { Database } from '../../../db/database.ts';
import { letters } from '../../../db/letters.ts';
import type { MailReader } from '../../../src/desk/mail-reader.ts';
import type { Log } from '../../../src/log.ts';
import { startSandbox } from '../../../src/sandbox/serve.ts';
import { type AbandonableDesk, startAbandonable } from './abandonable-desk.ts';
import { type Dice, diceOf } from './dice.ts';
import type { Lane } from './lane.ts';
import { anyMoment, type Moment, momentWords } from './moment.ts';
import { type Findings, lookOver } from './nothing-lost.ts';
import { hireOfficers, workOnSomething } from './officers.ts';
import { outsideAt } from './outside.ts';
import { breathe, comeToRest, letPass, type Scene, SENDING_MS } from './rest.ts';
import { type Trouble, troubleOf } from './trouble.ts';
import { type VirtualTime, virtualTime } from './virtual-time.ts';
import { type Writers, writersTo } from './writers.ts';

export type Outcome = Findings & {
  seed: number;
  /** Where the desk crashed, in order. */
  crashes: string[];
  trouble: string[];
};

/** The sandbox flushes everything it writes; where memory can be had as a folder that costs nothing. */
const MEMORY = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
const HOUR = 3_600_000;
const MONDAY = new Date('2026-03-09T09:00:00Z');
/** After this long without a fault everything must have come to its end. */
const LIVELY_MINUTES = 32;
const MINUTE = 60_000;
/** An hour, for a sweep that a crash cut off is made up for by the next; drafts are looked for after half of it. */
const TIDY_MINUTES = 61;

/** A whole office at random work whose desk crashes and is started again. The seed says what happens. */
export async function oneRun(lane: Lane, reader: MailReader, seed: number, log: Log): Promise<Outcome> {
  const dice = diceOf(seed);
  await lane.empty(new Date(MONDAY.getTime() + dice.below(30) * HOUR));
  const folder = mkdtempSync(join(MEMORY, 'faults-'));
  // The sandbox counts Slack's rates in the desk's own time, which passes faster.
  let time: VirtualTime | null = null;
  const wall = () => time?.wall().getTime() ?? Date.now();
  const sandbox = await startSandbox({ folder, slack: { wall, firstMs: 1_500, quietMs: 30, ackMs: 2_000 } });
  time = virtualTime(lane.db, sandbox.url);
  const outside = outsideAt(sandbox.url);
  await outside.breaks({ sendingMs: SENDING_MS, answerMs: SENDING_MS });
  await hireOfficers(lane.db, time.wall());
  const quiet = dice.chance(0.1);
  const moments = quiet ? [] : [anyMoment(dice), ...(dice.chance(0.25) ? [anyMoment(dice)] : [])];
  const transport = dice.one(['socket', 'socket', 'http'] as const);
  if (!quiet) await outside.breaks(anyTenant(dice));
  const desks = deskAfterDesk({ lane, sandboxUrl: sandbox.url, time, reader, transport, log }, moments);
  try {
    await desks.start();
    const scene = { db: lane.db, outside, time, desk: desks.now };
    // What lies in other folders when the desk first looks is none of its business.
    for (let looked: AbandonableDesk | null = null; looked !== desks.now(); ) {
      looked = desks.now();
      await breathe(scene);
      await desks.again();
    }
    await letPass(scene, 1_100);
    const story = { scene, desks, writers: writersTo(outside), trouble: troubleOf(outside) };
    await happen(story, dice, quiet);
    return { seed, ...(await end(story)), crashes: desks.crashes, trouble: story.trouble.kinds };
  } finally {
    await desks.stop();
    await sandbox.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Tenants differ in what becomes of a draft's id and stamp, in where mail arrives, and in what delta tells of it. */
function anyTenant(dice: Dice) {
  return {
    draftIdOnSend: dice.one(['changes', 'stays'] as const),
    stampInReply: dice.one(['kept', 'kept', 'dropped', 'refused'] as const),
    arrivesIn: dice.one(['inbox', 'inbox', 'inbox', 'junkemail'] as const),
    delta: dice.one(['tells', 'tells', 'forgets'] as const),
    outOfOffice: dice.chance(0.1),
  };
}

type Desks = ReturnType<typeof deskAfterDesk>;

/** One desk at a time; when it has crashed another starts on what is left. */
function deskAfterDesk(around: Parameters<typeof startAbandonable>[0], moments: Moment[]) {
  const crashes: string[] = [];
  const cutOff: string[] = [];
  let desk: AbandonableDesk | null = null;
  const now = () => {
    if (!desk) throw new Error('No desk has started yet');
    return desk;
  };
  const start = async () => {
    const [moment = null] = moments;
    desk = await startAbandonable(around, moment);
    await again();
  };
  const again = async () => {
    if (!desk?.isGone()) return;
    await desk.buried();
    const moment = moments.shift();
    if (moment) crashes.push(momentWords(moment));
    cutOff.push(...(await lettersUnderWay(around.lane.db)));
    await start();
  };
  return { crashes, cutOff, now, start, again, stop: async () => desk?.stop() };
}

/** Letters of which nobody knows whether they have left: their sending was cut off. */
async function lettersUnderWay(db: Database): Promise<string[]> {
  const rows = await db.select({ id: letters.id }).from(letters).where(eq(letters.state, 'submitting'));
  return rows.map(({ id }) => id);
}

type Story = { scene: Scene; desks: Desks; writers: Writers; trouble: Trouble };

/** Mails come, officers work, things break, time passes. */
async function happen({ scene, desks, writers, trouble }: Story, dice: Dice, quiet: boolean) {
  const rounds = 3 + dice.below(3);
  for (let round = 0; round < rounds; round++) {
    if (round === 0 || dice.chance(0.4)) await writers.write(dice);
    if (!quiet && dice.chance(0.15)) await trouble.strike(dice);
    // Half of the time the mailbox is read while somebody works.
    await Promise.all([workALittle(scene, dice), dice.chance(0.5) && desks.now().tick()]);
    const wait = dice.one([0, 1_100, 5_000, 61_000, 61_000, 61_000]);
    if (wait > 0) await letPass(scene, wait);
    await breathe(scene);
    await desks.again();
  }
}

async function workALittle({ db, outside }: Scene, dice: Dice) {
  for (let deeds = 1 + dice.below(3); deeds > 0; deeds--) await workOnSomething(db, outside, dice);
}

/** The last thing to break has been mended: from now on everything must come to its end. */
async function end({ scene, desks, writers, trouble }: Story): Promise<Findings> {
  await trouble.mend();
  for (;;) {
    const stuck = await comeToRest(scene, LIVELY_MINUTES);
    if (stuck.length > 0) return { problems: stuck, decisions: 0, waiting: [] };
    if (!scene.desk().isGone()) await letPass(scene, TIDY_MINUTES * MINUTE);
    if (!scene.desk().isGone()) await scene.desk().hourly();
    if (!scene.desk().isGone()) await comeToRest(scene, LIVELY_MINUTES, 1);
    if (!scene.desk().isGone()) break;
    await desks.again();
  }
  return lookOver(scene, writers.delivered, desks.cutOff);
}
