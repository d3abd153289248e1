import type { conditions } from '../policy/letter-contents.ts';
import type { Policy } from '../policy/load-policy.ts';
import type { Placeholder } from '../policy/template.ts';
import { oneLine } from './clean.ts';
import {
  type AnswerFacts,
  type LetterFacts,
  LetterIncomplete,
  type RecallFacts,
  SignatureMissing,
} from './letter-facts.ts';

type Flags = Record<(typeof conditions)[number], boolean>;
export type LetterWords = Record<Placeholder, string | string[]> & Flags;

/** Every placeholder in words, each on one line. Throws SignatureMissing and LetterIncomplete. */
export function wordsOf(facts: LetterFacts | AnswerFacts | RecallFacts, policy: Policy): LetterWords {
  ensureSigned(facts.signer);
  const words = {
    ...nothing,
    ...officeWords(facts, policy),
    ...own(facts, policy),
  };
  const cleaned = Object.entries(words).map(([name, value]) => [
    name,
    typeof value === 'string' ? oneLine(value) : value.map(oneLine).filter(Boolean),
  ]);
  return {
    ...(Object.fromEntries(cleaned) as typeof words), // the same keys, cleaned
    hasQuestions: said(words.questions),
    hasFollowUps: words.followUps !== '',
    hasEarlierDecision: words.earlierDecision !== '',
    hasReasons: said(words.reasons),
    hasRecommendations: said(words.recommendations),
  };
}

type Lists = 'questions' | 'reasons' | 'recommendations';
type Words = Record<Exclude<Placeholder, Lists>, string> & Record<Lists, string[]>;

/** What a letter of the other sort says; templates that ask for it are refused. */
const nothing = {
  reference: '',
  reportedOn: '',
  followUps: '',
  people: '',
  happened: '',
  questions: [],
  answerBy: '',
  earlierDecision: '',
  decisionSentence: '',
  endSentence: '',
  reasons: [],
  recommendations: [],
  about: '',
  letterSentOn: '',
  letterSubject: '',
  receivedOn: '',
  teamName: '',
  teamReach: '',
} satisfies Partial<Words>;

function own(facts: LetterFacts | AnswerFacts | RecallFacts, policy: Policy) {
  if ('receivedOn' in facts) return answer(facts, policy);
  return facts.kind === 'recall' ? recall(facts) : letter(facts, policy);
}

function officeWords({ signer, mailbox }: LetterFacts | AnswerFacts | RecallFacts, { office }: Policy) {
  return {
    mailbox,
    officeName: office.name,
    officeAddress: office.address.join(', '),
    telephone: office.telephone,
    helplineHours: office.helplineHours,
    web: office.web,
    privacyNotice: office.privacyNotice,
    securityGuidance: office.securityGuidance,
    signerName: signer.name,
    signerTitle: signer.title ?? '',
    signerTelephone: signer.telephone ?? '',
  } satisfies Partial<Words>;
}

function letter(facts: LetterFacts, { outcomes }: Policy) {
  ensureWhole(facts);
  return {
    reference: facts.reference,
    salutation: salutation([facts.contactName, facts.organisation], 'colleague'),
    reportedOn: dayInLetters(facts.reportedOn),
    followUps: joined(facts.followUpsOn.map(dayInLetters)),
    people: people(facts.people),
    happened: happened(facts.happened ?? ''),
    questions: facts.questions,
    answerBy: facts.answerBy ? dayInLetters(facts.answerBy) : '',
    earlierDecision: facts.earlierDecisionOn ? dayInLetters(facts.earlierDecisionOn) : '',
    decisionSentence: facts.outcome ? outcomes[facts.outcome].decided : '',
    endSentence: facts.outcome ? outcomes[facts.outcome].next : '',
    reasons: facts.reasons,
    recommendations: facts.recommendations,
    about: oneLine(facts.about ?? '') || 'Your report',
  } satisfies Partial<Words>;
}

function answer({ kind, receivedOn, senderName }: AnswerFacts, { teams }: Policy) {
  const team =
    kind === 'answer-information-request'
      ? teams.informationRequests
      : kind === 'answer-press'
        ? teams.press
        : teams.complaints;
  return {
    salutation: salutation([senderName], 'Sir or Madam'),
    receivedOn: dayInLetters(receivedOn),
    teamName: team.name,
    teamReach: team.reach,
  } satisfies Partial<Words>;
}

function recall({ letterSentOn, letterSubject }: RecallFacts) {
  return {
    salutation: salutation([], 'Sir or Madam'),
    letterSentOn: dayInLetters(letterSentOn),
    letterSubject,
  } satisfies Partial<Words>;
}

function ensureSigned({ name, title }: LetterFacts['signer']) {
  if (!oneLine(name) || !oneLine(title ?? '')) throw new SignatureMissing();
}

function ensureWhole({ kind, outcome, questions, answerBy }: LetterFacts) {
  if (kind === 'decision' && !outcome) throw new LetterIncomplete('choose the outcome first.');
  if ((kind === 'request' || said(questions)) && !answerBy) {
    throw new LetterIncomplete('say by when the questions are to be answered.');
  }
}

function said(items: string[]): boolean {
  return items.some((item) => oneLine(item) !== '');
}

/** "20 December 2019". */
export function dayInLetters(day: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}

function salutation(names: (string | null)[], otherwise: string): string {
  const name = names.find((candidate) => candidate && isName(candidate));
  return `Dear ${name ?? otherwise}`;
}

/** A letter never shows a marker where a name should be. */
function isName(text: string): boolean {
  const name = oneLine(text);
  return name.length <= 120 && /\p{L}[\p{L}\p{M}]/u.test(name) && !/[{}<>@]/.test(name) && !isFiller(name);
}

/** Redaction marks, and what people write where they have nothing to say. */
function isFiller(text: string): boolean {
  const filler =
    /^(n\/?a|nil|none|null|undefined|unknown|anonymous|tb[acd]|x+|same( as above)?|as above|not (yet )?(known|stated|given|provided|applicable|disclosed))[\s.]*$/i;
  return filler.test(text) || /\b(redact(ed|ion)|withheld)\b|[\u2588[\]]/iu.test(text);
}

/** A noun phrase; the template brings its own full stop. */
function happened(typed: string): string {
  const words = oneLine(typed).replace(/[.\s]+$/, '');
  return isFiller(words) ? '' : words;
}

function people(count: LetterFacts['people']): string {
  if (!count || count.value < 1) return '';
  if (count.value === 1) return 'one person';
  const number = new Intl.NumberFormat('en-GB').format(count.value);
  return `up to ${count.approximate ? 'about ' : ''}${number} people`;
}

function joined(items: string[]): string {
  return new Intl.ListFormat('en-GB').format(items);
}
