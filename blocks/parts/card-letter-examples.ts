import type { CaseCardProps } from '../case-card.ts';
import { always, ask, decide, letter, note, owned, report, showCase } from './card-words.ts';

/** Cards with a letter on its way, and with one that did not arrive as it should. */
export const letterExamples: Record<string, CaseCardProps> = {
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
  'did not leave': {
    ...owned,
    state: 'Letter leaving',
    duties: [
      {
        what: 'The mailbox refused the decision letter; it has not left',
        rest: ['press Undo and put right its words or its address, or Send again'],
      },
    ],
    offers: [
      { act: 'send-again', label: 'Send again', id: letter },
      { act: 'undo', label: 'Undo', id: letter },
      note,
      showCase,
    ],
  },
  'sent again': {
    ...owned,
    state: 'Letter leaving',
    duties: [{ what: 'Decision letter was sent again at 16:20 and does not lie in Sent Items yet', rest: [] }],
    offers: [report, showCase],
  },
  'letter went wrong': {
    ...owned,
    state: 'Triaged',
    duties: [
      { what: 'The decision letter went to the wrong person', rest: ['the promise is open again'] },
      { what: 'Reply promised by Fri 27 Dec, 18:16', late: 'late by 19 days', rest: [] },
    ],
    offers: [
      ask,
      decide,
      report,
      ...always,
      { act: 'letter-went-wrong', label: 'Letter went wrong' },
      { act: 'recall', label: 'Recall note', id: letter },
      { act: 'self-report', label: 'Self-report draft' },
    ],
  },
};
