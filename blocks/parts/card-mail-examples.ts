import type { CaseCardProps } from '../case-card.ts';
import {
  acknowledge,
  always,
  ask,
  decide,
  fresh,
  letter,
  note,
  owned,
  reply,
  report,
  showCase,
  triage,
} from './card-words.ts';

/** Cards of cases about which a mail has something to be done. */
export const mailExamples = {
  'message in': {
    ...owned,
    state: 'Message in',
    duties: [
      { what: 'The controller wrote, Thu 2 Jan 2020, 09:40', rest: ['not yet read'] },
      { what: 'Decide by Fri 17 Jan 2020', rest: ['15 days left, 11 working days after today'] },
    ],
    offers: [{ act: 'mark-read', label: 'Mark as read' }, ask, decide, report, ...always],
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
      { act: 'send-returned', label: 'Send again', id: letter },
      report,
      note,
      showCase,
    ],
  },
  'written from Outlook': {
    ...fresh,
    version: 3,
    state: 'New, claimed',
    owner: 'Alex Moss',
    duties: [
      { what: 'A colleague wrote from Outlook, Mon 23 Dec, 15:02', rest: ['say whether that was the answer'] },
      reply,
    ],
    offers: [acknowledge, triage, report, { act: 'answer-by-hand', label: 'From Outlook' }, ...always],
  },
} satisfies Record<string, CaseCardProps>;
