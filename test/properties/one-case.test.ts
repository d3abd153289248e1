import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cases } from '../../db/cases.ts';
import { officers } from '../../db/officers.ts';
import { lookOver } from '../faults/seeded/nothing-lost.ts';
import { breathe, comeToRest, letPass } from '../faults/seeded/rest.ts';
import type { Delivered } from '../faults/seeded/writers.ts';
import { until } from '../support/office.ts';
import { type Controller, controllerOf } from './controller.ts';
import { type Moment, type Move, moments, network, people } from './moves.ts';
import { type AtWork, officerAt, type Person } from './officer.ts';
import { openPractice, type Practice } from './practice-desk.ts';

// As many as leave the whole of the tests under twenty minutes. Others: CHAT_SEED=7 CHAT_RUNS=500 npx vitest run …
const RUNS = Number(process.env['CHAT_RUNS'] ?? 6);
const SEED = Number(process.env['CHAT_SEED'] ?? 20_191_220);

const MINUTE = 60_000;
let practice: Practice;
const delivered: Delivered[] = [];
/** What went wrong in an earlier run stays so. */
const known = new Set<string>();
beforeAll(async () => {
  practice = await openPractice();
});
afterAll(() => practice.stop());

test(`whatever three officers, the controller and the clock do to one case in whatever order: its history is followed,
its card says what is true, nobody is refused what they may do, and no letter leaves twice (seed ${SEED})`, async () => {
  await fc.assert(
    fc.asyncProperty(moments, network, async (drawn, slowness) => {
      expect(await play(drawn, slowness)).toEqual([]);
    }),
    { seed: SEED, numRuns: RUNS, endOnFailure: true },
  );
}, 3_600_000);

/** Everything that went wrong, in words. */
async function play(drawn: Moment[], slowness: string | null): Promise<string[]> {
  const { scene, outside } = practice;
  const wrong: string[] = [];
  const controller = await controllerOf(outside, delivered.length + 1, delivered);
  const reference = await caseOf(controller.organisation);
  const staff = await staffOf();
  const atWork = new Map(staff.map((one) => [one.user, officerAt(scene, reference, one, (what) => wrong.push(what))]));
  await Promise.all([...atWork.values()].map((one) => one.begin()));
  await outside.breaks(slowness ? { slack: slowness, chance: 0.5 } : { slack: null });
  for (const moment of drawn) {
    await Promise.all(sideBySide(moment).map((line) => inTurn(line, atWork, controller)));
    await breathe(scene);
  }
  await outside.breaks({ slack: null });
  return [...wrong, ...(await atTheEnd())];
}

async function caseOf(organisation: string): Promise<string> {
  const { scene } = practice;
  return until(`the case of ${organisation}`, async () => {
    await breathe(scene);
    await letPass(scene, 1_100);
    const [row] = await scene.db.select().from(cases).where(eq(cases.organisation, organisation));
    return row?.reference;
  });
}

async function staffOf(): Promise<Person[]> {
  const known = await practice.scene.db.select().from(officers);
  const all = people.flatMap((user) => {
    const row = known.find(({ slackUserId }) => slackUserId === user);
    return row ? [{ user, officer: { id: row.id, lead: row.lead } }] : [];
  });
  return all.map((one, place) => {
    const other = all[(place + 1) % all.length] ?? one;
    return { ...one, colleague: { user: other.user, id: other.officer.id } };
  });
}

/** One person does one thing after another; different people, mails and the clock do not wait for each other. */
function sideBySide(moment: Moment): Move[][] {
  return [...Map.groupBy(moment, (move) => ('who' in move ? move.who : move.kind)).values()];
}

async function inTurn(moves: Move[], atWork: Map<string, AtWork>, controller: Controller) {
  for (const move of moves) {
    switch (move.kind) {
      case 'press':
        await atWork.get(move.who)?.press(move);
        break;
      case 'submit':
        await atWork.get(move.who)?.submit(move.choice);
        break;
      case 'mail':
        await controller.write(move.what);
        break;
      case 'wait':
        await letPass(practice.scene, move.ms);
        break;
    }
  }
}

async function atTheEnd(): Promise<string[]> {
  const { scene } = practice;
  const stuck = await comeToRest(scene, 32);
  if (stuck.length > 0) return stuck;
  await letPass(scene, 31 * MINUTE);
  await scene.desk().hourly();
  await comeToRest(scene, 32);
  const { problems, waiting } = await lookOver(scene, delivered);
  const all = [...problems, ...waiting.map((why) => `a letter waits for a person: ${why}`)];
  const fresh = all.filter((problem) => !known.has(problem));
  for (const problem of fresh) known.add(problem);
  return fresh;
}
