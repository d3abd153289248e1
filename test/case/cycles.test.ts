import { describe, expect, test } from 'vitest';
import { decideBy } from '../../src/case/commitments.ts';
import { given } from './deeds.ts';
import {
  asked,
  cameBack,
  claimed,
  closedUnanswered,
  decided,
  followUp,
  referred,
  reopened,
  sent,
  wentWrong,
} from './history.ts';
import { calendar, rules } from './seed.ts';

const HOUR = 3_600_000;
const closed = [claimed(), decided('d'), sent('d', '2020-01-01T15:47:00Z')];
const reported = new Date('2019-12-20T18:16:00Z');

describe('rounds of work on a case', () => {
  test('the first begins with the report, the next when the case is reopened, with thirty days of its own', () => {
    expect(given().cycle).toMatchObject({ number: 1, from: reported });
    const again = given(...closed, reopened());
    expect(again.cycle).toMatchObject({ number: 2, from: reopened().at });
    expect(decideBy(again, calendar, rules).aim).toBe('2020-02-01');
  });

  test('what the first came to stays when the second is closed otherwise', () => {
    const [first] = given(...closed).closings;
    expect(first).toMatchObject({ cycle: 1, from: reported, outcome: 'No Further Action' });
    const both = given(...closed, reopened(), closedUnanswered('2020-01-09T10:00:00Z')).closings;
    expect(both).toMatchObject([first, { cycle: 2, from: reopened().at, outcome: 'No reply needed' }]);
  });

  test.for([cameBack('d'), wentWrong('d')])(
    'a decision that came back, or went wrong, closed nothing, and the round goes on',
    (event) => {
      const open = given(...closed, event);
      expect([open.closings, open.cycle.number]).toEqual([[], 1]);
    },
  );

  test('a referred case has a next round too, and counts as closed in none', () => {
    const again = given(claimed(), referred(), reopened());
    expect([again.closings, again.cycle.number]).toEqual([[], 2]);
  });

  test.for([cameBack('q'), wentWrong('q')])(
    'nobody waited for a controller whom the question never reached',
    (event) => {
      const { cycle } = given(claimed(), asked('q'), sent('q', '2019-12-23T20:02:00Z'), event);
      expect(cycle).toMatchObject({ waitedMs: 0, waitsSince: null });
    },
  );

  test('waiting for the controller counts from the letter until they answer', () => {
    const asks = [claimed(), asked('q'), sent('q', '2019-12-23T20:02:00Z')];
    const { cycle } = given(...asks, followUp());
    expect(cycle).toMatchObject({ waitedMs: 8 * 24 * HOUR, waitsSince: null });
    expect(given(...asks, followUp(), ...closed.slice(1)).closings).toMatchObject([{ waitedMs: 8 * 24 * HOUR }]);
    expect(given(...asks, ...closed.slice(1), reopened()).cycle).toMatchObject({ waitedMs: 0, waitsSince: null });
  });
});
