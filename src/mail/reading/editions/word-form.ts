import type { Edition, Question } from '../edition.ts';
import { dataKinds, impacts, likelihoods, recoveries, subjectKinds, told, yesNo } from './choices.ts';

const about = 'About the breach';
const action = 'Taking action';
const you = 'About you';

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
    choices: [
      { label: 'Initial report', also: ['Initial', 'Initial report – complete', 'Initial report – more to follow'] },
      {
        label: 'Follow-up report',
        also: ['Follow up', 'Follow-up report – complete', 'Follow-up report – more to follow'],
      },
    ],
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
    choices: [
      { label: 'I consider the incident meets the threshold to report' },
      { label: 'I do not consider the incident meets the threshold to report, however I want you to be aware' },
      { label: 'I am unclear whether the incident meets the threshold to report' },
    ],
    short: true,
  },
];

const breach: Question[] = [
  {
    field: 'whatHappened',
    section: about,
    question: 'What has happened?',
    also: ['What happened?'],
    kind: 'text',
    hints: ['Tell us as much as you can about what happened, what went wrong and how it happened.'],
    short: true,
  },
  {
    field: 'cyber',
    section: about,
    question: 'Was the breach caused by a cyber incident?',
    kind: 'one',
    choices: yesNo,
  },
  { field: 'howFound', section: about, question: 'How did you find out about the breach?', kind: 'text' },
  {
    field: 'discoveredAt',
    section: about,
    question: 'When did you discover the breach?',
    also: ['When did you first become aware of the breach?'],
    kind: 'when',
  },
  { field: 'happenedAt', section: about, question: 'When did the breach happen?', kind: 'when' },
  {
    field: 'dataCategories',
    section: about,
    question: 'Categories of personal data included in the breach',
    kind: 'many',
    choices: dataKinds,
  },
  {
    field: 'recordCount',
    section: about,
    question: 'Number of personal data records concerned?',
    also: ['Approximate number of personal data records concerned', 'How many personal data records are concerned?'],
    kind: 'count',
  },
  {
    field: 'subjectCount',
    section: about,
    question: 'How many data subjects could be affected?',
    also: ['How many data subjects are affected?', 'Number of data subjects affected'],
    kind: 'count',
    hints: ['If you are not sure, estimate the maximum possible number.'],
  },
  {
    field: 'subjectCategories',
    section: about,
    question: 'Categories of data subjects affected',
    kind: 'many',
    choices: subjectKinds,
  },
  {
    field: 'consequences',
    section: about,
    question: 'Potential consequences of the breach',
    kind: 'text',
    hints: [
      'Please describe the possible impact on data subjects, as a result of the breach. Please state if there has been any actual harm to data subjects',
    ],
    short: true,
  },
  {
    field: 'likelihood',
    section: about,
    question:
      'What is the likelihood that data subjects will experience significant consequences as a result of the breach?',
    kind: 'one',
    choices: likelihoods,
  },
  { field: 'likelihoodDetails', section: about, question: 'Please give details', kind: 'text', short: true },
];

const cyber: Question[] = [
  {
    field: 'cyberAffected',
    section: about,
    question: 'Has the confidentiality, integrity and/or availability of your information systems been affected?',
    also: ['Has the confidentiality, integrity or availability of your information systems been affected?'],
    kind: 'one',
    choices: yesNo,
    only: 'cyber',
  },
  {
    field: 'systemsAffected',
    section: about,
    question: 'If you answered yes, please specify',
    kind: 'many',
    choices: [{ label: 'Confidentiality' }, { label: 'Integrity' }, { label: 'Availability' }],
    only: 'cyber',
    short: true,
  },
  {
    field: 'impact',
    section: about,
    question: 'Impact on your organisation',
    kind: 'one',
    choices: impacts,
    only: 'cyber',
    short: true,
  },
  {
    field: 'recovery',
    section: about,
    question: 'Recovery time',
    kind: 'one',
    choices: recoveries,
    only: 'cyber',
    short: true,
  },
];

const before: Question[] = [
  {
    field: 'training',
    section: about,
    question: 'Had the staff member involved in this breach received data protection training in the last two years?',
    also: ['Had the staff member involved received data protection training in the last two years?'],
    kind: 'one',
    choices: yesNo,
  },
  {
    field: 'delayReason',
    section: about,
    question: 'If there has been a delay in reporting this breach, please explain why',
    kind: 'text',
    only: 'initial',
  },
  {
    field: 'measures',
    section: about,
    question:
      'Describe any measures you had in place before the breach with the aim of preventing a breach of this nature',
    kind: 'text',
    only: 'follow_up',
  },
];

const after: Question[] = [
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

const people: Question[] = [
  {
    field: 'controllerName',
    section: you,
    question: 'Organisation (data controller) name',
    also: ['Organisation name', 'Name of organisation (data controller)'],
    kind: 'text',
    short: true,
  },
  {
    field: 'controllerAddress',
    section: you,
    question: 'Registered organisation address',
    also: ['Registered address', 'Organisation address'],
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

/** The United Kingdom's Word form as organisations sent it in 2019, by its own labels. */
export const wordForm: Edition = {
  name: 'Word form, 2019',
  headings: ['Report a personal data breach', about, action, you],
  questions: [...reporting, ...breach, ...cyber, ...before, ...after, ...people],
};
