import type { Question } from '../edition.ts';
import { told, yesNo } from './choices.ts';

const done = 'What you have done';
const you = 'About you';

/** What was in place, what was done, and who was told, part four of the online form. */
export const actionOnline: Question[] = [
  {
    field: 'training',
    section: done,
    question: 'Had the staff member involved received data protection training in the last two years?',
    also: ['Had the staff involved received data protection training in the last two years?'],
    kind: 'one',
    choices: yesNo,
  },
  {
    field: 'measures',
    section: done,
    question: 'What measures did you have in place before the breach?',
    also: ['What preventative measures did you have in place?'],
    kind: 'text',
    optional: true,
  },
  {
    field: 'actions',
    section: done,
    question: 'What have you done about the breach?',
    also: ['What actions have you taken?', 'What action have you taken as a result of the breach?'],
    kind: 'text',
  },
  {
    field: 'recurrence',
    section: done,
    question: 'What are you doing to prevent it happening again?',
    also: ['What steps are you taking to prevent a recurrence?'],
    kind: 'text',
    optional: true,
  },
  {
    field: 'toldSubjects',
    section: done,
    question: 'Have you told the people affected?',
    also: ['Have you told people about the breach?', 'Have you told data subjects about the breach?'],
    kind: 'one',
    choices: told,
  },
  {
    field: 'toldDetails',
    section: done,
    question: 'Details of how you told them, or why not',
    also: ['Please give details of what you told them'],
    kind: 'text',
    optional: true,
  },
  {
    field: 'toldOthers',
    section: done,
    question: 'Have you told any other organisations?',
    also: ['Have you told, or are you planning to tell, any other organisations?'],
    kind: 'one',
    choices: yesNo,
  },
  {
    field: 'otherOrganisations',
    section: done,
    question: 'Which organisations?',
    also: ['Which other organisations have you told?', 'Which other organisations?'],
    kind: 'text',
    optional: true,
    short: true,
  },
];

/** Who reports, part five. */
export const youOnline: Question[] = [
  {
    field: 'controllerName',
    section: you,
    question: 'Organisation name',
    also: ['Name of your organisation', 'What is the name of your organisation?', 'Name of organisation'],
    kind: 'text',
    short: true,
  },
  {
    field: 'controllerAddress',
    section: you,
    question: 'Organisation address',
    also: ['Registered address', 'Registered organisation address', 'What is the address of your organisation?'],
    kind: 'text',
    short: true,
  },
  {
    field: 'other',
    id: 'other.registration',
    section: you,
    question: 'Registration number',
    also: ['Data protection registration number', 'What is your registration number?'],
    kind: 'text',
    optional: true,
    short: true,
  },
  {
    field: 'other',
    id: 'other.sector',
    section: you,
    question: 'Sector',
    also: ['Which sector are you in?', 'What sector does your organisation belong to?'],
    kind: 'text',
    optional: true,
    common: true,
    short: true,
  },
  { field: 'reporterName', section: you, question: 'Your name', also: ['Your full name'], kind: 'text', short: true },
  {
    field: 'other',
    id: 'other.jobTitle',
    section: you,
    question: 'Your job title',
    also: ['Your role', 'Job title'],
    kind: 'text',
    optional: true,
    short: true,
  },
  {
    field: 'reporterEmail',
    section: you,
    question: 'Your email address',
    also: ['Your email', 'Email address'],
    kind: 'text',
    short: true,
  },
  {
    field: 'reporterPhone',
    section: you,
    question: 'Your phone number',
    also: ['Your telephone number', 'Your contact number', 'Phone number', 'Telephone number'],
    kind: 'text',
    short: true,
  },
  { field: 'dpo', section: you, question: 'Data protection officer', kind: 'person', short: true },
  { field: null, section: 'What happens next', question: 'What happens next', kind: 'text', short: true },
];
