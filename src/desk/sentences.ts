import type { CaseEvent, LetterKind, OfficerId } from '../case/case.ts';
import { dayAndTime, dayWords } from '../case/counting.ts';
import type { Mishap } from '../case/events.ts';
import { questionOf } from '../case/questions.ts';
import { ELSEWHERE } from '../case/sent-by-hand.ts';
import type { OfficeCalendar } from '../case/working-days.ts';

export type Names = (id: OfficerId) => string;

export const letterNames: Record<LetterKind, string> = {
  acknowledgement: 'acknowledgement',
  request: 'request for information',
  decision: 'decision letter',
  letter: 'letter',
  recall: 'recall note',
};

/** What an officer said of a letter, to go on in a sentence about it. */
export const mishapWords: Record<Mishap, string> = {
  'wrong-person': 'went to the wrong person',
  'another-case': 'told of another case',
  other: 'went wrong',
};

/** One event as a line of the thread and of the history: what, who and when, never anybody's free text. */
export function sentenceFor(event: CaseEvent, names: Names, calendar: OfficeCalendar, letter?: LetterKind): string {
  const who = event.by === 'desk' || event.by === 'controller' ? '' : names(event.by);
  const leaves = 'leavesAt' in event ? timeOnly(event.leavesAt, calendar) : '';
  const named = letter ? letterNames[letter] : 'letter';
  const filer = filedWords(event, names);
  switch (event.type) {
    case 'opened':
      if (event.by === 'desk') return 'Taken over from another system.';
      return event.forwardedByStaff
        ? `Report received ${dayAndTime(event.reportedAt, event.at, calendar)}, forwarded to this desk by staff.${filer}`
        : event.channel === 'email'
          ? `Report received.${filer}`
          : `${who} took down a report that came by ${event.channel === 'phone' ? 'telephone' : 'post'}.`;
    case 'follow-up-received':
      return `Follow-up report received: ${plural(event.changes.changed, 'answer')} changed.${filer}`;
    case 'answer-corrected':
      return `${who} corrected an answer of the report (${event.answers.map(({ field }) => `"${questionOf(field).question}"`).join(', ')}).`;
    case 'answers-entered':
      return `${who} entered ${plural(event.answers.length, 'answer')} of the report by hand.`;
    case 'report-read-again':
      return `${who} took a new reading of the report: ${plural(event.differing, 'answer')} ${event.differing === 1 ? 'differs' : 'differ'}.`;
    case 'message-received':
      return `The controller wrote.${filer}`;
    case 'colleague-wrote':
      return `A colleague wrote to this office.${filer}`;
    case 'correspondence-read':
      return `${who} read what the controller sent.`;
    case 'claimed':
      return `${who} claimed this.`;
    case 'released':
      return event.from === event.by ? `${who} released this.` : `${who} released this from ${names(event.from)}.`;
    case 'reassigned':
      if (event.by === 'desk' && event.from)
        return `Handed over from ${names(event.from)} to ${names(event.to)}: both accounts are one person’s.`;
      return event.from && event.from !== event.by
        ? `${who} handed this over from ${names(event.from)} to ${names(event.to)}.`
        : `${who} handed this over to ${names(event.to)}.`;
    case 'triaged':
      return `${who} triaged it: ${event.incidentType}, ${event.urgent ? 'urgent, ' : ''}${routeWords[event.route]}.`;
    case 'acknowledged':
      return event.request
        ? `${who} wrote the acknowledgement with ${plural(event.request.questionCount, 'question')}; it leaves at ${leaves}.`
        : `${who} wrote the acknowledgement; it leaves at ${leaves}.`;
    case 'information-requested':
      return `${who} asked ${plural(event.request.questionCount, 'question')}, to be answered by ${dayWords(event.request.answerBy)}; the letter leaves at ${leaves}.`;
    case 'letter-written':
      return `${who} wrote a letter; it leaves at ${leaves}.`;
    case 'answer-date-extended':
      return `${who} gave the controller until ${dayWords(event.answerBy)} to answer.`;
    case 'decided':
      return `${who} decided: ${event.outcome}; the letter leaves at ${leaves}.`;
    case 'letter-withdrawn':
      return `${who} withdrew the ${named} before it left.`;
    case 'letter-sent':
      return [
        `${capital(named)} sent ${dayAndTime(event.sentAt, event.at, calendar)}.`,
        ...(event.changed
          ? [`The draft of the ${named} was changed and was sent from Outlook: compare it in Sent Items.`]
          : []),
      ].join(' ');
    case 'letter-came-back':
      return who
        ? `${who} said that the ${named} came back: ${event.reason}.`
        : `The ${named} came back: ${event.reason}.`;
    case 'letter-unresolved':
      if (event.changed) return `Somebody changed the draft of the ${named} in the mailbox; it was not sent.`;
      return event.refused
        ? `The mailbox refused the ${named}; it has not left.`
        : `The mailbox did not say whether the ${named} left; it was not sent again.`;
    case 'letter-sent-again':
      return `${who} pressed Send again for the ${named}.`;
    case 'letter-went-wrong': {
      const affected = event.other ? ` ${capital(event.other)} is affected.` : '';
      return `${who} said that the ${named} ${mishapWords[event.how]}.${affected}`;
    }
    case 'information-went-astray':
      return `${who} said that information of this case went out with a letter of ${event.letterOf}.`;
    case 'recall-written':
      return `${who} wrote a recall note; it leaves at ${leaves}.`;
    case 'self-report-kept':
      return `${who} saved the draft of the office’s own report.`;
    case 'contact-corrected':
      return `${who} corrected the contact.`;
    case 'closed-without-reply':
      return `${who} closed this: no reply needed, reason recorded.`;
    case 'referred':
      return `${who} referred this.`;
    case 'reopened':
      return `${who} reopened this, reason recorded.`;
    case 'visibility-set': {
      if (event.by === 'desk')
        return 'Two accounts among those who may open this are one person’s; nobody else may open it now.';
      const whom = event.members ? 'restricted this to named officers' : 'let every officer open this';
      return `${who} ${whom}${event.onePerson ? ', and its organisation is shown by its sector' : ''}.`;
    }
    case 'sent-by-hand':
      if (event.message === ELSEWHERE)
        return `The office wrote ${dayAndTime(event.sentAt, event.at, calendar)}, before this desk.`;
      if (event.letter)
        return `The ${named} that was taken back was sent from Outlook all the same, ${dayAndTime(event.sentAt, event.at, calendar)}.`;
      return `A colleague wrote from Outlook, ${dayAndTime(event.sentAt, event.at, calendar)}.`;
    case 'answer-by-hand':
      if (event.message === ELSEWHERE) return 'What it wrote then counts as its answer.';
      return `${who} counted what was sent from Outlook ${dayAndTime(event.sentAt, event.at, calendar)} as an answer.`;
    case 'correspondent-confirmed':
      return `${who} confirmed another correspondent.`;
    case 'words-struck':
      return `${who} struck what ${names(event.wroteBy)} wrote ${dayAndTime(event.wroteAt, event.at, calendar)}, reason recorded.`;
    case 'noted':
      return `${who} ${event.source ? 'attached a message' : 'added a note'}.`;
  }
}

/** Who put a mail where it is; nothing where the desk did. */
function filedWords(event: CaseEvent, names: Names): string {
  if (!('filedBy' in event) || event.filedBy === undefined) return '';
  return ` ${names(event.filedBy)} ${event.type === 'opened' ? 'made a case of this mail' : 'put this mail on the case'}.`;
}

const routeWords = {
  ask: 'ask for information',
  decide: 'decide',
  'no-reply': 'no reply needed',
  refer: 'refer',
  'not-a-breach': 'not a breach',
};

/** Why a mail could not be read, to go on in a sentence of ours. */
export function reasonWords(manual: string): string {
  return manual.charAt(0).toLowerCase() + manual.slice(1).replace(/\.$/, '');
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function timeOnly(at: Date, calendar: OfficeCalendar): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone: calendar.zone, hour: '2-digit', minute: '2-digit' }).format(at);
}
