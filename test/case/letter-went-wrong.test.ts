import { describe, expect, test } from 'vitest';
import { ensureTheirs, keepSelfReport } from '../../src/case/keep-self-report.ts';
import { informationWentAstray, letterWentWrong } from '../../src/case/letter-went-wrong.ts';
import { can } from '../../src/case/lifecycle.ts';
import { recallLetter } from '../../src/case/recall-letter.ts';
import { reportBy } from '../../src/case/went-wrong.ts';
import { at, given, leavesAt } from './deeds.ts';
import {
  acknowledged,
  asked,
  cameBack,
  claimed,
  decided,
  followUp,
  recalled,
  reopened,
  sent,
  triaged,
  undone,
  unresolved,
  wentWrong,
  written,
} from './history.ts';
import { alex, priya, text, tom } from './seed.ts';

const said = { letter: 'd', how: 'wrong-person', other: null, note: text('6') } as const;
const note = { letter: 'r', leavesAt, recalls: 'd' };
const decision = [triaged(), decided('d'), sent('d', '2020-01-14T15:47:00Z')];
const gone = [...decision, wentWrong('d')];

describe('a letter that went wrong', () => {
  test('was no decision: the case is open again, and the promise with its old due time', () => {
    expect(given(...gone)).toMatchObject({
      status: 'triaged',
      promise: { dueAt: new Date('2019-12-27T18:16:00Z'), kept: null },
      letters: [{ id: 'd', wentWrong: { by: 'alex', how: 'wrong-person', other: null, draft: null } }],
    });
  });

  test('asked nothing: the controller is not waited for', () => {
    expect(given(triaged(), asked('q'), sent('q'), wentWrong('q')).status).toBe('triaged');
    expect(given(acknowledged('a', 2), sent('a'), wentWrong('a')).status).toBe('new');
    expect(given(asked('q'), sent('q'), followUp(), wentWrong('q')).status).toBe('follow-up-in');
  });

  test('changes nothing that another letter has settled since', () => {
    const again = given(...decision, reopened(), decided('e'), sent('e'), wentWrong('d'));
    expect(again).toMatchObject({
      status: 'closed',
      decision: 'e',
      promise: { kept: { at: new Date('2019-12-23T11:23:00Z') } },
    });
    const waiting = given(acknowledged('a'), sent('a'), asked('q'), sent('q'), wentWrong('a'));
    expect(waiting).toMatchObject({ status: 'waiting-for-controller', request: { letter: 'q' } });
  });

  test('takes effect behind a letter that is leaving', () => {
    const kase = given(...decision, written('l'), wentWrong('d'));
    expect(kase).toMatchObject({ status: 'letter-leaving', meanwhile: { status: 'triaged' } });
    expect(given(...decision, written('l'), wentWrong('d'), sent('l')).status).toBe('triaged');
  });

  test('lets a report be acknowledged anew', () => {
    const kase = given(acknowledged('a'), sent('a'), wentWrong('a'));
    expect(can('acknowledge', kase, alex)).toBe(true);
  });

  test('may come back all the same, and then there is nobody to ask to delete it', () => {
    expect(can('recall', given(...gone, cameBack('d')), alex)).toBe(false);
  });
});

