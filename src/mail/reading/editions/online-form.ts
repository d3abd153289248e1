import type { Edition, Question } from '../edition.ts';
import { reasons, reportTypes } from './choices.ts';
import { breachOnline } from './online-form-breach.ts';
import { dataOnline } from './online-form-data.ts';
import { actionOnline, youOnline } from './online-form-you.ts';

const report = 'About your report';

const reporting: Question[] = [
  {
    field: 'reportType',
    section: report,
    question: 'What type of report is this?',
    also: ['Type of report', 'Is this an initial or a follow-up report?', 'Is this your first report of this breach?'],
    kind: 'one',
    choices: reportTypes,
  },
  {
    field: 'caseReference',
    section: report,
    question: 'Case reference',
    also: ['What is the case reference?', 'Case reference number', 'Existing case reference'],
    kind: 'text',
    short: true,
    optional: true,
  },
  {
    field: 'threshold',
    section: report,
    question: 'Why are you reporting?',
    also: ['Reason for reporting', 'Reason for report', 'Why are you reporting this breach?'],
    kind: 'one',
    choices: reasons,
    short: true,
  },
  {
    field: 'spokenTo',
    section: report,
    question: 'Who have you spoken to about this breach?',
    also: ['If you have already spoken to a member of our staff about this breach, please give their name'],
    kind: 'text',
    optional: true,
  },
];

const questions = [...reporting, ...breachOnline, ...dataOnline, ...actionOnline, ...youOnline];

/** What the online form mails when it is sent in: each question with its answer, and of the options only the chosen. */
export const onlineForm: Edition = {
  name: 'answers of the online form',
  headings: ['Your answers', 'Copy of your answers', ...new Set(questions.map(({ section }) => section))],
  questions,
  closing: ['controllerName', 'controllerAddress', 'reporterName', 'reporterEmail', 'reporterPhone', 'dpo'],
  labelled: true,
  chosenOnly: true,
};
