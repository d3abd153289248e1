import type { Edition, Question } from '../edition.ts';
import { reasons, reportTypes } from './choices.ts';
import { action, after, people, you } from './word-form-action.ts';
import { about, before, breach, cyber } from './word-form-breach.ts';

const reporting: Question[] = [
  {
    field: 'spokenTo',
    section: 'Report a personal data breach',
    question: 'If you have already spoken to a member of ICO staff about this breach, please give their name',
    also: ['If you have already spoken to a member of our staff about this breach, please give their name'],
    kind: 'text',
  },
  {
    field: 'reportType',
    section: 'Report type',
    question: 'Report type',
    also: ['Type of report'],
    kind: 'one',
    choices: reportTypes,
    short: true,
  },
  {
    field: 'caseReference',
    section: 'Report type',
    question: 'ICO case reference',
    also: ['Case reference', 'Our case reference', 'Case reference number'],
    kind: 'text',
    only: 'follow_up',
    short: true,
  },
  {
    field: 'threshold',
    section: 'Report type',
    question: 'Reason for report – after consulting the guidance',
    also: ['Reason for report', 'Reason for reporting'],
    kind: 'one',
    choices: reasons,
    short: true,
  },
];

/** The United Kingdom's Word form as organisations sent it in 2019, by its own labels. */
export const wordForm: Edition = {
  name: 'Word form, 2019',
  headings: ['Report a personal data breach', about, action, you],
  closing: ['controllerName', 'controllerAddress', 'reporter', 'dpo'],
  questions: [...reporting, ...breach, ...cyber, ...before, ...after, ...people],
};