describe('saying so', () => {
  test('is for any officer, in every state that a case with a sent letter can have', () => {
    for (const kase of [given(...decision), given(acknowledged('d'), sent('d')), given(...decision, written('l'))]) {
      expect(letterWentWrong(kase, tom, at, said)).toMatchObject([
        { type: 'letter-went-wrong', by: 'tom', letter: 'd' },
      ]);
    }
  });

  test('counts once a letter: whoever comes second learns who and when', () => {
    const twice = () => letterWentWrong(given(...gone, acknowledged('a'), sent('a')), tom, at, said);
    expect(twice).toThrow('alex said 2020-01-02T10:00:00.000Z that this letter went wrong.');
  });

  test.for([
    ['never left', given(acknowledged('a'), sent('a'), decided('d'))],
    ['may have left', given(acknowledged('a'), sent('a'), decided('d'), unresolved('d'))],
    ['came back', given(acknowledged('a'), sent('a'), decided('d'), sent('d'), cameBack('d'))],
    ['was taken back', given(acknowledged('a'), sent('a'), decided('d'), undone('d'))],
    [
      'is a recall note',
      given(acknowledged('a'), sent('a'), asked('q'), sent('q'), wentWrong('q'), recalled('d', 'q'), sent('d')),
    ],
  ] as const)('is refused of a letter that %s', ([, kase]) => {
    expect(() => letterWentWrong(kase, alex, at, said)).toThrow('That letter is with nobody');
  });

  test('of another case is recorded there only by whoever may open it', () => {
    const restricted = given({
      type: 'visibility-set',
      by: 'tom',
      at,
      members: ['tom'],
      onePerson: null,
      reason: null,
    });
    const link = { letterOf: 'IC-40001-A1B2' };
    expect(informationWentAstray(restricted, tom, at, link)).toMatchObject([
      { type: 'information-went-astray', ...link },
    ]);
    expect(() => informationWentAstray(restricted, priya, at, link)).toThrow('restricted to named officers');
  });
});

describe('the recall note', () => {
  test('keeps no promise, closes nothing, and can be taken back', () => {
    const kase = given(...gone, recalled('r', 'd'), sent('r', '2020-01-15T10:00:00Z'));
    expect(kase).toMatchObject({ status: 'triaged', promise: { kept: null } });
    expect(can('recall', given(...gone, recalled('r', 'd'), undone('r')), alex)).toBe(true);
  });

  test('asks once, unless the note itself came back', () => {
    const asked = given(...gone, recalled('r', 'd'), sent('r'));
    expect(() => recallLetter(asked, tom, at, note)).toThrow('No letter of this case waits to be recalled.');
    const back = given(...gone, recalled('r', 'd'), sent('r'), cameBack('r'));
    expect(recallLetter(back, tom, at, { ...note, letter: 's' })).toMatchObject([
      { type: 'recall-written', recalls: 'd' },
    ]);
  });

  test('is not written for a letter that nobody said went wrong', () => {
    const two = given(...gone, acknowledged('a'), sent('a'));
    expect(() => recallLetter(two, alex, at, { ...note, recalls: 'a' })).toThrow('nobody said that it went wrong');
    expect(() => recallLetter(given(...decision), alex, at, note)).toThrow('Press Letter went wrong first.');
  });

  test('waits for a letter that is leaving', () => {
    expect(() => recallLetter(given(...gone, written('l')), alex, at, note)).toThrow('A letter by alex leaves');
  });
});

describe('the office’s own report', () => {
  const kept = { of: 'd', draft: text('7'), shown: 4 };
  const others = given(...gone, acknowledged('a'), sent('a'), wentWrong('a', null, 'tom'));

  test('is open to whoever said so and to team leads, and to nobody else', () => {
    const kase = given(claimed('tom'), ...gone);
    expect(() => ensureTheirs(kase, tom, 'd')).toThrow('Only alex, who said that a letter went wrong, and team leads');
    expect(ensureTheirs(kase, alex, 'd')).toMatchObject({ by: 'alex' });
    expect(ensureTheirs(kase, priya, 'd')).toMatchObject({ by: 'alex' });
    expect(() => ensureTheirs(others, tom, 'd')).toThrow('Only alex and team leads may open this report.');
    expect(() => ensureTheirs(others, priya, 'x')).toThrow('Nobody said that this letter went wrong.');
  });

  test('is kept as a person left it, and two who wrote at once do not lose each other’s words', () => {
    const [event] = keepSelfReport(given(...gone), alex, at, kept);
    const kase = given(...gone, ...(event ? [event] : []));
    expect(kase.letters[0]?.wentWrong?.draft).toMatchObject({ text: text('7'), by: 'alex', version: 6 });
    expect(() => keepSelfReport(kase, priya, at, { ...kept, shown: 5 })).toThrow('alex saved this draft');
    expect(keepSelfReport(kase, priya, at, { ...kept, shown: 6 })).toHaveLength(1);
  });

  test('has 72 hours from when it was said, whatever the clocks do', () => {
    expect(reportBy(new Date('2020-03-27T10:00:00Z'))).toEqual(new Date('2020-03-30T10:00:00Z'));
  });
});
