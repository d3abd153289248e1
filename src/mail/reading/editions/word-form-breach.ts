import type { Question } from '../edition.ts';
import { dataKinds, impacts, likelihoods, properties, recoveries, subjectKinds, yesNo } from './choices.ts';

export const about = 'About the breach';

/** "About the breach": what happened, to whose data, and what may come of it. */
export const breach: Question[] = [
  {
    field: 'whatHappened',
    section: about,
    question: 'What has happened?',
    also: ['What happened?', 'Please describe what happened', 'Describe what happened'],
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
    also: [
      'Please describe the potential consequences of the breach',
      'Describe the potential consequences of the breach',
    ],
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

export const cyber: Question[] = [
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
    choices: properties,
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

export const before: Question[] = [
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
