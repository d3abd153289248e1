import type { Case, FollowUp, Resting, Standing } from './case.ts';

/** Where the case rests, or will rest again when no letter is leaving. */
export function restingOf(kase: Case): Resting {
  return kase.status === 'letter-leaving' ? kase.meanwhile : kase;
}

/** The follow-up that waits to be read there. */
export function followUpIn(resting: Resting): FollowUp | null {
  if (resting.status === 'waiting-for-controller') return resting.followUp;
  return resting.status === 'follow-up-in' ? { since: resting.since, readBy: resting.readBy } : null;
}

/** Puts the case where it rests now; while a letter is leaving that takes effect when it has left. */
export function rest(kase: Case, resting: Resting): Case {
  if (kase.status !== 'letter-leaving') return stand(kase, resting);
  return stand(kase, { status: 'letter-leaving', letter: kase.letter, meanwhile: resting });
}

/** Puts the case there at once, with nothing left of where it stood. */
export function stand(kase: Case, standing: Standing): Case {
  return { ...withoutStanding(kase), ...onlyStanding(standing) };
}

/** Where an open case rests when nothing else is known of it. */
export function workedOn(kase: Case): Resting {
  return { status: kase.triage ? 'triaged' : 'new' };
}

const STANDING = [
  'status',
  'letter',
  'meanwhile',
  'request',
  'followUp',
  'since',
  'readBy',
  'outcome',
  'at',
  'outward',
  'decision',
];

/** What is true of the case wherever it stands. */
function withoutStanding(kase: Case): Omit<Case, 'status'> {
  // The compiler cannot follow keys that are dropped by name; the list above is every key of Standing.
  return Object.fromEntries(Object.entries(kase).filter(([key]) => !STANDING.includes(key))) as Omit<Case, 'status'>;
}

/** The parts of a standing and nothing else: a Case passed as one would bring all its facts along. */
function onlyStanding(standing: Standing): Standing {
  if (standing.status !== 'letter-leaving') return onlyResting(standing);
  return { status: standing.status, letter: standing.letter, meanwhile: onlyResting(standing.meanwhile) };
}

function onlyResting(resting: Resting): Resting {
  switch (resting.status) {
    case 'new':
    case 'triaged':
      return { status: resting.status };
    case 'waiting-for-controller':
      return { status: resting.status, request: resting.request, followUp: resting.followUp };
    case 'follow-up-in':
      return { status: resting.status, since: resting.since, readBy: resting.readBy };
    case 'closed':
      return { status: resting.status, outcome: resting.outcome, at: resting.at, decision: resting.decision };
    case 'referred':
      return { status: resting.status, at: resting.at, outward: resting.outward, decision: resting.decision };
  }
}
