import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silent } from '../../src/log.ts';
import { startReaderPool } from '../../src/mail/reading/reader-pool.ts';
import { startSandbox } from '../../src/sandbox/serve.ts';
import { startAbandonable } from '../faults/seeded/abandonable-desk.ts';
import { openLane } from '../faults/seeded/lane.ts';
import { hireOfficers } from '../faults/seeded/officers.ts';
import { type Outside, outsideAt } from '../faults/seeded/outside.ts';
import { type Scene, SENDING_MS } from '../faults/seeded/rest.ts';
import { type VirtualTime, virtualTime } from '../faults/seeded/virtual-time.ts';
import { type EverShown, watchCards } from './ever-shown.ts';

export type Practice = {
  scene: Scene;
  outside: Outside;
  /** Everything that this case's cards ever showed. */
  shown: (reference: string) => EverShown[];
  stop: () => Promise<void>;
};

const MONDAY = new Date('2026-03-09T09:00:00Z');

/** A whole desk on PostgreSQL and a sandbox, whose time passes when it is told to. It never crashes here. */
export async function openPractice(): Promise<Practice> {
  const lane = await openLane();
  await lane.empty(MONDAY);
  const folder = mkdtempSync(join(tmpdir(), 'practice-'));
  let time: VirtualTime | null = null;
  const wall = () => time?.wall().getTime() ?? Date.now();
  const sandbox = await startSandbox({ folder, slack: { wall, quietMs: 20 } });
  time = virtualTime(lane.db, sandbox.url);
  const outside = outsideAt(sandbox.url);
  await outside.breaks({ sendingMs: SENDING_MS, answerMs: SENDING_MS });
  await hireOfficers(lane.db, time.wall());
  const reader = startReaderPool({ mailbox: 'casework@regulator.example', zone: 'Europe/London', prefix: 'IC' });
  const around = { lane, sandboxUrl: sandbox.url, time, reader, transport: 'socket', log: silent } as const;
  const desk = await startAbandonable(around, null);
  return {
    scene: { db: lane.db, outside, time, desk: () => desk },
    outside,
    shown: watchCards(folder),
    stop: async () => {
      await desk.stop();
      await reader.stop();
      await sandbox.stop();
      await lane.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
