import type { Question } from '../edition.ts';
import { rowsOf } from './numbered-rows.ts';

const subjects = rowsOf('edpb', '3.3 Data subjects');
const kinds = rowsOf('edpb', '3.4 Personal data');
const measures = rowsOf('edpb', '3.5 Measures in place');

/** Rows 65 to 76: whose data, which data, and what protected it. */
export const data: Question[] = [
  subjects(
    65,
    'Categories of concerned data subjects',
    {
      any: [
        'Customers (current and prospects)',
        'Employees (former, current and candidates)',
        'Military or law enforcement staff',
        'Minors',
        'Patients',
        'Students',
        'Subscribers',
        'Users',
        'Vulnerable individuals (elderly, refugees, disabled people, victims, …)',
        'Additional concerned data subjects (please specify in further description)',
        'Not yet known',
      ],
    },
    { field: 'subjectCategories' },
  ),
  subjects(66, 'Further description of categories of concerned data subjects and additional data subjects', 'text', {
    field: 'otherSubjects',
    also: ['Further description of categories of concerned data subjects'],
    optional: true,
  }),
  subjects(
    67,
    'Data subjects concerned by the personal data breach',
    [
      'Exact number',
      { label: 'Approximate number', means: 'estimate' },
      'Number cannot be determined',
      'Number to be determined',
    ],
    { field: 'subjectEstimate' },
  ),
  subjects(68, 'Number of data subjects concerned by the personal data breach', 'count', {
    field: 'subjectCount',
    optional: true,
  }),
  kinds(
    70,
    'Type of breached data',
    {
      any: [
        'Basic data (e.g. name, surname, date of birth)',
        'Contact details (e.g. address, phone number, e-mail)',
        'Biometric data',
        'Criminal convictions, offence or security measures',
        'Data revealing political opinions',
        'Data revealing racial or ethnic origin',
        'Data revealing religious or philosophical beliefs',
        'Data revealing sex life or sexual orientation',
        'Data revealing trade union membership',
        'Genetic data',
        'Health data (e.g. medical records, test results, …)',
        'Economic and financial data',
        'Employment related health data (e.g. proof of sick leave, proof of medical attendance, results of medical fitness tests or similar)',
        'Identification data (e.g. National identification number, ID number)',
        'Location data',
        'Official documents (e.g. scanned copies)',
        'Payment methods (e.g. credit card, bank accounts)',
        'Profile data (e.g. social network, credit score, psychology or other profile)',
        'User credentials (e.g. usernames, passwords, tokens)',
        'Not yet known',
        'Additional data types (please specify in further description)',
      ],
    },
    { field: 'dataCategories' },
  ),
  kinds(71, 'Further description of breached data and additional data categories', 'text', {
    field: 'otherCategories',
    also: ['Further description of breached data'],
    optional: true,
  }),
  kinds(
    72,
    'Personal data records concerned by the personal data breach',
    [
      'Exact number',
      { label: 'Approximate number', means: 'estimate' },
      'Number cannot be determined',
      'Number to be determined',
    ],
    { field: 'recordEstimate' },
  ),
  kinds(73, 'Number of personal data records concerned by the personal data breach', 'count', {
    field: 'recordCount',
    optional: true,
  }),
  measures(
    75,
    'Relevant measures in place when the personal data breach occurred',
    {
      any: [
        'Pseudonymisation',
        'Backup / Recovery plan',
        'Data encryption',
        'Data protection and information security policies',
        'Data protection and security training',
        'Incident log',
        'Levels of access to data',
        'Logical access control (e.g. MFA)',
        'Periodic audits',
        'Physical access control',
        'Up-to-date IT systems',
        'Other measures (please specify in further description)',
      ],
    },
    { field: 'measures', part: true },
  ),
  measures(76, 'Further description of relevant measures in place when the personal data breach occurred', 'text', {
    field: 'measures',
    part: true,
    optional: true,
  }),
];
