import type { CaseCardProps, CaseFacts } from '../case-card.ts';
import type { Offer } from '../kit.ts';
import { PRACTICE } from './practice.ts';

/** What the examples of the case card are made of. */
const seed: CaseFacts = {
  reported: 'Fri 20 Dec 2019, 18:16 by email',
  afterAwareness: '49 h 34 min, within 72 h',
  reachedDesk: 'Mon 23 Dec, 11:12 (2 days 17 hours later, over a weekend; forwarded by staff)',
  people: '100,000 and above',
  data: 'Basic identifiers and 1 other kind',
  happened: 'Sat 7 Dec 2019',
  controllerSays: 'meets the threshold',
  answers: { read: 17, notStated: 3, toCheck: 2, doesNotApply: 5 },
};

export const unknown: CaseFacts = {
  reported: 'Mon 9 Mar 2026, 17:42 by email',
  afterAwareness: null,
  reachedDesk: null,
  people: null,
  data: null,
  happened: null,
  controllerSays: null,
  answers: null,
};

export const claim: Offer = { act: 'claim', label: 'Claim' };
export const acknowledge: Offer = { act: 'acknowledge', label: 'Acknowledge' };
export const triage: Offer = { act: 'triage', label: 'Triage' };
export const ask: Offer = { act: 'ask', label: 'Ask' };
export const decide: Offer = { act: 'decide', label: 'Decide' };
export const report: Offer = { act: 'show-report', label: 'Show report' };
export const showCase: Offer = { act: 'show-case', label: 'Show case' };
export const openOriginal: Offer = { act: 'open-original', label: 'Open original' };
export const note: Offer = { act: 'note', label: 'Note' };
export const always: Offer[] = [
  { act: 'release', label: 'Release' },
  { act: 'reassign', label: 'Hand over' },
  note,
  { act: 'write', label: 'Write' },
  { act: 'contact', label: 'Contact' },
  { act: 'no-reply-needed', label: 'No reply needed' },
  showCase,
];
export const reply = {
  what: 'Reply promised by Fri 27 Dec, 18:16',
  rest: ['4 days left, 2 working days after today', 'send by Fri 27 Dec, 17:00'],
};
export const incident = 'Unauthorised access · Non Cyber';

export const fresh: CaseCardProps = {
  reference: 'IC-31191-G5C6',
  version: 1,
  organisation: 'Ministry of Justice',
  state: 'New',
  duties: [reply],
  owner: null,
  open: true,
  lines: [],
  facts: seed,
  offers: [claim, acknowledge, triage, report, note, showCase],
  practice: PRACTICE,
};
export const owned = {
  ...fresh,
  version: 4,
  owner: 'Alex Moss',
  facts: null,
  lines: [incident],
  offers: [ask, decide, report, ...always],
};
export const letter = '6f1d2c1e-6a54-4f0e-9f43-0a4a0c1d2e3f';
