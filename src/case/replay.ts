import type { Case, CaseEvent } from './case.ts';
import { begun, counted } from './cycles.ts';
import { remarked, struckFrom } from './remarks.ts';
import {
  answeredByHand,
  cameBack,
  draftKept,
  hasLeft,
  isSentAgain,
  isUnresolved,
  keptBy,
  leaves,
  wentWrong,
  writtenByHand,
} from './replay-letters.ts';
import { corrected, received, understood } from './replay-reports.ts';
import { rest, restingOf, stand, workedOn } from './standing.ts';

export { restingOf };

type Opened = Extract<CaseEvent, { type: 'opened' }>;

/** What a history says is true now. Throws when it is none: empty, not opened first, or opened twice. */
export function replay(history: CaseEvent[]): Case {
  const [first, ...rest] = history;
  if (first?.type !== 'opened') throw new Error('A history begins with the case being opened');
  return rest.reduce((kase, event) => remarked(counted(kase, after(kase, event), event), event), begin(first));
}

/** The case once one more thing has happened to it. */
function after(kase: Case, event: CaseEvent): Case {
  const next = { ...kase, version: kase.version + 1 };
  switch (event.type) {
    case 'opened':
      throw new Error(`${kase.reference} was opened twice`);
    case 'follow-up-received': {
      const report = received(event.report, event.message, event.at);
      const unread = event.message ? [...kase.unread, { message: event.message, at: event.at }] : kase.unread;
      const noted = { ...next, reports: [...kase.reports, report], changes: event.changes, unread };
      const resting = restingOf(kase);
      // A closed case is not reopened by its controller; an officer is asked to.
      if (resting.status === 'closed' || resting.status === 'referred') return noted;
      return rest(noted, { status: 'follow-up-in', since: event.at, readBy: event.readBy });
    }
    case 'answer-corrected':
    case 'answers-entered':
      return corrected(next, event);
    case 'report-read-again':
      return understood(next, event, { readAgain: { by: event.by, at: event.at, version: next.version } });
    case 'message-received':
      return { ...next, unread: [...kase.unread, { message: event.message, at: event.at }] };
    case 'correspondence-read': {
      const read = { ...next, unread: [] };
      const resting = restingOf(kase);
      if (resting.status === 'waiting-for-controller') return rest(read, { ...resting, followUp: null });
      return resting.status === 'follow-up-in' ? rest(read, workedOn(read)) : read;
    }
    case 'claimed':
      return { ...next, owner: event.by, claimedAt: event.at };
    case 'released':
      return { ...next, owner: null, claimedAt: null };
    case 'reassigned':
      return { ...next, owner: event.to, claimedAt: event.at };
    case 'triaged': {
      const { incidentType, category, urgent, route, by, at, note } = event;
      const triaged = { ...next, triage: { incidentType, category, urgent, route, by, at, note } };
      return restingOf(kase).status === 'new' ? rest(triaged, { status: 'triaged' }) : triaged;
    }
    case 'acknowledged':
    case 'information-requested':
    case 'letter-written':
    case 'decided':
    case 'recall-written':
      return leaves(next, event);
    case 'answer-date-extended': {
      const resting = restingOf(kase);
      if (resting.status !== 'waiting-for-controller') return next;
      return rest(next, { ...resting, request: { ...resting.request, answerBy: event.answerBy } });
    }
    case 'letter-withdrawn':
      return stand(next, restingOf(kase));
    case 'letter-sent':
      return hasLeft(next, event);
    case 'letter-came-back':
      return cameBack(next, event);
    case 'letter-went-wrong':
      return wentWrong(next, event);
    case 'self-report-kept':
      return draftKept(next, event);
    case 'information-went-astray':
      return next;
    case 'letter-unresolved':
      return isUnresolved(next, event);
    case 'letter-sent-again':
      return isSentAgain(next, event);
    case 'contact-corrected':
      return { ...next, contact: event.contact };
    case 'closed-without-reply': {
      const promise = keptBy({ ...kase, promise: { ...kase.promise, waivedAt: kase.promise.waivedAt ?? event.at } });
      const { at } = event;
      return rest(
        { ...next, promise, unread: [] },
        { status: 'closed', outcome: 'No reply needed', at, decision: null },
      );
    }
    case 'referred':
      return rest(next, { status: 'referred', at: event.at, outward: event.outward, decision: null });
    case 'reopened':
      return rest(next, workedOn(kase));
    case 'visibility-set':
      return { ...next, visibility: { members: event.members, onePerson: event.onePerson } };
    case 'noted':
    case 'colleague-wrote':
      return next;
    case 'words-struck':
      return { ...next, remarks: struckFrom(kase.remarks, event.words, { by: event.by, at: event.at }) };
    case 'sent-by-hand':
      return { ...next, byHand: [...kase.byHand, writtenByHand(event)] };
    case 'answer-by-hand':
      return answeredByHand(next, event.message);
    case 'correspondent-confirmed':
      return { ...next, correspondents: [...kase.correspondents, event.contact] };
  }
}

function begin(event: Opened): Case {
  const { reference, adopted, channel, reportedAt, forwardedByStaff, organisation, contact, report } = event;
  return {
    reference,
    adopted,
    version: 1,
    channel,
    reportedAt,
    receivedAt: event.at,
    forwardedByStaff,
    organisation,
    contact,
    owner: null,
    claimedAt: null,
    promise: { dueAt: event.promiseDueAt, kept: null, waivedAt: null },
    triage: null,
    reports: [received(report, event.message, event.at)],
    changes: null,
    unread: [],
    letters: [],
    visibility: { members: null, onePerson: null },
    cycle: begun(1, reportedAt),
    closings: [],
    remarks: [],
    byHand: [],
    correspondents: [],
    status: 'new',
  };
}
