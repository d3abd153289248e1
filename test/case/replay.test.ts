import { describe, expect, test } from 'vitest';
import type { CaseEvent } from '../../src/case/case.ts';
import { replay } from '../../src/case/replay.ts';
import {
  acknowledged,
  asked,
  claimed,
  decided,
  followUp,
  noted,
  read,
  referred,
  reopened,
  sent,
  triaged,
  wordsStruck,
  wrote,
} from './history.ts';
import { facts, opened, text } from './seed.ts';

const given = (...events: CaseEvent[]) => replay([...opened(), ...events]);

describe('a history', () => {
  test('begins with the case being opened, once', () => {
    expect(() => replay([])).toThrow('A history begins with the case being opened');
    expect(() => replay([claimed()])).toThrow('A history begins with the case being opened');
    expect(() => given(...opened())).toThrow('IC-31191-G5C6 was opened twice');
  });

  test('has as many versions as events', () => {
    expect(given(claimed(), triaged(), acknowledged('a'), sent('a'), noted()).version).toBe(6);
  });

  test('counts notes and keeps their words elsewhere', () => {
    const kase = given(noted(), noted());
    expect([kase.status, kase.remarks.length]).toEqual(['new', 2]);
    const [struck, why] = given(noted(), wordsStruck()).remarks;
    expect([struck?.struck?.by, why?.on, why?.struck]).toEqual(['priya', 'words-struck', null]);
  });
});

describe('what the controller sends', () => {
  test('waits to be read, then the case goes on', () => {
    expect(given(followUp())).toMatchObject({ status: 'follow-up-in', readBy: '2020-01-03' });
    expect(given(followUp(), read())).toMatchObject({ status: 'new', unread: [] });
    expect(given(triaged(), followUp(), read()).status).toBe('triaged');
  });

  test('without a report in it leaves a case where it is', () => {
    expect(given(asked('q'), sent('q'), wrote('m2'), read())).toMatchObject({
      status: 'waiting-for-controller',
      unread: [],
    });
  });

  test.for<[string, CaseEvent[], string]>([
    ['closed', [decided('d'), sent('d')], 'closed'],
    ['referred', [referred()], 'referred'],
  ])('leaves a %s case as it is, and unread', ([, before, status]) => {
    const kase = given(...before, followUp('m2'));
    expect(kase).toMatchObject({ status, unread: [{ message: 'm2' }] });
    expect(kase.reports).toHaveLength(2);
  });

  test('by telephone has no mail to read', () => {
    expect(given(followUp(null))).toMatchObject({ status: 'follow-up-in', unread: [] });
  });
});

describe('whoever works a case', () => {
  test('has it from claiming it until giving it away', () => {
    const at = new Date('2020-01-02T09:00:00Z');
    expect(given(claimed('tom'))).toMatchObject({ owner: 'tom' });
    expect(
      given(claimed('tom'), { type: 'reassigned', by: 'tom', at, from: 'tom', to: 'alex', note: null }),
    ).toMatchObject({ owner: 'alex', claimedAt: at });
    expect(given(claimed('tom'), { type: 'released', by: 'tom', at, from: 'tom', note: null })).toMatchObject({
      owner: null,
      claimedAt: null,
    });
  });

  test('still has it when it is opened again', () => {
    expect(given(claimed(), triaged(), decided('d'), sent('d'), reopened())).toMatchObject({
      status: 'triaged',
      owner: 'alex',
    });
    expect(given(referred(), reopened()).status).toBe('new');
  });

  test('writes to the newest contact', () => {
    const contact = text('d');
    const event: CaseEvent = { type: 'contact-corrected', by: 'alex', at: new Date(), contact, reason: null };
    expect(given(event).contact).toBe(contact);
  });
});

const untouched = { corrections: [], enteredByHand: false, readAgain: null };

test('every report stays with what it said', () => {
  expect(given(followUp('m2')).reports).toEqual([
    { ...facts, message: 'm1', receivedAt: new Date('2019-12-23T11:12:00Z'), ...untouched },
    { ...facts, kind: 'follow-up', message: 'm2', receivedAt: new Date('2019-12-31T20:02:00Z'), ...untouched },
  ]);
});
