import { describe, expect, test } from 'vitest';
import type { CaseEvent } from '../../src/case/case.ts';
import { letterCameBack } from '../../src/case/letter-came-back.ts';
import { letterSent } from '../../src/case/letter-sent.ts';
import { letterUnresolved } from '../../src/case/letter-unresolved.ts';
import { replay } from '../../src/case/replay.ts';
import { sendLetterAgain } from '../../src/case/send-letter-again.ts';
import {
  acknowledged,
  asked,
  cameBack,
  changed,
  claimed,
  decided,
  followUp,
  noted,
  referred,
  refused,
  sent,
  sentAgain,
  triaged,
  undone,
  unresolved,
  written,
  wrote,
} from './history.ts';
import { alex, opened, priya } from './seed.ts';
import { said } from './words.ts';

const given = (...events: CaseEvent[]) => replay([...opened(), ...events]);

describe('a letter on its way', () => {
  test('is told with who wrote it and when it leaves', () => {
    expect(given(claimed(), decided('d'))).toMatchObject({
      status: 'letter-leaving',
      letter: { id: 'd', kind: 'decision', by: 'alex', outcome: 'No Further Action', request: null, unresolved: null },
      meanwhile: { status: 'new' },
    });
  });

  test.for<[string, CaseEvent]>([
    ['acknowledgement', acknowledged('l')],
    ['request', asked('l')],
    ['letter', written('l')],
    ['decision', decided('l')],
  ])('is a %s and keeps no promise yet', ([kind, event]) => {
    expect(given(event)).toMatchObject({ letter: { kind }, letters: [], promise: { kept: null } });
  });

  test.for<[string, CaseEvent[]]>([
    ['new', []],
    ['triaged', [triaged()]],
    ['waiting for the controller', [asked('q'), sent('q')]],
    ['with a follow-up in', [followUp()]],
    ['closed', [decided('d'), sent('d')]],
    ['referred', [referred()]],
  ])('gives back what was when it is undone: a case %s', ([, before]) => {
    const undoneCase = given(...before, written('l'), undone('l'));
    expect(undoneCase).toEqual({ ...given(...before), version: undoneCase.version });
  });

  test('lets a case be triaged, claimed and written to meanwhile', () => {
    const kase = given(acknowledged('a'), triaged(), claimed('tom'), wrote('m2'), followUp('m3'));
    expect(kase).toMatchObject({ status: 'letter-leaving', owner: 'tom', meanwhile: { status: 'follow-up-in' } });
    expect(kase.unread.map(({ message }) => message)).toEqual(['m2', 'm3']);
  });

  test('does not hide the triage that was done meanwhile', () => {
    expect(given(acknowledged('a'), triaged(), sent('a')).status).toBe('triaged');
    expect(given(acknowledged('a'), triaged(), undone('a')).status).toBe('triaged');
  });

  test('of which nobody knows whether it left waits for a person', () => {
    expect(given(decided('d'), unresolved('d'))).toMatchObject({
      status: 'letter-leaving',
      letter: { unresolved: expect.any(Number) },
    });
    expect(given(decided('d'), unresolved('d'), sent('d')).status).toBe('closed');
    expect(given(noted(), unresolved('d')).status).toBe('new');
  });

  test('is not settled by news of another', () => {
    expect(given(decided('d'), sent('other'))).toMatchObject({ status: 'letter-leaving', letters: [] });
  });
});

describe('once a letter has left', () => {
  test('the first of them keeps the promise, at the time the mailbox says', () => {
    const kase = given(
      acknowledged('a'),
      sent('a', '2019-12-23T11:23:40Z'),
      written('l'),
      sent('l', '2020-01-02T10:00:00Z'),
    );
    expect(kase.promise.kept).toEqual({ at: new Date('2019-12-23T11:23:40Z'), by: 'letter' });
  });

  test('questions make the case wait for their answer, also inside an acknowledgement', () => {
    expect(given(asked('q'), sent('q'))).toMatchObject({ status: 'waiting-for-controller', request: { letter: 'q' } });
    expect(given(acknowledged('a', 3), sent('a'))).toMatchObject({
      status: 'waiting-for-controller',
      request: { letter: 'a', questionCount: 3 },
    });
  });

  test('a follow-up that came while they were leaving is still there to be read when they come back', () => {
    const waits = given(asked('q'), followUp('m2', '2020-01-03'), sent('q'));
    expect(waits).toMatchObject({ status: 'waiting-for-controller', request: { letter: 'q' } });
    const back = replay([...opened(), asked('q'), followUp('m2', '2020-01-03'), sent('q'), cameBack('q')]);
    expect(back).toMatchObject({ status: 'follow-up-in', readBy: '2020-01-03' });
  });

  test.for(['No Further Action', 'Informal Action Taken'] as const)('"%s" closes', (outcome) => {
    const kase = given(decided('d', outcome), sent('d', '2020-01-14T15:47:00Z'));
    expect(kase).toMatchObject({ status: 'closed', outcome, at: new Date('2020-01-14T15:47:00Z') });
  });

  test.for(['Investigation Pursued', 'Regulatory action taken'] as const)('"%s" refers', (outcome) => {
    expect(given(decided('d', outcome), sent('d'))).toMatchObject({ status: 'referred', outward: null });
  });

  test('a decision has answered what lay unread when it was written, and nothing later', () => {
    const kase = given(wrote('m2'), decided('d'), wrote('m3'), sent('d'));
    expect(kase.unread.map(({ message }) => message)).toEqual(['m3']);
  });

  test('a follow-up that came in its undo minute is not taken as read', () => {
    expect(given(decided('d'), followUp('m2'), sent('d'))).toMatchObject({
      status: 'closed',
      unread: [{ message: 'm2' }],
    });
  });
});

