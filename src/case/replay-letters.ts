import type {
  Case,
  CaseEvent,
  FollowUp,
  LeavingLetter,
  LetterId,
  LetterKind,
  MessageId,
  Promised,
  Resting,
  SentByHand,
  SentLetter,
} from './case.ts';
import { followUpIn, rest, restingOf, stand, workedOn } from './standing.ts';

type Of<Type extends CaseEvent['type']> = Extract<CaseEvent, { type: Type }>;
type Written = Extract<CaseEvent, { leavesAt: Date }>;

export function leaves(kase: Case, event: Written): Case {
  const letter: LeavingLetter = {
    id: event.letter,
    kind: kinds[event.type],
    by: event.by,
    queuedAt: event.at,
    leavesAt: event.leavesAt,
    request: 'request' in event ? event.request : null,
    outcome: event.type === 'decided' ? event.outcome : null,
    recalls: event.type === 'recall-written' ? event.recalls : null,
    answers: kase.unread.map(({ message }) => message),
    unresolved: null,
    refused: false,
    changed: false,
    sentAgain: null,
  };
  return stand(kase, { status: 'letter-leaving', letter, meanwhile: restingOf(kase) });
}

const kinds: Record<Written['type'], LetterKind> = {
  acknowledged: 'acknowledgement',
  'information-requested': 'request',
  'letter-written': 'letter',
  decided: 'decision',
  'recall-written': 'recall',
};

export function hasLeft(kase: Case, event: Of<'letter-sent'>): Case {
  if (kase.status !== 'letter-leaving' || kase.letter.id !== event.letter) return kase;
  const { letter } = kase;
  const left = withLetters(kase, [...kase.letters, sentLetter(letter, event.sentAt)]);
  if (letter.request) {
    return stand(left, { status: 'waiting-for-controller', request: letter.request, followUp: crossed(kase) });
  }
  if (!letter.outcome) return stand(left, kase.meanwhile);
  // What came after the decision was written still waits to be read.
  const unread = kase.unread.filter(({ message }) => !letter.answers.includes(message));
  return stand({ ...left, unread }, decidedBy(letter.id, letter.outcome, event.sentAt));
}

/** What came while the letter was leaving, and so is not what it asks about; null once it was read. */
function crossed({ meanwhile, letter, reports, unread }: Extract<Case, { status: 'letter-leaving' }>): FollowUp | null {
  const newest = reports.at(-1)?.message;
  const waits = unread.some(({ message }) => message === newest && !letter.answers.includes(message));
  return waits ? followUpIn(meanwhile) : null;
}

/** Nobody knows whether it left, or it certainly has not. */
export function isUnresolved(kase: Case, event: Of<'letter-unresolved'>): Case {
  const { letter, refused = false, changed = false } = event;
  return leavingWith(kase, letter, { unresolved: kase.version, refused, changed, sentAgain: null });
}

export function isSentAgain(kase: Case, { letter, by, at }: Of<'letter-sent-again'>): Case {
  return leavingWith(kase, letter, { sentAgain: { by, at } });
}

function leavingWith(kase: Case, id: LetterId, mark: Partial<LeavingLetter>): Case {
  if (kase.status !== 'letter-leaving' || kase.letter.id !== id) return kase;
  return stand(kase, { ...kase, letter: { ...kase.letter, ...mark } });
}

/** A letter that came back keeps nothing: the promise opens again with its old due time, a decision is not made. */
export function cameBack(kase: Case, event: Of<'letter-came-back'>): Case {
  const back = { at: event.at, reason: event.reason };
  // Its return can be heard of before its leaving: then this is all that is known of when it left.
  if (kase.status === 'letter-leaving' && kase.letter.id === event.letter) {
    const letters = [...kase.letters, { ...sentLetter(kase.letter, event.at), cameBack: back }];
    return stand(withLetters(kase, letters), kase.meanwhile);
  }
  const byHand = kase.byHand.map((sent) => (sent.letter === event.letter ? { ...sent, cameBack: back } : sent));
  return undelivered({ ...kase, byHand }, event.letter, { cameBack: back });
}

