import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { acts } from '../../blocks/ids.ts';
import { readAnswers } from '../../src/chat/teams/render-answers.ts';
import { decodeDialog, decodeTarget, encodeTarget } from '../../src/chat/teams/render-target.ts';

describe('what a press was made on', () => {
  const target = fc
    .record({
      reference: fc.stringMatching(/^IC-\d{1,6}-[A-Z]\d[A-Z]\d$/),
      version: fc.nat(),
      id: fc.option(fc.uuid()),
    })
    .map(({ reference, version, id }) => ({ reference, version, ...(id !== null && { id }) }));

  test('is what the button was drawn for', () => {
    fc.assert(
      fc.property(fc.constantFrom(...acts), target, (act, on) => {
        expect(decodeTarget(JSON.parse(JSON.stringify(encodeTarget(act, on))))).toEqual(on);
      }),
    );
  });

  test.for([[null], ['claim'], [{}], [{ reference: 'IC-1', version: 'x' }], [{ reference: 1, version: 1 }], [[]]])(
    'is nothing for %o',
    ([data]) => {
      expect(() => decodeTarget(data)).toThrow();
      expect(() => decodeDialog(data)).toThrow();
      expect(() => readAnswers(data)).toThrow();
    },
  );
});

test('what nobody asked is no answer, and what is no text is refused', () => {
  expect(readAnswers({ asked: ['answer-note'], 'answer-note': 'Yes', 'answer-owner': 'me', owner: 'me' })).toEqual({
    note: 'Yes',
  });
  expect(readAnswers({ asked: ['owner'], owner: 'me' })).toEqual({});
  expect(() => readAnswers({ asked: ['answer-note'], 'answer-note': { $gt: '' } })).toThrow();
});
