import type { Case, CaseEvent, Outcome } from './case.ts';
import { restingOf } from './standing.ts';

/** One round of work on a case: from its report, or from when it was reopened. */
export type Cycle = {
  number: number;
  from: Date;
  /** How long the office waited for the controller, up to waitsSince. */
  waitedMs: number;
  waitsSince: Date | null;
};

/** What a round came to when the case was closed; nothing that comes later changes it. */
export type Closing = {
  cycle: number;
  from: Date;
  at: Date;
  outcome: Outcome | 'No reply needed';
  waitedMs: number;
};

/** The case with its rounds counted, once an event has happened to it. */
export function counted(before: Case, after: Case, event: CaseEvent): Case {
  if (event.type === 'reopened') return { ...after, cycle: begun(before.cycle.number + 1, event.at) };
  const cycle = waited(after, event);
  const [was, is] = [restingOf(before), restingOf(after)];
  if (is.status === 'closed' && was.status !== 'closed') {
    const { number, from, waitedMs } = cycle;
    const closing: Closing = { cycle: number, from, at: is.at, outcome: is.outcome, waitedMs };
    return { ...after, cycle, closings: [...before.closings, closing] };
  }
  // A decision that came back, or went wrong, closed nothing.
  if (was.status === 'closed' && is.status !== 'closed')
    return { ...after, cycle, closings: before.closings.slice(0, -1) };
  return { ...after, cycle };
}

export function begun(number: number, from: Date): Cycle {
  return { number, from, waitedMs: 0, waitsSince: null };
}

function waited(kase: Case, { type, at }: CaseEvent): Cycle {
  const { cycle } = kase;
  const waits = restingOf(kase).status === 'waiting-for-controller';
  if (waits) return cycle.waitsSince ? cycle : { ...cycle, waitsSince: at };
  if (!cycle.waitsSince) return cycle;
  // Whom the question never reached kept nobody waiting.
  if (type === 'letter-came-back' || type === 'letter-went-wrong') return { ...cycle, waitsSince: null };
  return { ...cycle, waitedMs: cycle.waitedMs + (at.getTime() - cycle.waitsSince.getTime()), waitsSince: null };
}