/** A letter that the wrong person has, or that told what it should not have, keeps no more than one that came back. */
export function wentWrong(kase: Case, { letter, by, at, how, other, note }: Of<'letter-went-wrong'>): Case {
  return undelivered(kase, letter, { wentWrong: { by, at, how, other, note, draft: null } });
}

export function draftKept(kase: Case, { of, by, at, draft }: Of<'self-report-kept'>): Case {
  const kept = { by, at, version: kase.version, text: draft };
  const letters = kase.letters.map((letter) =>
    letter.id === of && letter.wentWrong ? { ...letter, wentWrong: { ...letter.wentWrong, draft: kept } } : letter,
  );
  return { ...kase, letters };
}

function undelivered(kase: Case, id: LetterId, mark: Partial<SentLetter>): Case {
  const letters = kase.letters.map((letter) => (letter.id === id ? { ...letter, ...mark } : letter));
  const open = withLetters(kase, letters);
  const resting = restingOf(kase);
  if (!restsOn(id, resting)) return open;
  const unread = followUpIn(resting);
  return rest(open, unread ? { status: 'follow-up-in', ...unread } : workedOn(open));
}

/** It is with the controller, as far as anybody knows. */
export function arrived({ kind, cameBack, wentWrong }: SentLetter): boolean {
  return kind !== 'recall' && !cameBack && !wentWrong;
}

/** Kept by what came first of a letter that arrived, an answer from Outlook, and a recorded "no reply needed". */
export function keptBy({ promise, letters, byHand }: Pick<Case, 'promise' | 'letters' | 'byHand'>): Promised {
  const { dueAt, waivedAt } = promise;
  const answers = [...letters.filter(arrived), ...byHand.filter(({ answer, cameBack }) => answer && !cameBack)];
  const first = Math.min(...answers.map(({ sentAt }) => sentAt.getTime()));
  if (waivedAt && waivedAt.getTime() <= first)
    return { dueAt, waivedAt, kept: { at: waivedAt, by: 'no-reply-needed' } };
  return { dueAt, waivedAt, kept: answers.length > 0 ? { at: new Date(first), by: 'letter' } : null };
}

/** Every letter to the controller tells next steps: the desk writes no automatic receipts. */
function withLetters(kase: Case, letters: SentLetter[]): Case {
  return { ...kase, letters, promise: keptBy({ ...kase, letters }) };
}

export function writtenByHand({ message, sentAt, letter }: Of<'sent-by-hand'>): SentByHand {
  return { message, sentAt, letter: letter ?? null, answer: false, cameBack: null };
}

/** It may yet be said to have been an answer. */
export function isUncounted({ answer, cameBack }: SentByHand): boolean {
  return !answer && !cameBack;
}

/** An officer says that a colleague's mail was the answer; it was one from when it was sent. */
export function answeredByHand(kase: Case, message: MessageId): Case {
  const byHand = kase.byHand.map((sent) => (sent.message === message ? { ...sent, answer: true } : sent));
  return { ...kase, byHand, promise: keptBy({ ...kase, byHand }) };
}

function sentLetter({ id, kind, by, recalls }: LeavingLetter, sentAt: Date): SentLetter {
  return { id, kind, by, sentAt, cameBack: null, wentWrong: null, recalls };
}

function decidedBy(decision: LetterId, outcome: NonNullable<LeavingLetter['outcome']>, at: Date): Resting {
  switch (outcome) {
    case 'No Further Action':
    case 'Informal Action Taken':
      return { status: 'closed', outcome, at, decision };
    case 'Investigation Pursued':
    case 'Regulatory action taken':
      return { status: 'referred', at, outward: null, decision };
  }
}

/** Whether the case rests where it does because of this very letter. */
function restsOn(letter: LetterId, resting: Resting): boolean {
  if (resting.status === 'closed' || resting.status === 'referred') return resting.decision === letter;
  return resting.status === 'waiting-for-controller' && resting.request.letter === letter;
}
