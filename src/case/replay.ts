import type { Case, CaseEvent, LeavingLetter, LetterKind, Resting, SentLetter } from './case.ts';

type Opened = Extract<CaseEvent, { type: 'opened' }>;

/** What a history says is true now. Throws when it is none: empty, not opened first, or opened twice. */
export function replay(history: CaseEvent[]): Case {
  const [first, ...rest] = history;
  if (first?.type !== 'opened') throw new Error('A history begins with the case being opened');
  return rest.reduce(after, begin(first));
}

/** The case once one more thing has happened to it. */
export function after(kase: Case, event: CaseEvent): Case {
  const next = { ...kase, version: kase.version + 1 };
  switch (event.type) {
    case 'opened':
      throw new Error(`${kase.reference} was opened twice`);
    case 'follow-up-received': {
      const report = { ...event.report, message: event.message, receivedAt: event.at };
      const unread = event.message ? [...kase.unread, { message: event.message, at: event.at }] : kase.unread;
      const noted = { ...next, reports: [...kase.reports, report], unread };
      const resting = restingOf(kase);
      // A closed case is not reopened by its controller; an officer is asked to.
      if (resting.status === 'closed' || resting.status === 'referred') return noted;
      return rest(noted, { status: 'follow-up-in', since: event.at, readBy: event.readBy });
    }
    case 'message-received':
      return { ...next, unread: [...kase.unread, { message: event.message, at: event.at }] };
    case 'correspondence-read': {
      const read = { ...next, unread: [] };
      return restingOf(kase).status === 'follow-up-in' ? rest(read, workedOn(read)) : read;
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
      return { ...next, status: 'letter-leaving', letter: leaving(event), meanwhile: restingOf(kase) };
    case 'letter-withdrawn':
      return rest({ ...next, status: 'new' }, restingOf(kase));
    case 'letter-sent':
      return sent(next, event);
    case 'letter-came-back':
      return cameBack(next, event);
    case 'letter-unresolved':
      return kase.status === 'letter-leaving'
        ? { ...next, status: 'letter-leaving', letter: { ...kase.letter, unresolved: true }, meanwhile: kase.meanwhile }
        : next;
    case 'contact-corrected':
      return { ...next, contact: event.contact };
    case 'closed-without-reply': {
      const kept = kase.promise.kept ?? { at: event.at, by: 'no-reply-needed' as const };
      const closed: Resting = { status: 'closed', outcome: 'No reply needed', at: event.at };
      return rest({ ...next, promise: { ...kase.promise, kept }, unread: [] }, closed);
    }
    case 'referred':
      return rest(next, { status: 'referred', at: event.at, outward: event.outward });
    case 'reopened':
      return rest(next, workedOn(kase));
    case 'noted':
      return { ...next, notes: kase.notes + 1 };
  }
}

/** Where the case rests, or will rest again when no letter is leaving. */
export function restingOf(kase: Case): Resting {
  return kase.status === 'letter-leaving' ? kase.meanwhile : kase;
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
    promise: { dueAt: event.promiseDueAt, kept: null },
    triage: null,
    reports: [{ ...report, message: event.message, receivedAt: event.at }],
    unread: [],
    letters: [],
    notes: 0,
    status: 'new',
  };
}

/** Puts the case where it rests now; while a letter is leaving that takes effect when it has left. */
function rest(kase: Case, resting: Resting): Case {
  if (kase.status === 'letter-leaving') return { ...kase, meanwhile: onlyStanding(resting) };
  return { ...withoutStanding(kase), ...onlyStanding(resting) };
}

/** The parts of a standing and nothing else: a Case passed as a Resting would bring all its facts along. */
function onlyStanding(resting: Resting): Resting {
  switch (resting.status) {
    case 'new':
    case 'triaged':
      return { status: resting.status };
    case 'waiting-for-controller':
      return { status: resting.status, request: resting.request };
    case 'follow-up-in':
      return { status: resting.status, since: resting.since, readBy: resting.readBy };
    case 'closed':
      return { status: resting.status, outcome: resting.outcome, at: resting.at };
    case 'referred':
      return { status: resting.status, at: resting.at, outward: resting.outward };
  }
}

