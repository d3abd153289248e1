import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Outcome } from './one-run.ts';
import type { Said, Share } from './worker.ts';

export type Series = { from: number; runs: number; workers?: number; lanes?: number; aloud?: boolean };
export type Summary = {
  runs: number;
  crashes: number;
  decisions: number;
  /** Letters that a person has to look after, each with a cause. */
  waiting: number;
  /** Decisions among them. */
  decisionsWaiting: number;
  /** Everything that must not be, in words, with how to see it again. */
  failures: string[];
};

/** Runs a series of seeds in processes of their own. hear is told of each run as it ends. */
export async function manyRuns(series: Series, hear: (said: Said) => void = () => {}): Promise<Summary> {
  const { from, runs, workers = 2, lanes = 3, aloud = false } = series;
  const all: Said[] = [];
  const shares = Array.from({ length: workers }, (_, place) => ({
    from: from + place,
    runs: runs - place,
    every: workers,
    lanes,
    aloud,
  }));
  const ends = await Promise.all(
    shares.map((share) =>
      work(share, (said) => {
        all.push(said);
        hear(said);
      }),
    ),
  );
  const broken = all.flatMap((said) => ('broken' in said ? [`${said.broken}\n${again(said.seed)}`] : []));
  const outcomes = all.flatMap((said) => ('broken' in said ? [] : [said]));
  const missing =
    all.length === runs ? [] : [`Only ${all.length} of ${runs} runs came to their end: ${ends.join('\n')}`];
  return {
    runs: all.length,
    crashes: sum(outcomes, ({ crashes }) => crashes.length),
    decisions: sum(outcomes, ({ decisions }) => decisions),
    waiting: sum(outcomes, ({ waiting }) => waiting.length),
    decisionsWaiting: sum(outcomes, decisionsWaiting),
    failures: [...missing, ...broken, ...outcomes.flatMap(wrongIn), ...tooMany(outcomes)],
  };
}

/** Each of them has its cause; but a desk that asks a person after every crash would be of little help. */
function tooMany(outcomes: Outcome[]): string[] {
  const decisions = sum(outcomes, ({ decisions }) => decisions);
  const waiting = sum(outcomes, decisionsWaiting);
  const most = Math.ceil(decisions / 200);
  return waiting > most ? [`${waiting} of ${decisions} decisions wait for a person; at most ${most} may`] : [];
}

function decisionsWaiting({ waiting }: Outcome): number {
  return waiting.filter(({ kind }) => kind === 'decision').length;
}

function work(share: Share, hear: (said: Said) => void): Promise<string> {
  const worker = fileURLToPath(new URL('./worker.ts', import.meta.url));
  // Both processors are busy: threads that collect garbage beside the run would only take turns with it.
  const flags = ['--no-warnings', '--max-semi-space-size=32', '--single-threaded-gc'];
  const child = spawn(process.execPath, [...flags, worker, JSON.stringify(share)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // Every line was written by the worker, in that shape.
  createInterface({ input: child.stdout }).on('line', (line) => hear(JSON.parse(line) as Said));
  let trouble = '';
  child.stderr.on('data', (chunk) => {
    if (share.aloud) process.stderr.write(chunk);
    trouble = `${trouble}${chunk}`.slice(-2_000);
  });
  return new Promise((resolve) => child.once('close', () => resolve(trouble)));
}

function wrongIn(outcome: Outcome): string[] {
  const { seed, problems, crashes, trouble } = outcome;
  const wrong = [...problems, ...waitsWithoutCause(outcome)];
  if (wrong.length === 0) return [];
  const happened = [...crashes.map((where) => `crashed ${where}`), ...trouble].join('; ') || 'nothing went wrong';
  return [`${wrong.join('\n')}\n(${happened})\n${again(seed)}`];
}

/**
 * A letter that cannot be taken back waits for a person when nobody can know whether it left: a crash cut off its
 * sending, or a gateway gave up on it, which puts off one letter at most. Nothing else may make one wait, and an
 * acknowledgement never waits: it is looked for and sent.
 */
function waitsWithoutCause({ waiting, trouble }: Outcome): string[] {
  const lost = trouble.filter((kind) => /^graph (504|reset|cut)/.test(kind)).length;
  const acknowledgements = waiting.filter(({ kind }) => kind === 'acknowledgement');
  const uncrashed = waiting.filter(({ kind, cutOff }) => kind !== 'acknowledgement' && !cutOff);
  return [...acknowledgements, ...uncrashed.slice(lost)].map(
    ({ kind, why }) => `the ${kind} waits for a person without a cause: ${why}`,
  );
}

function again(seed: number): string {
  return `To see it again: npm run faults -- --seed ${seed}`;
}

function sum(outcomes: Outcome[], of: (outcome: Outcome) => number): number {
  return outcomes.reduce((total, outcome) => total + of(outcome), 0);
}
