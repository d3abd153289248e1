import { describe, expect, test } from 'vitest';
import type { CaseEvent } from '../../src/case/case.ts';
import { replay } from '../../src/case/replay.ts';
import {
  acknowledged,
  asked,
  cameBack,
  closedUnanswered,
  decided,
  referred,
  reopened,
  sent,
  triaged,
  written,
} from './history.ts';
import { opened } from './seed.ts';

const given = (...events: CaseEvent[]) => replay([...opened(), ...events]);

describe('a letter that came back', () => {
  test('opens the promise again with its old due time', () => {
    const { promise } = given(acknowledged('a'), sent('a'), cameBack('a'));
    expect(promise).toMatchObject({ dueAt: new Date('2019-12-27T18:16:00Z'), kept: null });
  });

  test('leaves the promise to the next letter that did arrive', () => {
    const two = given(
      acknowledged('a'),
      sent('a', '2019-12-23T11:23:00Z'),
      written('l'),
      sent('l', '2019-12-24T10:00:00Z'),
    );
    expect(two.promise.kept?.at).toEqual(new Date('2019-12-23T11:23:00Z'));
    const back = given(
      ...[acknowledged('a'), sent('a', '2019-12-23T11:23:00Z')],
      ...[written('l'), sent('l', '2019-12-24T10:00:00Z'), cameBack('a')],
    );
    expect(back.promise.kept).toEqual({ at: new Date('2019-12-24T10:00:00Z'), by: 'letter' });
  });

  test('does not take back that no reply was needed', () => {
    const kase = given(acknowledged('a'), sent('a'), closedUnanswered('2020-01-02T10:00:00Z'), cameBack('a'));
    expect(kase.promise.kept).toEqual({ at: new Date('2020-01-02T10:00:00Z'), by: 'no-reply-needed' });
    expect(kase).toMatchObject({ status: 'closed', outcome: 'No reply needed' });
  });

  test.for(['No Further Action', 'Investigation Pursued'] as const)(
    'was no decision: "%s" is open again',
    (outcome) => {
      expect(given(triaged(), decided('d', outcome), sent('d'), cameBack('d')).status).toBe('triaged');
      expect(given(decided('d', outcome), sent('d'), cameBack('d')).status).toBe('new');
    },
  );

  test('asked nothing: the controller is not waited for', () => {
    expect(given(triaged(), asked('q'), sent('q'), cameBack('q')).status).toBe('triaged');
    expect(given(acknowledged('a', 2), sent('a'), cameBack('a')).status).toBe('new');
  });

  test('changes nothing that another letter has settled', () => {
    const waiting = given(acknowledged('a'), sent('a'), asked('q'), sent('q'), cameBack('a'));
    expect(waiting).toMatchObject({ status: 'waiting-for-controller', request: { letter: 'q' } });
    const again = given(decided('d'), sent('d'), reopened(), decided('e'), sent('e'), cameBack('d'));
    expect(again.status).toBe('closed');
    const unanswered = given(decided('d'), sent('d'), reopened(), closedUnanswered(), cameBack('d'));
    expect(unanswered.status).toBe('closed');
    const elsewhere = given(decided('d'), sent('d'), reopened(), referred(), cameBack('d'));
    expect(elsewhere.status).toBe('referred');
  });

  test('before the mailbox said that it left has left all the same', () => {
    const kase = given(triaged(), decided('d'), cameBack('d'));
    expect(kase).toMatchObject({ status: 'triaged', promise: { kept: null }, letters: [{ id: 'd', cameBack: {} }] });
  });

  test('is not known at all changes nothing', () => {
    expect(given(cameBack('stranger'))).toEqual({ ...given(), version: 2 });
  });
});
