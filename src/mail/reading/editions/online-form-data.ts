import type { Question } from '../edition.ts';
import { dataKinds, likelihoods, subjectKinds } from './choices.ts';

const affected = 'Data and people affected';

/** Whose data, which data and what may come of it, part three. */
export const dataOnline: Question[] = [
  {
    field: 'dataCategories',
    section: affected,
    question: 'What kinds of personal data are affected?',
    also: [
      'Which categories of personal data are affected?',
      'What types of personal data are affected?',
      'Categories of personal data included in the breach',
    ],
    kind: 'many',
    choices: dataKinds,
  },
  {
    field: 'otherCategories',
    section: affected,
    question: 'What other personal data?',
    also: ['Please describe the other personal data', 'Other personal data affected'],
    kind: 'text',
    optional: true,
    short: true,
  },
  {
    field: 'recordCount',
    section: affected,
    question: 'How many personal data records are affected?',
    also: ['How many records are affected?', 'Number of personal data records affected'],
    kind: 'count',
  },
  {
    field: 'subjectCount',
    section: affected,
    question: 'How many people could be affected?',
    also: ['How many people are affected?', 'How many data subjects could be affected?', 'Number of people affected'],
    kind: 'count',
  },
  {
    field: 'subjectCategories',
    section: affected,
    question: 'Who are the people affected?',
    also: [
      'What types of people are affected?',
      'Categories of people affected',
      'Categories of data subjects affected',
    ],
    kind: 'many',
    choices: subjectKinds,
  },
  {
    field: 'otherSubjects',
    section: affected,
    question: 'Which other people?',
    also: ['Please describe the other people', 'Other people affected'],
    kind: 'text',
    optional: true,
    short: true,
  },
  {
    field: 'consequences',
    section: affected,
    question: 'What are the potential consequences for people?',
    also: ['What are the possible consequences?', 'Potential consequences of the breach'],
    kind: 'text',
  },
  {
    field: 'likelihood',
    section: affected,
    question: 'How likely is it that people will experience significant consequences?',
    also: ['How likely are significant consequences?'],
    kind: 'one',
    choices: likelihoods,
  },
  {
    field: 'likelihoodDetails',
    section: affected,
    question: 'Why do you think so?',
    also: ['Please give details of the likelihood', 'Please give details'],
    kind: 'text',
    optional: true,
    short: true,
  },
];
