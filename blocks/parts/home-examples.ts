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
  view: 'mine',
  groups: (['overdue', 'dueThisWeek', 'waiting', 'other'] as const).map((name) => ({ name, rows: [] })),
  total: 0,
  page: 1,
  pages: 1,
  unclaimed: [],
  unclaimedInAll: 0,
  mails: 0,
  mailKinds: [],
  signature: null,
  hours: '09:00 to 17:00, Mon to Fri',
  reminders: [],
  practice: null,
};
const many = (count: number, change: Partial<CaseRow> = {}): CaseRow[] =>
  Array.from({ length: count }, (_, place) => ({ ...row, ...change, reference: `IC-${31191 + place}-G5C6` }));
const hostile = many(20, { late: 'late by 31 days', organisation: '<!channel> *&<script> '.repeat(12) });

export const examples: Record<string, HomeProps> = {
  'a working day': {
    ...nothing,
    total: 3,
    groups: [
      { name: 'overdue', rows: [{ ...row, late: 'late by 2 days' }] },
      {
        name: 'dueThisWeek',
        rows: [
          {
            ...row,
            organisation: 'Cyngor Sir Gâr',
            duty: 'Read the follow-up by Thu 12 Mar',
            rest: ['Follow-up in'],
            offer: { act: 'show-changes', label: 'See changes' },
          },
        ],
      },
      {
        name: 'waiting',
        rows: [
          {
            ...row,
            organisation: 'Calder & Finch Solicitors LLP',
            duty: 'Answer due from the controller Fri 13 Mar',
            rest: ['Waiting'],
            offer: { act: 'show-case', label: 'Show case' },
          },
        ],
      },
      { name: 'other', rows: [] },
    ],
    unclaimed: [{ ...row, rest: ['New'], offer: { act: 'claim', label: 'Claim' } }],
    unclaimedInAll: 1,
    mails: 2,
    mailKinds: ['1 complaint', '1 request for information'],
    signature: 'Alex Moss, Case Officer, 01632 960127',
    hours: '08:00 to 14:00, Mon, Tue and Thu',
    reminders: ['IC-31191-G5C6, Fri 27 Dec, 15:00'],
    practice: PRACTICE,
  },
  'first day': nothing,
  'far too much': {
    ...nothing,
    total: 300,
    page: 2,
    pages: 15,
    groups: [
      { name: 'overdue', rows: hostile.slice(0, 5) },
      { name: 'dueThisWeek', rows: hostile.slice(5, 10) },
      { name: 'waiting', rows: hostile.slice(10, 15) },
      { name: 'other', rows: hostile.slice(15) },
    ],
    unclaimed: many(5, { offer: { act: 'claim', label: 'Claim' } }),
    unclaimedInAll: 41_002,
    mails: 1,
  },
  'late, last page': {
    ...nothing,
    view: 'late',
    groups: [{ name: 'late', rows: many(3, { late: 'late by 3 days' }) }],
    total: 2_023,
    page: 102,
    pages: 102,
  },
  'nothing urgent': { ...nothing, view: 'urgent', groups: [{ name: 'urgent', rows: [] }] },
};
