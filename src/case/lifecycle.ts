import type { Case, Officer, Standing, Status } from './case.ts';
import { letterInTheWay } from './letter-in-the-way.ts';
import { NotAllowed, type Words } from './not-allowed.ts';
import { arrived, isUncounted } from './replay-letters.ts';
import { everythingRead, noMail, nothingAnswered } from './report-facts.ts';
import { restingOf } from './standing.ts';
import { noneArrived, nothingToRecall, notTheirReport } from './went-wrong.ts';

const OPEN: Status[] = ['new', 'triaged', 'waiting-for-controller', 'follow-up-in', 'letter-leaving'];
const AT_REST: Status[] = ['new', 'triaged', 'waiting-for-controller', 'follow-up-in'];
const DONE: Status[] = ['closed', 'referred'];

type Needs = 'officer' | 'owner' | 'owner-or-lead' | 'author-or-lead' | 'lead';
type Row = {
  from: Status[];
  needs: Needs;
  /** The word on the button. */
  label: string;
  /** What else must be true; a sentence when it is not. */
  unless?: (kase: Case, by: Officer) => ((words: Words) => string) | null;
};

/** What an officer can do with a case, from where, and who may. Buttons and rules read the same rows. */
export const lifecycle = {
  claim: { from: OPEN, needs: 'officer', label: 'Claim', unless: alreadyClaimed },
  acknowledge: { from: AT_REST, needs: 'officer', label: 'Acknowledge', unless: alreadyAcknowledged },
  triage: { from: OPEN, needs: 'officer', label: 'Triage' },
  ask: { from: AT_REST, needs: 'owner-or-lead', label: 'Ask' },
  remind: { from: ['waiting-for-controller'], needs: 'owner-or-lead', label: 'Remind controller' },
  extend: { from: ['waiting-for-controller'], needs: 'owner-or-lead', label: 'Extend' },
  decide: { from: AT_REST, needs: 'owner-or-lead', label: 'Decide' },
  write: { from: [...AT_REST, ...DONE], needs: 'owner-or-lead', label: 'Write' },
  'close-without-reply': { from: AT_REST, needs: 'owner-or-lead', label: 'No reply needed' },
  refer: { from: AT_REST, needs: 'owner-or-lead', label: 'Refer' },
  reopen: { from: DONE, needs: 'owner-or-lead', label: 'Reopen' },
  'mark-read': { from: [...OPEN, ...DONE], needs: 'officer', label: 'Mark as read', unless: nothingUnread },
  release: { from: OPEN, needs: 'owner-or-lead', label: 'Release', unless: nobodyOwns },
  reassign: { from: OPEN, needs: 'owner-or-lead', label: 'Hand over' },
  contact: { from: [...AT_REST, ...DONE], needs: 'owner-or-lead', label: 'Contact' },
  note: { from: [...OPEN, ...DONE], needs: 'officer', label: 'Note' },
  'enter-answers': {
    from: [...AT_REST, ...DONE],
    needs: 'owner-or-lead',
    label: 'Enter answers by hand',
    unless: everythingRead,
  },
  'correct-answer': {
    from: [...AT_REST, ...DONE],
    needs: 'owner-or-lead',
    label: 'Correct an answer',
    unless: nothingAnswered,
  },
  'read-again': { from: [...AT_REST, ...DONE], needs: 'owner-or-lead', label: 'Read again', unless: noMail },
  strike: { from: [...OPEN, ...DONE], needs: 'lead', label: 'Strike', unless: nothingToStrike },
  restrict: { from: [...OPEN, ...DONE], needs: 'owner-or-lead', label: 'Who may see this' },
  'answer-by-hand': {
    from: [...OPEN, ...DONE],
    needs: 'owner-or-lead',
    label: 'From Outlook',
    unless: nothingByHand,
  },
  'letter-went-wrong': {
    from: [...OPEN, ...DONE],
    needs: 'officer',
    label: 'Letter went wrong',
    unless: noneArrived,
  },
  recall: { from: [...AT_REST, ...DONE], needs: 'officer', label: 'Recall note', unless: nothingToRecall },
  'self-report': {
    from: [...OPEN, ...DONE],
    needs: 'officer',
    label: 'Self-report draft',
    unless: notTheirReport,
  },
  undo: { from: ['letter-leaving'], needs: 'author-or-lead', label: 'Undo' },
} as const satisfies Record<string, Row>;

export type LifecycleAct = keyof typeof lifecycle;

/** Why an officer may not do this now; null when they may. */
export function refusal(act: LifecycleAct, kase: Case, by: Officer): ((words: Words) => string) | null {
  const row: Row = lifecycle[act];
  const walled = outsideWall(act, kase, by);
  if (walled) return walled;
  if (!row.from.includes(kase.status)) return wrongState(row, kase, kase);
  // A closed case is no more open for a letter that is leaving from it.
  const resting = restingOf(kase);
  if (row !== lifecycle.undo && !row.from.includes(resting.status)) return wrongState(row, kase, resting);
  return row.unless?.(kase, by) ?? wrongPerson(row.needs, kase, by);
}

