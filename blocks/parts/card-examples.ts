import type { CaseCardProps } from '../case-card.ts';
import {
  acknowledge,
  always,
  ask,
  decide,
  fresh,
  incident,
  letter,
  note,
  owned,
  reply,
  report,
  showCase,
  triage,
  unknown,
} from './card-words.ts';

/** Every row of the table of card states that the desk can reach. */
export const examples: Record<string, CaseCardProps> = {
  unclaimed: fresh,
  claimed: {
    ...fresh,
    version: 2,
    state: 'New, claimed',
    owner: 'Alex Moss',
    offers: [acknowledge, triage, report, ...always],
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
  'message in': {
    ...owned,
    state: 'Message in',
    duties: [
      { what: 'The controller wrote, Thu 2 Jan 2020, 09:40', rest: ['not yet read'] },
      { what: 'Decide by Fri 17 Jan 2020', rest: ['15 days left, 11 working days after today'] },
    ],
    offers: [{ act: 'mark-read', label: 'Mark as read' }, ask, decide, report, ...always],
  },
  'letter leaving': {
    ...owned,
    state: 'Letter leaving',
    duties: [{ what: 'Decision letter leaves at 15:48', rest: [] }],
    offers: [
      { act: 'undo', label: 'Undo', id: letter },
      { act: 'send-now', label: 'Send now (practice only)', id: letter },
      note,
      showCase,
    ],
  },
  'came back': {
    ...fresh,
    version: 5,
    state: 'Came back',
    owner: 'Alex Moss',
    facts: null,
    duties: [{ what: 'The acknowledgement came back: no such address', rest: ['the promise is open again'] }, reply],
    offers: [
      { act: 'contact', label: 'Correct the contact' },
      { act: 'send-again', label: 'Send again', id: letter },
      report,
      note,
      showCase,
    ],
  },
  'may have left': {
    ...owned,
    state: 'May have left',
    duties: [
      { what: 'The mailbox did not say whether the decision left; it was not sent again', rest: ['look in Outlook'] },
    ],
    offers: [
      { act: 'it-left', label: 'It left', id: letter },
      { act: 'send-again', label: 'Send again', id: letter },
      note,
      showCase,
    ],
  },
  'read by hand': {
    ...fresh,
    facts: { ...unknown, reported: 'Tue 10 Mar 2026, 09:51 by email' },
    duties: [
      { what: 'This mail could not be read: the Word file is locked with a password', rest: [] },
      { what: 'Reply promised by Tue 17 Mar, 09:51', rest: ['7 days left, 5 working days after today'] },
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
