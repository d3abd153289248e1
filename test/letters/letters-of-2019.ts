import type { LetterFacts } from '../../src/letters/letter-facts.ts';
import { loadPolicy } from '../../src/policy/load-policy.ts';

export const policy = loadPolicy(null);

const reasons = ['isolated', 'low-sensitivity', 'no-harm', 'risk-unlikely', 'acted'];
const recommendations = ['measures-before', 'watch-risk'];

/** The 2019 case as its letters tell it, signed by invented people. */
const facts: LetterFacts = {
  kind: 'letter',
  reference: 'IC-31191-G5C6',
  reportedOn: '2019-12-20',
  followUpsOn: [],
  organisation: 'Ministry of Justice',
  contactName: '[Redacted]',
  people: { value: 121_109, approximate: false },
  happened: null,
  questions: [],
  answerBy: null,
  outcome: null,
  reasons: [],
  recommendations: [],
  about: null,
  signer: { name: 'Alex Moss', title: 'Case Officer', telephone: '01632 960127' },
  mailbox: 'casework@regulator.example',
  theirToken: null,
  earlierDecisionOn: null,
};

export const acknowledgement: LetterFacts = { ...facts, kind: 'acknowledgement' };

export const decision: LetterFacts = {
  ...facts,
  kind: 'decision',
  followUpsOn: ['2019-12-31'],
  happened: 'an unintended exposure of personal information',
  outcome: 'No Further Action',
  reasons: policy.reasons.filter(({ id }) => reasons.includes(id)).map(({ text }) => text),
  recommendations: policy.recommendations.filter(({ id }) => recommendations.includes(id)).map(({ text }) => text),
};

const asked = ['numbers', 'when-told', 'recurrence'];

export const request: LetterFacts = {
  ...facts,
  kind: 'request',
  contactName: 'Morwenna Pike',
  questions: policy.questions.filter(({ id }) => asked.includes(id)).map(({ text }) => text),
  answerBy: '2020-01-06',
};

export const letter: LetterFacts = { ...facts, about: 'Access to the records' };