export function can(act: LifecycleAct, kase: Case, by: Officer): boolean {
  return refusal(act, kase, by) === null;
}

/** Throws NotAllowed with the sentence when the lifecycle says no. */
export function ensure(act: LifecycleAct, kase: Case, by: Officer): void {
  const no = refusal(act, kase, by);
  if (no) throw new NotAllowed(no);
}

/** What a card may offer: the case is in the right state, whoever looks at it. In the table's order. */
export function offersFor(kase: Case): LifecycleAct[] {
  const somebody: Officer = { id: kase.owner ?? kase.visibility.members?.[0] ?? 'nobody', lead: true };
  // Ids of the table above, and nothing else.
  return (Object.keys(lifecycle) as LifecycleAct[]).filter(
    (act) => can(act, kase, somebody) && !(act === 'claim' && kase.owner) && !(waitsForClaim(act) && !kase.owner),
  );
}

/** Letters beyond the acknowledgement and what they quote are the owner's work: an unclaimed card offers Claim first. */
function waitsForClaim(act: LifecycleAct): boolean {
  return waiting.has(act);
}

const waiting = new Set<LifecycleAct>(['ask', 'decide', 'refer', 'enter-answers', 'correct-answer', 'read-again']);

/** A restricted case is its members' alone; only who they are can be changed by a lead from outside. */
function outsideWall(act: LifecycleAct, { visibility, reference }: Case, by: Officer) {
  if (!visibility.members || visibility.members.includes(by.id) || (act === 'restrict' && by.lead)) return null;
  return restrictedWords(reference);
}

export function restrictedWords(reference: string): () => string {
  return () => `${reference} is restricted to named officers. A team lead can change who they are.`;
}

function wrongState(row: Row, { reference }: Case, standing: Standing) {
  if (row === lifecycle.undo) return () => 'There is no letter to undo: it has left, or was withdrawn.';
  return (words: Words) => {
    const { when } = words;
    switch (standing.status) {
      case 'letter-leaving':
        return letterInTheWay(standing.letter, words);
      case 'closed':
        return `${reference} was closed ${when(standing.at)}. Reopen it to go on.`;
      case 'referred':
        return `${reference} was referred ${when(standing.at)}. Reopen it to go on.`;
      case 'new':
      case 'triaged':
      case 'waiting-for-controller':
      case 'follow-up-in':
        return `${reference} is open.`;
    }
  };
}

function wrongPerson(needs: Needs, kase: Case, by: Officer): ((words: Words) => string) | null {
  if (by.lead || needs === 'officer') return null;
  if (needs === 'author-or-lead') {
    if (kase.status !== 'letter-leaving' || kase.letter.by === by.id) return null;
    const author = kase.letter.by;
    return ({ name }) => `This letter is ${name(author)}'s. Only they or a team lead can undo it.`;
  }
  if (needs === 'lead') return () => 'Only a team lead can strike words from a case.';
  if (kase.owner === by.id) return null;
  const owner = kase.owner;
  if (owner === null) {
    // What is closed cannot be claimed either.
    const next = DONE.includes(restingOf(kase).status) ? 'Ask a team lead.' : 'Claim it first.';
    return () => `Nobody has claimed ${kase.reference}. ${next}`;
  }
  return ({ name }) => `${kase.reference} is ${name(owner)}'s. Ask them or a team lead.`;
}

function alreadyClaimed(kase: Case, by: Officer) {
  const { owner, claimedAt } = kase;
  if (owner === null) return null;
  if (owner === by.id) return () => `You already have ${kase.reference}.`;
  return ({ name, when }: Words) =>
    `${name(owner)} claimed ${kase.reference}${claimedAt ? ` ${when(claimedAt)}` : ''}. Nothing was changed.`;
}

function alreadyAcknowledged(kase: Case) {
  const sent = kase.letters.find((letter) => letter.kind === 'acknowledgement' && arrived(letter));
  if (!sent) return null;
  return ({ name, when }: Words) => `${name(sent.by)} acknowledged ${kase.reference}; it left ${when(sent.sentAt)}.`;
}

function nothingUnread(kase: Case) {
  const unread = kase.unread.length > 0 || restingOf(kase).status === 'follow-up-in';
  return unread ? null : () => 'There is nothing unread on this case.';
}

function nothingByHand(kase: Case) {
  const open = kase.byHand.some(isUncounted);
  return open ? null : () => 'Nothing was sent from Outlook on this case that may yet be counted as an answer.';
}

function nobodyOwns(kase: Case) {
  return kase.owner ? null : () => `Nobody has claimed ${kase.reference}.`;
}

function nothingToStrike(kase: Case) {
  const stands = kase.remarks.some(({ struck }) => !struck);
  return stands ? null : () => `Nothing that could be struck is written on ${kase.reference}.`;
}