const STANDING = ['status', 'letter', 'meanwhile', 'request', 'since', 'readBy', 'outcome', 'at', 'outward'];

/** What is true of the case wherever it stands. */
function withoutStanding(kase: Case): Omit<Case, 'status'> {
  // The compiler cannot follow keys that are dropped by name; the list above is every key of Standing.
  return Object.fromEntries(Object.entries(kase).filter(([key]) => !STANDING.includes(key))) as Omit<Case, 'status'>;
}

function workedOn(kase: Case): Resting {
  return { status: kase.triage ? 'triaged' : 'new' };
}

type Written = Extract<CaseEvent, { leavesAt: Date }>;

function leaving(event: Written): LeavingLetter {
  return {
    id: event.letter,
    kind: kinds[event.type],
    by: event.by,
    queuedAt: event.at,
    leavesAt: event.leavesAt,
    request: 'request' in event ? event.request : null,
    outcome: event.type === 'decided' ? event.outcome : null,
    unresolved: false,
  };
}

const kinds: Record<Written['type'], LetterKind> = {
  acknowledged: 'acknowledgement',
  'information-requested': 'request',
  'letter-written': 'letter',
  decided: 'decision',
};

function sent(kase: Case, event: Extract<CaseEvent, { type: 'letter-sent' }>): Case {
  if (kase.status !== 'letter-leaving' || kase.letter.id !== event.letter) return kase;
  const { id, kind, by, request, outcome } = kase.letter;
  const letters: SentLetter[] = [...kase.letters, { id, kind, by, sentAt: event.sentAt, cameBack: null }];
  // The first letter that a person sent keeps the promise; the desk itself writes none.
  const kept = kase.promise.kept ?? { at: event.sentAt, by: 'letter' as const };
  const left: Case = { ...kase, letters, promise: { ...kase.promise, kept }, status: 'new' };
  if (request) return rest(left, { status: 'waiting-for-controller', request });
  switch (outcome) {
    case null:
      return rest(left, kase.meanwhile);
    case 'No Further Action':
    case 'Informal Action Taken':
      return rest({ ...left, unread: [] }, { status: 'closed', outcome, at: event.sentAt });
    case 'Investigation Pursued':
    case 'Regulatory action taken':
      return rest({ ...left, unread: [] }, { status: 'referred', at: event.sentAt, outward: null });
  }
}

/** A letter that came back keeps nothing: the promise opens again with its old due time, a decision is not made. */
function cameBack(kase: Case, event: Extract<CaseEvent, { type: 'letter-came-back' }>): Case {
  const letters = kase.letters.map((letter) =>
    letter.id === event.letter ? { ...letter, cameBack: { at: event.at, reason: event.reason } } : letter,
  );
  const back = letters.find((letter) => letter.id === event.letter);
  if (!back) return kase;
  const arrived = letters.filter((letter) => !letter.cameBack).map((letter) => letter.sentAt);
  const kept =
    kase.promise.kept?.by === 'no-reply-needed'
      ? kase.promise.kept
      : arrived.length > 0
        ? { at: new Date(Math.min(...arrived.map(Number))), by: 'letter' as const }
        : null;
  const open = { ...kase, letters, promise: { ...kase.promise, kept } };
  return madeBy(back.kind, restingOf(kase)) ? rest(open, workedOn(open)) : open;
}

/** Whether the case rests where it does because of such a letter. */
function madeBy(kind: LetterKind, { status }: Resting): boolean {
  if (kind === 'decision') return status === 'closed' || status === 'referred';
  return kind !== 'letter' && status === 'waiting-for-controller';
}
