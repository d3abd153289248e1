import { post } from './sandbox.js';

/** The moments of the 2019 case that come from outside; what officers did in between is for the visitor to do. */
const MOMENTS = [
  {
    at: '2019-12-23T11:12:00Z',
    words: 'on Monday 23 December staff forward what a controller sent on Friday at 18:16',
    step: 1,
    ready: (seen) => seen.desk.cases.length === 0,
  },
  {
    at: '2019-12-31T20:02:00Z',
    words: 'on Tuesday 31 December, 20:02, the controller replies with the follow-up',
    step: 2,
    ready: (seen) => seen.sent.length > 0 && !seen.desk.cases.some((kase) => kase.steps.answer),
  },
  {
    at: '2020-01-14T15:40:00Z',
    words: 'on Tuesday 14 January the case is decided',
    step: null,
    ready: (seen) => seen.desk.now < '2020-01-14' && seen.desk.cases.some((kase) => kase.steps.answer),
  },
];

/** What comes next in the replay; null outside it, and while the next step is an officer's. */
export function nextMoment(seen) {
  if (!seen.desk || seen.desk.now > '2020-03') return null;
  return MOMENTS.find((moment) => moment.ready(seen)) ?? null;
}

export async function stepTo({ at, step }, seen) {
  // The clock only goes forward; a visitor may have moved it further than the case did.
  if (seen.desk.now < at) await post('clock', { now: at });
  return step ? post('samples/replay', { step }) : null;
}
