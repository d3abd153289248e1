import type { CaseEvent } from '../../src/case/case.ts';
import type { SecondLook } from '../../src/case/events.ts';
import { replay } from '../../src/case/replay.ts';
import { acknowledged, claimed, decided, request, sent } from './history.ts';
import { facts, opened, text } from './seed.ts';

export const at = new Date('2019-12-23T11:22:00Z');
export const leavesAt = new Date('2019-12-23T11:23:00Z');
export const given = (...events: CaseEvent[]) => replay([...opened(), ...events]);

export const fresh = given();
export const toms = given(claimed('tom'));
export const ours = given(claimed('alex'));
export const leaving = given(claimed('tom'), acknowledged('a', 0, 'tom'));
export const answered = given(claimed('tom'), acknowledged('a', 0, 'tom'), sent('a'));
export const closed = given(claimed('tom'), decided('d'), sent('d', '2020-01-14T15:47:00Z'));

export const choice = { incidentType: 'Phishing', category: 'Cyber', urgent: true, route: 'ask', note: null } as const;
export const decision = {
  letter: 'd',
  leavesAt,
  outcome: 'No Further Action',
  reasons: text('f'),
  recommendations: null,
} as const;
export const outward = { outward: text('9') };
export const reason = { reason: text('1') };
export const words = { note: text('3') };
export const struck = { words: text('3') };
export const asks = { letter: 'q', leavesAt, request: request('q', 2) };
export const greets = { letter: 'a', leavesAt, request: null };
export const contact = { contact: text('d'), reason: null };

/** A second look at the first report, and one answer of it. */
export const look: SecondLook = {
  report: 0,
  facts: { ...facts, peopleBand: '1 to 9' },
  changes: null,
  organisation: null,
};
export const answer = { field: 'subjectCount', was: text('4'), now: text('5') };
