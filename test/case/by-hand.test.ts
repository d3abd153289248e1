import { describe, expect, test } from 'vitest';
import { answerByHand } from '../../src/case/answer-by-hand.ts';
import { replay } from '../../src/case/replay.ts';
import { given } from './deeds.ts';
import { acknowledged, byHand, cameBack, claimed, sent } from './history.ts';
import { alex, opened, tom } from './seed.ts';

const at = new Date('2020-01-02T11:00:00Z');
const written = [claimed(), byHand('m9', '2019-12-23T15:02:00Z')];

describe('what a colleague sends from Outlook', () => {
  test('is on the case and keeps no promise by itself', () => {
    const kase = given(...written);
    expect(kase.byHand).toMatchObject([{ message: 'm9', answer: false }]);
    expect(kase.promise.kept).toBeNull();
  });

  test('keeps it at the time it was sent, once an officer says that it was the answer', () => {
    const events = answerByHand(given(...written), alex, at, { message: 'm9' });
    const kase = replay([...opened(), ...written, ...events]);
    expect(kase.promise.kept).toEqual({ at: new Date('2019-12-23T15:02:00Z'), by: 'letter' });
  });

  test('still keeps it when a later letter comes back', () => {
    const events = answerByHand(given(...written), alex, at, { message: 'm9' });
    const kase = replay([...opened(), ...written, ...events, acknowledged('a'), sent('a'), cameBack('a')]);
    expect(kase.promise.kept?.at).toEqual(new Date('2019-12-23T15:02:00Z'));
  });

  test('is counted once, and only by the owner or a lead', () => {
    const [event] = answerByHand(given(...written), alex, at, { message: 'm9' });
    const kase = given(...written, ...(event ? [event] : []));
    expect(() => answerByHand(kase, alex, at, { message: 'm9' })).toThrow(/Nothing was sent from Outlook/);
    expect(() => answerByHand(given(...written), tom, at, { message: 'm9' })).toThrow();
    expect(() => answerByHand(given(...written), alex, at, { message: 'other' })).toThrow(/not on this case/);
  });
});
