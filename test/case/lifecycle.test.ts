import { expect, test } from 'vitest';
import type { Case, CaseEvent, Officer } from '../../src/case/case.ts';
import { can, type LifecycleAct, lifecycle, offersFor, refusal } from '../../src/case/lifecycle.ts';
import { replay } from '../../src/case/replay.ts';
import {
  acknowledged,
  asked,
  claimed,
  decided,
  followUp,
  referred,
  refused,
  sent,
  triaged,
  unresolved,
  wentWrong,
  written,
} from './history.ts';
import { alex, opened, priya } from './seed.ts';
import { wordsAt } from './words.ts';

const words = wordsAt();
const acts = Object.keys(lifecycle) as LifecycleAct[]; // the table's own keys

/** by: who wrote the letter that is leaving. */
type History = (by: string) => CaseEvent[];

const statuses: [status: string, history: History][] = [
  ['New', () => []],
  ['Triaged', () => [triaged()]],
  ['Waiting for the controller', () => [asked('q'), sent('q')]],
  ['Follow-up in', () => [followUp()]],
  ['Letter leaving', (by) => [acknowledged('a', 0, by)]],
  ['Letter of which nobody knows whether it left', (by) => [acknowledged('a', 0, by), unresolved('a')]],
  ['Letter that the mailbox refused', (by) => [acknowledged('a', 0, by), refused('a')]],
  ['Closed', () => [decided('d'), sent('d')]],
  ['Letter leaving from a closed case', (by) => [decided('d'), sent('d'), { ...written('l'), by }]],
  ['Referred', () => [referred()]],
  ['Letter that went wrong', (by) => [triaged(), decided('d'), sent('d'), wentWrong('d', null, by)]],
];

const owners = { "nobody's": () => null, own: (by: Officer) => by.id, "another's": () => 'tom' };

test('who may do what from where, and what the others are told', async () => {
  const grid = statuses.map(([status, history]) => [status, ...acts.map((act) => row(act, history))].join('\n'));
  await expect(`${grid.join('\n\n')}\n`).toMatchFileSnapshot('gallery/lifecycle.txt');
});

test('a button is on the card only when somebody may press it', () => {
  for (const [, history] of statuses) {
    for (const owner of [null, 'alex']) {
      const kase = standing(history, owner, alex);
      const somebody = (act: LifecycleAct) =>
        [alex, priya, { id: 'tom', lead: false }].some((by) => can(act, kase, by));
      expect(offersFor(kase).filter((act) => !somebody(act))).toEqual([]);
    }
  }
});

test.for<[string, Case, LifecycleAct[]]>([
  [
    'new case offers claiming first',
    standing(() => [], null, alex),
    ['claim', 'acknowledge', 'triage', 'write', 'close-without-reply', 'reassign', 'contact', 'note', 'restrict'],
  ],
  [
    'claimed case offers the work',
    standing(() => [], 'alex', alex),
    [
      'acknowledge',
      'triage',
      'ask',
      'decide',
      'write',
      'close-without-reply',
      'refer',
      'release',
      'reassign',
      'contact',
      'note',
      'correct-answer',
      'read-again',
      'restrict',
    ],
  ],
  [
    'leaving letter can be undone',
    standing(() => [acknowledged('a')], 'alex', alex),
    ['triage', 'release', 'reassign', 'note', 'restrict', 'undo'],
  ],
  [
    'closed case can be opened again',
    standing(() => [decided('d'), sent('d')], 'alex', alex),
    ['write', 'reopen', 'contact', 'note', 'correct-answer', 'read-again', 'restrict', 'letter-went-wrong'],
  ],
])('the card of a %s', ([, kase, offered]) => {
  expect(offersFor(kase)).toEqual(offered);
});

function standing(history: History, owner: string | null, by: Officer): Case {
  const author = owner === by.id ? 'alex' : 'tom';
  return replay([...opened(), ...(owner ? [claimed(owner)] : []), ...history(author)]);
}

/** One act in one status: what is the same for all of whom a case may be, and for leads, is said once. */
function row(act: LifecycleAct, history: History): string {
  const told = Object.entries(owners).flatMap(([whose, owner]) =>
    [alex, priya].map((by) => ({
      who: `${whose}${by.lead ? ', a lead' : ''}`,
      answer: refusal(act, standing(history, owner(by), by), by)?.(words) ?? 'yes',
    })),
  );
  const answers = [...new Set(told.map(({ answer }) => answer))];
  const lines = answers.map((answer) => {
    const who = told.filter((one) => one.answer === answer).map((one) => one.who);
    return answers.length === 1 ? answer : `${answer} (${who.join('; ')})`;
  });
  return lines.map((text, at) => `${(at === 0 ? `  ${lifecycle[act].label}` : '').padEnd(18)} ${text}`).join('\n');
}