describe('the mailbox', () => {
  const at = new Date('2019-12-23T11:24:00Z');
  const leaving = given(acknowledged('a'));
  const arrived = given(acknowledged('a'), sent('a'));
  const back = { letter: 'a', reason: 'no such address' };

  test('says once that a letter left', () => {
    expect(letterSent(leaving, at, { letter: 'a', sentAt: at })).toEqual([
      { type: 'letter-sent', by: 'desk', at, letter: 'a', sentAt: at },
    ]);
    expect(letterSent(arrived, at, { letter: 'a', sentAt: at })).toEqual([]);
    expect(letterSent(leaving, at, { letter: 'b', sentAt: at })).toEqual([]);
  });

  test('says once that a letter came back, even before it said that it left', () => {
    const event = { type: 'letter-came-back', by: 'desk', at, ...back };
    expect(letterCameBack(arrived, at, back)).toEqual([event]);
    expect(letterCameBack(leaving, at, back)).toEqual([event]);
    expect(letterCameBack(given(acknowledged('a'), sent('a'), cameBack('a')), at, back)).toEqual([]);
    expect(letterCameBack(given(), at, back)).toEqual([]);
    expect(letterCameBack(arrived, at, { ...back, officer: { id: 'alex' } })).toEqual([{ ...event, by: 'alex' }]);
  });

  test('says each time that it does not know', () => {
    const doubt = { letter: 'a', refused: false };
    const event = { type: 'letter-unresolved', by: 'desk', at, letter: 'a' };
    expect(letterUnresolved(leaving, at, doubt)).toEqual([event]);
    expect(letterUnresolved(given(acknowledged('a'), unresolved('a')), at, doubt)).toEqual([event]);
    expect(letterUnresolved(arrived, at, doubt)).toEqual([]);
  });

  test('says that a letter was refused, and when that is no longer certain', () => {
    const no = { letter: 'a', refused: true };
    const known = given(acknowledged('a'), refused('a'));
    expect(letterUnresolved(leaving, at, no)).toEqual([
      { type: 'letter-unresolved', by: 'desk', at, letter: 'a', refused: true },
    ]);
    expect(letterUnresolved(known, at, no)).toHaveLength(1);
    expect(letterUnresolved(known, at, { ...no, refused: false })).toHaveLength(1);
    expect(letterUnresolved(given(acknowledged('a'), unresolved('a')), at, no)).toEqual([]);
    expect(known).toMatchObject({ letter: { unresolved: expect.any(Number), refused: true } });
  });

  test('says that its draft was changed, and whether it is certain that it has not left', () => {
    const event = { type: 'letter-unresolved', by: 'desk', at, letter: 'a', changed: true };
    const never = { letter: 'a', refused: true, changed: true };
    expect(letterUnresolved(leaving, at, never)).toEqual([{ ...event, refused: true }]);
    const under = given(acknowledged('a'), unresolved('a'), sentAgain('a'));
    expect(letterUnresolved(under, at, { ...never, refused: false })).toEqual([event]);
    const known = given(acknowledged('a'), changed('a'));
    expect(known).toMatchObject({ letter: { unresolved: expect.any(Number), changed: true, refused: false } });
    expect(given(acknowledged('a'), changed('a'), unresolved('a'))).toMatchObject({ letter: { changed: false } });
  });

  test('says who sent it again, and what became of that, also when it was refused after a doubt', () => {
    const doubted = given(acknowledged('a'), unresolved('a'));
    const [again] = sendLetterAgain(doubted, priya, at, { letter: 'a', seen: doubted.version });
    expect(again).toEqual({ type: 'letter-sent-again', by: 'priya', at, letter: 'a' });
    const under = given(acknowledged('a'), unresolved('a'), sentAgain('a'));
    expect(under).toMatchObject({ status: 'letter-leaving', letter: { sentAgain: { by: 'alex' } } });
    const event = { type: 'letter-unresolved', by: 'desk', at, letter: 'a' };
    expect(letterUnresolved(under, at, { letter: 'a', refused: true })).toEqual([event]);
    expect(given(acknowledged('a'), unresolved('a'), sentAgain('a'), unresolved('a'))).toMatchObject({
      letter: { unresolved: expect.any(Number), sentAgain: null },
    });
  });

  test('is not sent again by somebody who saw it in doubt before that was tried', () => {
    const first = given(acknowledged('a'), unresolved('a'));
    const kase = given(acknowledged('a'), unresolved('a'), sentAgain('a'), unresolved('a'));
    expect(said(() => sendLetterAgain(kase, alex, at, { letter: 'a', seen: first.version }))).toContain(
      'was tried again since you saw that',
    );
  });

  test('is not sent again once it came back', () => {
    const kase = given(acknowledged('a'), unresolved('a'), cameBack('a'));
    expect(said(() => sendLetterAgain(kase, alex, at, { letter: 'a', seen: kase.version }))).toContain('came back');
  });

  test.for([
    ['is only leaving', leaving],
    ['was sent again already', given(acknowledged('a'), refused('a'), sentAgain('a'))],
    ['has left', arrived],
  ] as const)('is not sent again while it %s', ([, kase]) => {
    expect(said(() => sendLetterAgain(kase, alex, at, { letter: 'a', seen: kase.version }))).toBe(
      'This letter is settled already.',
    );
  });
});
