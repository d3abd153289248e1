import type { Question } from '../edition.ts';
import { told, yesNo } from './choices.ts';

export const action = 'Taking action';
export const you = 'About you';

/** "Taking action" and "About you": what was done, who was told, and who says so. */
export const after: Question[] = [
  {
    field: 'actions',
    section: action,
    question: 'Describe the actions you have taken, or propose to take, as a result of the breach',
    kind: 'text',
    hints: [
      'Include, where appropriate, actions you have taken to fix the problem, and to mitigate any adverse effects, eg confirmed data sent in error has been destroyed, updated passwords, planning information security training.',
    ],
  },
  {
    field: 'recurrence',
    section: action,
    question: 'Outline any steps you are taking to prevent a recurrence, and when you expect they will be completed',
    kind: 'text',
    only: 'follow_up',
  },
  {
    field: 'toldSubjects',
    section: action,
    question: 'Have you told data subjects about the breach?',
    also: ['Have you told the data subjects about the breach?'],
    kind: 'one',
    choices: told,
  },
  {
    field: 'toldOthers',
    section: action,
    question: 'Have you told, or are you planning to tell any other organisations about the breach?',
    kind: 'one',
    choices: yesNo,
    hints: [
      'eg the police, other regulators or supervisory authorities. In case we need to make contact with other agencies',
      'eg the police, other regulators or supervisory authorities.',
      'In case we need to make contact with other agencies',
    ],
  },
  {
    field: 'otherOrganisations',
    section: action,
    question: 'If you answered yes, please specify',
    kind: 'text',
    short: true,
  },
];

export const people: Question[] = [
  {
    field: 'controllerName',
    section: you,
    question: 'Organisation (data controller) name',
    also: [
      'Organisation name',
      'Name of organisation',
      'Name of your organisation',
      'Name of organisation (data controller)',
      'Name of controller',
      'Controller name',
    ],
    kind: 'text',
    short: true,
  },
  {
    field: 'controllerAddress',
    section: you,
    question: 'Registered organisation address',
    also: ['Registered address', 'Organisation address', 'Address of organisation', 'Address of your organisation'],
    kind: 'text',
    short: true,
  },
  {
    field: 'reporter',
    section: you,
    question: 'Person making this report',
    kind: 'person',
    hints: ['In case we need to contact you about this report'],
    short: true,
  },
  {
    field: 'dpo',
    section: you,
    question: 'Data protection officer',
    kind: 'person',
    hints: ['Or the senior person responsible for data protection in your organisation'],
    short: true,
  },
  { field: null, section: 'Sending this form', question: 'Sending this form', kind: 'text', short: true },
  { field: null, section: 'What happens next?', question: 'What happens next?', kind: 'text', short: true },
];
