import { performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { MailReading } from '../../src/desk/mail-reader.ts';
import { startReaderPool } from '../../src/mail/reading/reader-pool.ts';
import { emlOf } from './eml.ts';
import { fixtureMail } from './fixture-mail.ts';
import { hostileMails } from './hostile-mails.ts';
import { inPieces } from './in-pieces.ts';
import { readersOf } from './reader-processes.ts';

export type Soaked = {
  hostile: number;
  ordinary: number;
  /** Mails over which an ordinary reader had to be stopped. */
  stopped: number;
  /** Milliseconds from an ordinary mail's arrival to its reading, those stopped first included. */
  waits: number[];
  /** Hostile ones that came out as anything but something for a person, and ordinary ones that were not read. */
  wrong: string[];
  /** Bytes in use by this process after a quarter of the mails, and after all of them. */
  memory: { early: number; late: number };
  readersLeft: number;
};

const ORDINARY = ['text-initial', 'docx-legacy-checkboxes', 'docx-content-controls-octet-stream'];
const FOR_A_PERSON = ['manual', 'new_correspondence'];

/** Reads so many mails as a desk would, hostile and ordinary ones as chance has it: the same at every run of a seed. */
export async function soak(count: number, seed: number): Promise<Soaked> {
  const pool = startReaderPool({ mailbox: 'casework@regulator.example', zone: 'Europe/London', prefix: 'IC' });
  const chance = chanceOf(seed);
  const written = new Map<string, Uint8Array>();
  const soaked: Soaked = {
    hostile: 0,
    ordinary: 0,
    stopped: 0,
    waits: [],
    wrong: [],
    memory: { early: 0, late: 0 },
    readersLeft: 0,
  };
  const slow: Promise<void>[] = [];
  for (let done = 0; done < count; ) {
    const together = Math.min(1 + Math.floor(chance() * 3), count - done);
    await Promise.all(Array.from({ length: together }, () => readOne(chance() < 0.5)));
    if (done < count / 4 && done + together >= count / 4) soaked.memory.early = bytesInUse(written);
    done += together;
  }
  await Promise.all(slow);
  soaked.memory.late = bytesInUse(written);
  await pool.stop();
  soaked.readersLeft = readersOf(process.pid).length;
  return soaked;

  async function readOne(isHostile: boolean): Promise<void> {
    const { name, raw } = isHostile ? hostileOne() : ordinaryOne();
    const open = () => inPieces(raw);
    soaked[isHostile ? 'hostile' : 'ordinary']++;
    const began = performance.now();
    const judge = (reading: MailReading) => {
      if (!isHostile) soaked.waits.push(performance.now() - began);
      const right = isHostile ? FOR_A_PERSON.includes(reading.classification) : reading.fields !== null;
      if (!right) soaked.wrong.push(`${name}: ${reading.classification}`);
    };
    const reading = await pool.read(open);
    if (reading) return judge(reading);
    soaked.stopped++;
    // As in the desk, nobody waits for the slow reader.
    slow.push(pool.readSlowly(open).then(judge));
  }

  function hostileOne() {
    const { name, write } = hostileMails[Math.floor(chance() * hostileMails.length)] ?? {
      name: '',
      write: () => emlOf({}),
    };
    const raw = written.get(name) ?? write();
    written.set(name, raw);
    return { name, raw };
  }

  function ordinaryOne() {
    const name = ORDINARY[Math.floor(chance() * ORDINARY.length)] ?? '';
    return { name, raw: Buffer.from(fixtureMail(name)) };
  }
}

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/** Without the mails themselves, which a desk would not hold. */
function bytesInUse(written: Map<string, Uint8Array>): number {
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return [...written.values()].reduce((left, { byteLength }) => left - byteLength, heapUsed + arrayBuffers);
}

/** Numbers below 1 that look like chance: a Weyl sequence, stirred. */
function chanceOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    const stirred = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
    return ((stirred ^ (stirred >>> 13)) >>> 0) / 2 ** 32;
  };
}
