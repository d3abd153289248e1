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
  'decisionSentence',
  'endSentence',
  'reasons',
  'recommendations',
  'about',
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
export const conditions = ['hasQuestions', 'hasFollowUps', 'hasReasons', 'hasRecommendations'] as const;

/** The parts an officer edits, each a field of its own. */
export const partsOf: Record<TemplateKind, readonly string[]> = {
  acknowledgement: ['opening', 'questions', 'closing'],
  request: ['opening', 'questions', 'closing'],
  decision: ['opening', 'reasons', 'recommendations', 'closing'],
  letter: ['body'],
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
  const every = kind.startsWith('answer-') ? everyAnswer : [...everyAnswer, ...everyCase];
  return { always: [...every, ...own.always], sometimes: ['signerTelephone', ...own.sometimes] };
}

/** What nobody can say in such a letter: an answer outside any case has none, and a letter of a case answers no one mail. */
export function unknownTo(kind: TemplateKind): Placeholder[] {
  if (!kind.startsWith('answer-')) return ofAnswers;
  return placeholders.filter((name) => !ofAnswers.includes(name) && !ofTheOffice.includes(name));
}

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
    sometimes: ['followUps', 'people', 'happened', 'reasons', 'recommendations'],
  },
  letter: { always: [], sometimes: [] },
  'answer-complaint': { always: ['receivedOn', 'teamReach'], sometimes: [] },
  'answer-information-request': { always: ['receivedOn', 'teamName', 'teamReach'], sometimes: [] },
  'answer-press': { always: ['receivedOn', 'teamName', 'teamReach'], sometimes: [] },
  'answer-question': { always: ['receivedOn'], sometimes: [] },
  'answer-not-ours': { always: ['receivedOn'], sometimes: [] },
};
