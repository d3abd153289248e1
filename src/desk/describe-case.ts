import { addMinutes } from 'date-fns/addMinutes';
import type { Duty } from '../../blocks/case-card.ts';
import type { Case, Status } from '../case/case.ts';
import { type Commitment, commitmentsOf, decideBy } from '../case/commitments.ts';
import { count, dayAndTime, daysTaken, dayWords, dueDayWords, dueWords, timeWords } from '../case/counting.ts';
import { restingOf } from '../case/replay.ts';
import { arrived, isUncounted } from '../case/replay-letters.ts';
import { followUpIn } from '../case/standing.ts';
import { dayOf, shiftDay } from '../case/working-days.ts';
import type { Desk } from './desk.ts';
import { GRACE_MINUTES } from './letter-times.ts';
import { letterNames, mishapWords, reasonWords } from './sentences.ts';

const stateWords: Record<Exclude<Status, 'letter-leaving'>, string> = {
  new: 'New',
  triaged: 'Triaged',
  'waiting-for-controller': 'Waiting',
  'follow-up-in': 'Follow-up in',
  closed: 'Closed',
  referred: 'Referred',
};

/** "New", "New, claimed", "Letter leaving", "New, late". */
export function stateOf(kase: Case, now: Date): string {
  if (kase.status === 'letter-leaving') return 'Letter leaving';
  const over = kase.status === 'closed' || kase.status === 'referred';
  const late = !kase.promise.kept && now > kase.promise.dueAt && !over;
  const words = stateWords[kase.status];
  if (late) return `${words}, late`;
  if (kase.status === 'new' && kase.promise.kept?.by === 'letter') return 'Acknowledged';
  return kase.status === 'new' && kase.owner ? `${words}, claimed` : words;
}

/**
 * Everything a card says is owed, the next duty first; a trouble stands before the duty that it puts off. What is late
 * is said whatever comes before it, and so are what the controller owes and a follow-up that "Waiting" does not tell of.
 */
export function dutiesOf(desk: Desk, kase: Case): Duty[] {
  const now = desk.clock.now();
  const troubles = troublesOf(desk, kase, now);
  if (kase.status === 'letter-leaving') return [...troubles, leavingWords(desk, kase.letter, now)];
  if (kase.status === 'closed') {
    const days = daysTaken(kase.cycle.from, kase.at, desk.calendar);
    const on = dayWords(dayOf(kase.at, desk.calendar));
    return [
      ...troubles,
      { what: `Closed ${on}`, rest: [outcomeWords(kase.outcome), count(days, 'day'), ...again(desk, kase)] },
    ];
  }
  if (kase.status === 'referred') return [...troubles, { what: 'Investigation pursued', rest: ['outside this desk'] }];
  const waits = kase.status === 'waiting-for-controller';
  const said = commitmentsOf(kase, desk.calendar, desk.rules).filter(
    ({ kind, dueAt }, place) => place === 0 || kind === 'answer' || (kind === 'read' && waits) || dueAt < now,
  );
  return [...troubles, ...said.map((commitment) => dutyWords(desk, kase, commitment, now))];
}

/** One commitment as a card, a list or a reminder says it. */
export function dutyWords(desk: Desk, kase: Case, commitment: Commitment, now: Date): Duty {
  const { calendar } = desk;
  switch (commitment.kind) {
    case 'reply': {
      const words = dueWords(commitment.dueAt, now, calendar);
      const arrived = kase.receivedAt > commitment.dueAt ? bornLate(desk, kase) : [];
      return duty(`Reply promised by ${words.due}`, words.late, [words.left, words.sendBy, ...arrived]);
    }
    case 'answer': {
      const resting = restingOf(kase);
      const open = resting.status === 'waiting-for-controller' ? resting.request.questionCount : 0;
      const words = dueDayWords(dayOf(commitment.dueAt, calendar), now, calendar);
      if (words.late) return { what: `Controller’s answer is ${words.late.replace('late by ', '')} late`, rest: [] };
      return duty(`Answer due from the controller ${words.due} (${count(open, 'question')} open)`, null, [words.left]);
    }
    case 'read': {
      const words = dueDayWords(dayOf(commitment.dueAt, calendar), now, calendar);
      return duty(`Read the follow-up by ${words.due}`, words.late, [words.left]);
    }
    case 'decide': {
      const { aim, day, days } = decideBy(kase, calendar, desk.rules);
      const words = dueDayWords(day, now, calendar);
      const why = aim === day ? '' : ` (${days}-day aim ends ${dayWords(aim, dayOf(now, calendar))})`;
      return duty(`Decide by ${words.due}${why}`, words.late, [words.left, ...again(desk, kase)]);
    }
  }
}

