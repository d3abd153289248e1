import type { CaseCardProps } from '../case-card.ts';
import { letterExamples } from './card-letter-examples.ts';
import { mailExamples } from './card-mail-examples.ts';
import {
  acknowledge,
  always,
  ask,
  claim,
  decide,
  fresh,
  incident,
  note,
  openOriginal,
  owned,
  report,
  showCase,
  triage,
  unknown,
} from './card-words.ts';

/** Every row of the table of card states that the desk can reach. */
export const examples: Record<string, CaseCardProps> = {
  ...letterExamples,
  ...mailExamples,
  unclaimed: fresh,
  claimed: {
    ...fresh,
    version: 2,
    state: 'New, claimed',
    owner: 'Alex Moss',
    offers: [acknowledge, triage, report, { act: 'restrict', label: 'Who may see this' }, ...always],
  },
  triaged: {
    ...owned,
    state: 'Triaged',
    duties: [{ what: 'Decide by Fri 17 Jan 2020', rest: ['30-day aim ends Sun 19 Jan, a Sunday'] }],
  },
  waiting: {
    ...owned,
    next: 'remind',
    state: 'Waiting',
    duties: [{ what: 'Answer due from the controller Mon 6 Jan 2020', rest: ['5 questions open'] }],
    offers: [
      ask,
      { act: 'remind', label: 'Remind controller' },
      { act: 'extend', label: 'Extend' },
      decide,
      report,
      ...always,
    ],
  },
  'decision late while waiting': {
    ...owned,
    next: 'decide',
    state: 'Waiting',
    duties: [
      { what: 'Decide by Fri 17 Jan 2020', late: 'late by 4 days', rest: [] },
      { what: 'Answer due from the controller Fri 31 Jan (5 questions open)', rest: ['10 days left'] },
    ],
    offers: [
      ask,
      { act: 'remind', label: 'Remind controller' },
      { act: 'extend', label: 'Extend' },
      decide,
      report,
      ...always,
    ],
  },
  'answer late': {
    ...owned,
    state: 'Waiting, late',
    duties: [{ what: 'Controller’s answer is 2 days late', rest: ['it was due Mon 6 Jan 2020', '5 questions open'] }],
  },
  'follow-up in': {
    ...owned,
    state: 'Follow-up in',
    duties: [{ what: 'Read the follow-up by Fri 3 Jan 2020', rest: ['3 days left, 2 working days after today'] }],
    lines: ['4 answers changed, 7 not comparable', incident],
    offers: [
      { act: 'show-changes', label: 'See changes' },
      { act: 'mark-read', label: 'Mark as read' },
      decide,
      { act: 'ask', label: 'Ask again' },
      report,
      ...always,
    ],
  },
  'read by hand': {
    ...fresh,
    facts: { ...unknown, reported: 'Tue 10 Mar 2026, 09:51 by email' },
    duties: [
      { what: 'This mail could not be read: the Word file is locked with a password', rest: [] },
      { what: 'Reply promised by Tue 17 Mar, 09:51', rest: ['7 days left, 5 working days after today'] },
    ],
    offers: [claim, triage, note, openOriginal, report, showCase],
  },
  'read by hand, claimed': {
    ...owned,
    facts: { ...unknown, reported: 'Tue 10 Mar 2026, 09:51 by email' },
    duties: [
      { what: 'This mail could not be read: the Word file is locked with a password', rest: [] },
      { what: 'Reply promised by Tue 17 Mar, 09:51', rest: ['7 days left, 5 working days after today'] },
    ],
    offers: [
      acknowledge,
      triage,
      ask,
      decide,
      ...always,
      { act: 'enter-answers', label: 'Enter answers by hand' },
      openOriginal,
      { act: 'ask-readable', label: 'Ask for a readable copy' },
      report,
    ],
  },
  late: {
    ...fresh,
    state: 'New, late',
    duties: [{ what: 'Reply promised by Fri 27 Dec', late: 'late by 2 days', rest: [] }],
  },
  'born late': {
    ...fresh,
    state: 'New, late',
    duties: [
      { what: 'Reached this desk Mon 30 Dec, 3 days after its promise', rest: [] },
      { what: 'Reply promised by Fri 27 Dec', late: 'late by 3 days', rest: [] },
    ],
  },
  closed: {
    ...owned,
    version: 12,
    open: false,
    state: 'Closed',
    lines: [],
    duties: [{ what: 'Closed Tue 14 Jan 2020', rest: ['No further action', '25 days'] }],
    offers: [showCase, { act: 'reopen', label: 'Reopen' }],
  },
  'closed and written to': {
    ...owned,
    version: 13,
    open: false,
    state: 'Closed',
    lines: [],
    duties: [
      { what: 'Closed Tue 14 Jan 2020', rest: ['No further action', '25 days', 'the controller wrote on Thu 16 Jan'] },
    ],
    offers: [{ act: 'mark-read', label: 'Mark as read' }, { act: 'reopen', label: 'Reopen' }, showCase],
  },
  referred: {
    ...owned,
    open: false,
    state: 'Referred',
    lines: [],
    duties: [{ what: 'Investigation pursued', rest: ['reference INV-2020-114 outside this desk'] }],
    offers: [showCase, { act: 'close-without-reply', label: 'Close' }, { act: 'refer', label: 'Outside reference' }],
  },
  restricted: { ...fresh, organisation: 'Restricted', facts: null },
  'one person': { ...fresh, organisation: 'Sole practitioner, Health' },
  'nothing known yet': { ...fresh, organisation: 'Organisation not stated', facts: unknown, practice: null },
  'longest name': {
    ...fresh,
    organisation: `${'Cymdeithas Gofal a Chefnogaeth Gŵyr, Tŷ Ddewi a’r Cylch '.repeat(6)}Cyf 🏴`,
  },
  'endless name': { ...fresh, organisation: 'Tŷ 👩‍👩‍👧‍👦 '.repeat(10_000) },
  'hostile name': {
    ...fresh,
    organisation: '<!channel> *&<script>alert(1)</script> \u202Egnp.exe <https://evil.example|click> `_~',
  },
};
