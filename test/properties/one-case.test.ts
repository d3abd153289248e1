import { setTimeout as pause } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cards } from '../../db/cards.ts';
import { cases } from '../../db/cases.ts';
import { officers } from '../../db/officers.ts';
import { openFile } from '../../src/desk/find-cases.ts';
import { lookOver } from '../faults/seeded/nothing-lost.ts';
import { breathe, comeToRest, hasWork, letPass } from '../faults/seeded/rest.ts';
import type { Delivered } from '../faults/seeded/writers.ts';
import { until } from '../support/office.ts';
import { type Controller, controllerOf } from './controller.ts';
import { wentBack } from './ever-shown.ts';
import { type Moment, type Move, moments, people } from './moves.ts';
import { type AtWork, officerAt, type Person } from './officer.ts';
import { openPractice, type Practice } from './practice-desk.ts';

// As many as leave the whole of the tests under twenty minutes. Others: CHAT_SEED=7 CHAT_RUNS=500 npx vitest run …
const RUNS = Number(process.env['CHAT_RUNS'] ?? 6);
const SEED = Number(process.env['CHAT_SEED'] ?? 20_191_220);

const MINUTE = 60_000;
const LOOK_MS = 40;
/** A desk that does nothing for so many looks, one after another, will do nothing more by itself. */
const IDLE_LOOKS = 10;
let practice: Practice;
const delivered: Delivered[] = [];
/** What went wrong in an earlier run stays so. */
const known = new Set<string>();
beforeAll(async () => {
  practice = await openPractice();
});
afterAll(() => practice.stop());

test(`whatever three officers, the controller and the clock do to one case in whatever order: its history is followed,
its card says what is true and nothing older stays on it, nobody is refused what they may do, no letter leaves twice, and none
that was taken back (seed ${SEED})`, async () => {
  await fc.assert(
    fc.asyncProperty(moments, async (drawn) => {
      expect(await play(drawn)).toEqual([]);
    }),
    { seed: SEED, numRuns: RUNS, endOnFailure: true },
  );
}, 3_600_000);

/** Everything that went wrong, in words. */
async function play(drawn: Moment[]): Promise<string[]> {
  const { scene, outside } = practice;
  const wrong: string[] = [];
  const controller = await controllerOf(outside, delivered.length + 1, delivered);
  const reference = await caseOf(controller.organisation);
  const staff = await staffOf();
  const atWork = new Map(staff.map((one) => [one.user, officerAt(scene, reference, one, (what) => wrong.push(what))]));
  await Promise.all([...atWork.values()].map((one) => one.begin()));
  for (const moment of drawn) {
    await outside.breaks({ slack: moment.slack, chance: 0.5, seed: moment.dice });
    await Promise.all(sideBySide(moment).map((line) => inTurn(line, atWork, controller, reference)));
    wrong.push(...(await olderOverNewer(reference)));
    await breathe(scene);
  }
  await outside.breaks({ slack: null });
  return [...wrong, ...(await atTheEnd(reference))];
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
function sideBySide({ moves }: Moment): Move[][] {
  return [...Map.groupBy(moves, (move) => ('who' in move ? move.who : move.kind)).values()];
}

async function inTurn(moves: Move[], atWork: Map<string, AtWork>, controller: Controller, reference: string) {
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
      case 'overtake':
        await overtake(move, atWork, reference);
        break;
    }
  }
}

/** The drawing that a press asks for waits on its way until another has sent a note. */
async function overtake({ who }: Extract<Move, { kind: 'overtake' }>, atWork: Map<string, AtWork>, reference: string) {
  const { outside } = practice;
  const drawings = () => practice.shown(reference).reduce((sum, { versions }) => sum + versions.length, 0);
  const other = atWork.get(people.find((one) => one !== who) ?? who);
  await other?.beginNote();
  await outside.breaks({ slack: 'slow', for: 1 });
  const pressed = atWork.get(who)?.pressAsBefore();
  await until('a drawing to be on its way', async () => (await outside.broken()).slack === null, 1_000).catch(() => {});
  const before = drawings();
  await other?.submit(0);
  await pressed;
  await until('both drawings to arrive', async () => drawings() >= before + 2, 1_000).catch(() => {});
}

/** On its way a drawing may pass a newer one; it is drawn over at once, not when the desk next looks around by itself. */
async function olderOverNewer(reference: string): Promise<string[]> {
  for (let idle = 0; idle < IDLE_LOOKS; ) {
    if (!practice.shown(reference).some(wentBack)) return [];
    idle = (await hasWork(practice.scene)) ? 0 : idle + 1;
    await pause(LOOK_MS);
  }
  const back = practice.shown(reference).filter(wentBack);
  return back.map(({ versions }) => `the card of ${reference} showed versions ${versions.join(', ')} and stayed there`);
}

async function atTheEnd(reference: string): Promise<string[]> {
  const { scene } = practice;
  const stuck = await comeToRest(scene, 32);
  if (stuck.length > 0) return stuck;
  const behind = await shownOlder(reference);
  if (behind.length > 0) return behind;
  await letPass(scene, 31 * MINUTE);
  await scene.desk().hourly();
  await comeToRest(scene, 32);
  const { problems, waiting } = await lookOver(scene, delivered, []);
  const all = [...problems, ...waiting.map((why) => `a letter waits for a person: ${why}`)];
  const fresh = all.filter((problem) => !known.has(problem));
  for (const problem of fresh) known.add(problem);
  return fresh;
}

/** Before the hour comes at which the desk draws every card anew, and would hide what went wrong. */
async function shownOlder(reference: string): Promise<string[]> {
  const { scene } = practice;
  const { version } = (await openFile(scene.db, reference)).kase;
  const living = await scene.db.select().from(cards).where(eq(cards.reference, reference));
  return living.flatMap(({ ts }) => {
    const last = practice
      .shown(reference)
      .find((post) => post.ts === ts)
      ?.versions.at(-1);
    return last === version ? [] : [`the card of ${reference} rests at version ${last} of ${version}`];
  });
}