/** Which round of work it is, unless it is the first. */
function again(desk: Desk, { cycle }: Case): string[] {
  if (cycle.number === 1) return [];
  const { calendar, clock } = desk;
  return [`cycle ${cycle.number}, reopened ${dayWords(dayOf(cycle.from, calendar), dayOf(clock.now(), calendar))}`];
}

function duty(what: string, late: string | null, rest: (string | null)[]): Duty {
  return { what, ...(late && { late }), rest: rest.filter((words) => words !== null) };
}

function bornLate(desk: Desk, kase: Case): string[] {
  const days = daysTaken(kase.promise.dueAt, kase.receivedAt, desk.calendar);
  const when = dayWords(dayOf(kase.receivedAt, desk.calendar), dayOf(desk.clock.now(), desk.calendar));
  return [`reached this desk ${when}, ${days > 0 ? `${count(days, 'day')} after` : 'after'} its promise`];
}

/** What put the work off: a letter that came back, a mail nobody has read, a report that could not be read. */
function troublesOf(desk: Desk, kase: Case, now: Date): Duty[] {
  const troubles: Duty[] = [];
  const open = kase.promise.kept ? [] : ['the promise is open again'];
  const last = kase.letters.findLast(({ kind }) => kind !== 'recall');
  if (last?.wentWrong) {
    troubles.push({ what: `The ${letterNames[last.kind]} ${mishapWords[last.wentWrong.how]}`, rest: open });
  } else if (last?.cameBack) {
    troubles.push({ what: `The ${letterNames[last.kind]} came back: ${last.cameBack.reason}`, rest: open });
  }
  const note = kase.letters.at(-1);
  if (note?.kind === 'recall' && note.cameBack) {
    troubles.push({ what: `The recall note came back: ${note.cameBack.reason}`, rest: [] });
  }
  const manual = kase.reports.at(-1)?.manual;
  if (manual) troubles.push({ what: `This mail could not be read: ${reasonWords(manual)}`, rest: [] });
  const byHand = kase.byHand.at(-1);
  const since = byHand && kase.letters.some((letter) => arrived(letter) && letter.sentAt > byHand.sentAt);
  if (byHand?.cameBack && !since) {
    troubles.push({ what: `What a colleague sent from Outlook came back: ${byHand.cameBack.reason}`, rest: open });
  }
  if (byHand && isUncounted(byHand) && !kase.promise.kept) {
    const when = dayAndTime(byHand.sentAt, now, desk.calendar);
    troubles.push({ what: `A colleague wrote from Outlook, ${when}`, rest: ['say whether that was the answer'] });
  }
  const wrote = kase.unread.at(-1);
  if (wrote && !followUpIn(restingOf(kase))) {
    troubles.push({
      what: `The controller wrote, ${dayAndTime(wrote.at, now, desk.calendar)}`,
      rest: ['not yet read'],
    });
  }
  return troubles;
}

type Leaving = Extract<Case, { status: 'letter-leaving' }>['letter'];

function leavingWords(desk: Desk, letter: Leaving, now: Date): Duty {
  const name = letterNames[letter.kind];
  if (letter.sentAgain) {
    const at = timeWords(letter.sentAgain.at, now, desk.calendar);
    return { what: `${upper(name)} was sent again at ${at} and does not lie in Sent Items yet`, rest: [] };
  }
  if (letter.changed) {
    const next = 'Send again sends the words as they were approved';
    const rest = letter.refused ? [`${next}, or press Undo`] : [`look in Sent Items; if it has not left, ${next}`];
    return { what: `Somebody changed the draft of the ${name} in the mailbox; it was not sent`, rest };
  }
  if (letter.refused) {
    const next = 'press Undo and put right its words or its address, or Send again';
    return { what: `The mailbox refused the ${name}; it has not left`, rest: [next] };
  }
  if (letter.unresolved) {
    return { what: `The mailbox did not say whether the ${name} left; it was not sent again`, rest: [] };
  }
  const leaves = timeWords(letter.leavesAt, now, desk.calendar);
  if (now > addMinutes(letter.leavesAt, GRACE_MINUTES)) {
    return { what: `${upper(name)} was to leave at ${leaves} and does not lie in Sent Items yet`, rest: [] };
  }
  return { what: `${upper(name)} leaves at ${leaves}`, rest: [] };
}

export function outcomeWords(outcome: string): string {
  return outcome.charAt(0) + outcome.slice(1).toLowerCase();
}

/** The last day of the week that begins today, for "due this week". */
export function weekFrom(desk: Desk): string {
  return shiftDay(dayOf(desk.clock.now(), desk.calendar), 7);
}

function upper(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
