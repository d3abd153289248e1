import type { LetterKind, Outcome } from '../case/case.ts';
import type { AnswerKind } from '../policy/template.ts';

/** A letter to the controller; a recall note is none. */
export type CaseLetterKind = Exclude<LetterKind, 'recall'>;

/** All that a letter may say of its case, its recipient and its signer. Dates are days, YYYY-MM-DD. */
export type LetterFacts = {
  kind: CaseLetterKind;
  reference: string;
  /** When the controller reported, not when the office logged it. */
  reportedOn: string;
  followUpsOn: string[];
  organisation: string | null;
  contactName: string | null;
  people: { value: number; approximate: boolean } | null;
  /** What happened, in a line: a noun phrase that follows "It concerns". */
  happened: string | null;
  questions: string[];
  answerBy: string | null;
  outcome: Outcome | null;
  /** The decision that has been sent already, if one has. */
  earlierDecisionOn: string | null;
  reasons: string[];
  recommendations: string[];
  /** What a free letter is about; stands in its subject. */
  about: string | null;
  signer: { name: string; title: string | null; telephone: string | null };
  mailbox: string;
  /** The controller's own reference, kept in the subject. */
  theirToken: string | null;
};

/** All that an answer to a mail outside any case may say. It quotes nothing: whoever sent the mail may have lied about who they are. */
export type AnswerFacts = {
  kind: AnswerKind;
  receivedOn: string;
  senderName: string | null;
  signer: LetterFacts['signer'];
  mailbox: string;
};

/** All that a recall note may say: what finds the letter, for whoever reads it has no part in the case. */
export type RecallFacts = {
  kind: 'recall';
  /** YYYY-MM-DD. */
  letterSentOn: string;
  /** As it was sent. */
  letterSubject: string;
  signer: LetterFacts['signer'];
  mailbox: string;
};

/** A letter without a name and a role under it does not leave. */
export class SignatureMissing extends Error {
  constructor() {
    super('Letters are signed with a name and a title. Set yours first.');
    this.name = 'SignatureMissing';
  }
}

/** A letter that would not say what it is for: a decision without its outcome, questions without a reply date. */
export class LetterIncomplete extends Error {
  constructor(what: string) {
    super(`This letter cannot be written yet: ${what}`);
    this.name = 'LetterIncomplete';
  }
}
