import type { TemplateKind } from './template.ts';

/** What a letter may say of its case and its office. */
export const placeholders = [
  'reference',
  'salutation',
  'reportedOn',
  'followUps',
  'people',
  'happened',
  'questions',
  'answerBy',
  'earlierDecision',
  'decisionSentence',
  'endSentence',
  'reasons',
  'recommendations',
  'about',
  'letterSentOn',
  'letterSubject',
  'receivedOn',
  'teamName',
  'teamReach',
  'mailbox',
  'officeName',
  'officeAddress',
  'telephone',
  'helplineHours',
  'web',
  'privacyNotice',
  'securityGuidance',
  'signerName',
  'signerTitle',
  'signerTelephone',
] as const;
export type Placeholder = (typeof placeholders)[number];

/** Said an item at a time: {{#reasons}}- {{.}}{{/reasons}}. */
export const lists: readonly string[] = ['questions', 'reasons', 'recommendations'];
export const conditions = [
  'hasQuestions',
  'hasFollowUps',
  'hasEarlierDecision',
  'hasReasons',
  'hasRecommendations',
] as const;

/** The parts an officer edits, each a field of its own. */
export const partsOf: Record<TemplateKind, readonly string[]> = {
  acknowledgement: ['opening', 'questions', 'closing'],
  request: ['opening', 'questions', 'closing'],
  decision: ['opening', 'reasons', 'recommendations', 'closing'],
  letter: ['body'],
  recall: [],
  'answer-complaint': ['body'],
  'answer-information-request': ['body'],
  'answer-press': ['body'],
  'answer-question': ['body'],
  'answer-not-ours': ['body'],
};

type Required = { always: Placeholder[]; sometimes: Placeholder[] };

/** What each kind of letter must say, whoever rewrites it: some things always, others when they are known. */
export function requiredIn(kind: TemplateKind): Required {
  const own = ownWords[kind];
  const every = ofNoCase(kind) ? everyAnswer : [...everyAnswer, ...everyCase];
  return { always: [...every, ...own.always], sometimes: ['signerTelephone', ...own.sometimes] };
}

/**
 * What nobody can say in such a letter: an answer outside any case has none, a recall note goes to somebody who has no part
 * in the case, and a letter of a case answers no one mail.
 */
export function unknownTo(kind: TemplateKind): Placeholder[] {
  if (!ofNoCase(kind)) return [...ofAnswers, ...ofRecalls];
  const its = kind === 'recall' ? ofRecalls : ofAnswers;
  return placeholders.filter((name) => !its.includes(name) && !ofTheOffice.includes(name));
}

function ofNoCase(kind: TemplateKind): boolean {
  return kind === 'recall' || kind.startsWith('answer-');
}

const ofRecalls: Placeholder[] = ['letterSentOn', 'letterSubject'];
const ofAnswers: Placeholder[] = ['receivedOn', 'teamName', 'teamReach'];
const ofTheOffice: Placeholder[] = [
  'salutation',
  'mailbox',
  'officeName',
  'officeAddress',
  'telephone',
  'helplineHours',
  'web',
  'privacyNotice',
  'securityGuidance',
  'signerName',
  'signerTitle',
  'signerTelephone',
];

const everyCase: Placeholder[] = ['reference', 'mailbox'];
const everyAnswer: Placeholder[] = [
  'salutation',
  'officeName',
  'officeAddress',
  'telephone',
  'web',
  'privacyNotice',
  'signerName',
  'signerTitle',
];

const ownWords: Record<TemplateKind, Required> = {
  acknowledgement: {
    always: ['reportedOn', 'securityGuidance', 'helplineHours'],
    sometimes: ['questions', 'answerBy'],
  },
  request: { always: ['reportedOn', 'answerBy'], sometimes: ['questions'] },
  decision: {
    always: ['reportedOn', 'decisionSentence', 'endSentence', 'securityGuidance'],
    sometimes: ['followUps', 'earlierDecision', 'people', 'happened', 'reasons', 'recommendations'],
  },
  letter: { always: [], sometimes: [] },
  recall: { always: ['mailbox', 'letterSentOn', 'letterSubject'], sometimes: [] },
  'answer-complaint': { always: ['receivedOn', 'teamReach'], sometimes: [] },
  'answer-information-request': { always: ['receivedOn', 'teamName', 'teamReach'], sometimes: [] },
  'answer-press': { always: ['receivedOn', 'teamName', 'teamReach'], sometimes: [] },
  'answer-question': { always: ['receivedOn'], sometimes: [] },
  'answer-not-ours': { always: ['receivedOn'], sometimes: [] },
};
