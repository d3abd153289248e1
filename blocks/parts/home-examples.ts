import type { HomeProps } from '../home.ts';
import type { CaseRow } from './case-row.ts';
import { PRACTICE } from './practice.ts';

const row: CaseRow = {
  reference: 'IC-31191-G5C6',
  version: 4,
  organisation: 'Ministry of Justice',
  duty: 'Reply promised by Fri 27 Dec, 18:16',
  rest: ['New, claimed'],
  offer: { act: 'acknowledge', label: 'Acknowledge' },
};
const nothing: HomeProps = {
  overdue: [],
  dueThisWeek: [],
  waiting: [],
  other: [],
  unclaimed: [],
  mails: 0,
  mailKinds: [],
  signature: null,
  practice: null,
};
const many = (change: Partial<CaseRow>): CaseRow[] =>
  Array.from({ length: 300 }, (_, place) => ({ ...row, ...change, reference: `IC-${31191 + place}-G5C6` }));

export const examples: Record<string, HomeProps> = {
  'a working day': {
    ...nothing,
    overdue: [{ ...row, late: 'late by 2 days' }],
    dueThisWeek: [
      {
        ...row,
        organisation: 'Cyngor Sir Gâr',
        duty: 'Read the follow-up by Thu 12 Mar',
        rest: ['Follow-up in'],
        offer: { act: 'show-changes', label: 'See changes' },
      },
    ],
    waiting: [
      {
        ...row,
        organisation: 'Calder & Finch Solicitors LLP',
        duty: 'Answer due from the controller Fri 13 Mar',
        rest: ['Waiting'],
        offer: { act: 'show-case', label: 'Show case' },
      },
    ],
    unclaimed: [{ ...row, rest: ['New'], offer: { act: 'claim', label: 'Claim' } }],
    mails: 2,
    mailKinds: ['1 complaint', '1 request for information'],
    signature: 'Alex Moss, Case Officer, 01632 960127',
    practice: PRACTICE,
  },
  'first day': nothing,
  'far too much': {
    ...nothing,
    overdue: many({ late: 'late by 31 days' }),
    dueThisWeek: many({}),
    waiting: many({ organisation: '<!channel> *&<script>' }),
    other: many({}),
    unclaimed: many({ offer: { act: 'claim', label: 'Claim' } }),
    mails: 1,
    mailKinds: [],
  },
};
