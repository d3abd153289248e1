import type { Closing, Cycle } from './cycles.ts';
import type { CaseEvent, Changes, ContactRef, Corrected, Mishap, ReportFacts } from './events.ts';
import type { Remark } from './remarks.ts';

/** Names a row of event_texts: sha256 over salt and text, as hex. History holds no free text and no person. */
export type TextRef = string;
export type OfficerId = string;
export type LetterId = string;
export type MessageId = string;

/** Who asks: always an officer that roles have already let in. */
export type Officer = { id: OfficerId; lead: boolean };

/** Published decision vocabulary of the ICO's data security incident data set. */
export const outcomes = [
  'No Further Action',
  'Informal Action Taken',
  'Investigation Pursued',
  'Regulatory action taken',
] as const;
export type Outcome = (typeof outcomes)[number];

export type LetterKind = 'acknowledgement' | 'request' | 'decision' | 'letter' | 'recall';

/** A request for information: what was asked stays in texts, its number and date stay here. */
export type Request = { letter: LetterId; questions: TextRef; questionCount: number; answerBy: string };

/** A letter on its way: from the officer's Send until the mailbox reports it sent, or until it is undone. */
export type LeavingLetter = {
  id: LetterId;
  kind: LetterKind;
  by: OfficerId;
  queuedAt: Date;
  /** Office time at which the undo minute ends. */
  leavesAt: Date;
  request: Request | null;
  outcome: Outcome | null;
  /** The letter that a recall note asks to have back. */
  recalls: LetterId | null;
  /** The mails that lay unread when it was written. */
  answers: MessageId[];
  /** The version since which it waits for a person: nobody knows whether it left, or it certainly has not. */
  unresolved: number | null;
  /** Certainly not: the mailbox would not send it, or was not asked to. */
  refused: boolean;
  /** It was not sent, because somebody changed its draft in the mailbox. */
  changed: boolean;
  /** Who then asked for it to leave once more, until it is known what became of that. */
  sentAgain: { by: OfficerId; at: Date } | null;
};

/** A follow-up that somebody has to read, since when and by what day. */
export type FollowUp = { since: Date; readBy: string };

/** Where a case rests when no letter is leaving. Each carries only what is true then. decision: the letter that says so. followUp: one that crossed the request. */
export type Resting =
  | { status: 'new' }
  | { status: 'triaged' }
  | { status: 'waiting-for-controller'; request: Request; followUp: FollowUp | null }
  | ({ status: 'follow-up-in' } & FollowUp)
  | { status: 'closed'; outcome: Outcome | 'No reply needed'; at: Date; decision: LetterId | null }
  | { status: 'referred'; at: Date; outward: TextRef | null; decision: LetterId | null };

export type Standing = Resting | { status: 'letter-leaving'; letter: LeavingLetter; meanwhile: Resting };
export type Status = Standing['status'];

export type Triage = {
  incidentType: string;
  category: 'Cyber' | 'Non Cyber' | null;
  urgent: boolean;
  route: Route;
  by: OfficerId;
  at: Date;
  note: TextRef | null;
};
export const routes = ['ask', 'decide', 'no-reply', 'refer', 'not-a-breach'] as const;
export type Route = (typeof routes)[number];

export type SentLetter = {
  id: LetterId;
  kind: LetterKind;
  by: OfficerId;
  sentAt: Date;
  cameBack: { at: Date; reason: string } | null;
  wentWrong: WentWrong | null;
  recalls: LetterId | null;
};

/** letter: the one that was taken back, where it was its draft. answer: an officer said that it was one. */
export type SentByHand = {
  message: MessageId;
  sentAt: Date;
  letter: LetterId | null;
  answer: boolean;
  cameBack: SentLetter['cameBack'];
};

/** What an officer said of a letter that left; the office's own 72 hours count from then. draft: of its self-report, once a person has kept one. */
export type WentWrong = {
  by: OfficerId;
  at: Date;
  how: Mishap;
  other: string | null;
  note: TextRef;
  draft: (Look & { text: TextRef }) | null;
};

/** The office's promise to answer within seven calendar days of the report. */
export type Promised = {
  dueAt: Date;
  kept: { at: Date; by: 'letter' | 'no-reply-needed' } | null;
  /** When it was recorded that no reply is needed. */
  waivedAt: Date | null;
};

/** Who looked at a report again and when; version: of the case with it. */
export type Look = { by: OfficerId; at: Date; version: number };
export type Correction = Corrected & Look;

export type ReceivedReport = ReportFacts & {
  message: MessageId | null;
  receivedAt: Date;
  /** What officers put right or filled in, oldest first. It lies on top of every reading. */
  corrections: Correction[];
  /** True once an officer has answered for a reader that could not. */
  enteredByHand: boolean;
  /** The newest taking of a new reading. */
  readAgain: Look | null;
};

/** Who may open the case and what it is called where everybody sees it. */
export type Visibility = {
  /** Only these officers; null: every officer. */
  members: OfficerId[] | null;
  /** The sector that stands for an organisation that is one person; null shows its name. */
  onePerson: string | null;
};

/** What the history says is true now. Built only by replay(). */
export type Case = {
  reference: string;
  adopted: boolean;
  version: number;
  channel: 'email' | 'phone' | 'post';
  /** When the controller told the office. The promise counts from here. */
  reportedAt: Date;
  /** When it reached this desk. */
  receivedAt: Date;
  forwardedByStaff: boolean;
  organisation: TextRef | null;
  contact: ContactRef | null;
  owner: OfficerId | null;
  claimedAt: Date | null;
  promise: Promised;
  triage: Triage | null;
  reports: ReceivedReport[];
  /** The newest follow-up beside the first report; null while there is one report. */
  changes: Changes | null;
  /** Mails of the controller that nobody has marked read yet. */
  unread: { message: MessageId; at: Date }[];
  letters: SentLetter[];
  visibility: Visibility;
  cycle: Cycle;
  closings: Closing[];
  /** What officers wrote beside the letters, oldest first. */
  remarks: Remark[];
  /** What colleagues sent from Outlook. */
  byHand: SentByHand[];
  /** Who may write on the case besides its contact. */
  correspondents: ContactRef[];
} & Standing;

export type { CaseEvent };
