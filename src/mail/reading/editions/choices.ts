import type { Choice } from '../edition.ts';

export const reportTypes: Choice[] = [
  {
    label: 'Initial report',
    also: ['Initial', 'Initial report – complete', 'Initial report – more to follow'],
    means: 'initial',
  },
  {
    label: 'Follow-up report',
    also: ['Follow up', 'Follow-up report – complete', 'Follow-up report – more to follow'],
    means: 'follow_up',
  },
];

export const reasons: Choice[] = [
  { label: 'I consider the incident meets the threshold to report' },
  { label: 'I do not consider the incident meets the threshold to report, however I want you to be aware' },
  { label: 'I am unclear whether the incident meets the threshold to report' },
];

export const properties: Choice[] = [{ label: 'Confidentiality' }, { label: 'Integrity' }, { label: 'Availability' }];

export const yesNo: Choice[] = [{ label: 'Yes' }, { label: 'No' }, { label: "Don't know", also: ['Do not know'] }];

export const dataKinds: Choice[] = [
  { label: 'Data revealing racial or ethnic origin', also: ['Racial or ethnic origin'] },
  { label: 'Political opinions' },
  { label: 'Religious or philosophical beliefs' },
  { label: 'Trade union membership' },
  { label: 'Sex life data', also: ['Sex life'] },
  { label: 'Sexual orientation data', also: ['Sexual orientation'] },
  { label: 'Gender reassignment data', also: ['Gender reassignment'] },
  { label: 'Health data', also: ['Health'] },
  { label: 'Basic personal identifiers, eg name, contact details', also: ['Basic personal identifiers'] },
  { label: 'Identification data, eg usernames, passwords', also: ['Identification data'] },
  {
    label: 'Economic and financial data, eg credit card numbers, bank details',
    also: ['Economic and financial data'],
  },
  { label: 'Official documents, eg driving licences', also: ['Official documents'] },
  { label: 'Location data', also: ['Location'] },
  { label: 'Genetic or biometric data', also: ['Genetic data or biometric data'] },
  { label: 'Criminal convictions, offences', also: ['Criminal convictions or offences'] },
  { label: 'Not yet known' },
  { label: 'Other (please give details below)', also: ['Other'] },
];

export const subjectKinds: Choice[] = [
  { label: 'Employees' },
  { label: 'Users' },
  { label: 'Subscribers' },
  { label: 'Students' },
  {
    label: 'Customers or prospective customers',
    also: ['Customers', 'Prospective customers', 'Customers and prospective customers'],
  },
  { label: 'Patients' },
  { label: 'Children', also: ['Children (under 13)', 'Children (under 18)', 'Child'] },
  { label: 'Vulnerable adults', also: ['Vulnerable people'] },
  { label: 'Not yet known' },
  { label: 'Other (please give details below)', also: ['Other'] },
];

export const likelihoods: Choice[] = [
  { label: 'Very likely' },
  { label: 'Likely' },
  { label: 'Neutral - neither likely nor unlikely', also: ['Neutral'] },
  { label: 'Unlikely' },
  { label: 'Very unlikely' },
  { label: 'Not yet known' },
];

export const impacts: Choice[] = [
  { label: 'High', explained: 'High - you have lost the ability to provide all critical services to all users' },
  { label: 'Medium', explained: 'Medium - you have lost the ability to provide a critical service to some users' },
  {
    label: 'Low',
    explained:
      'Low - there is no loss of efficiency, or a low loss, and you can still provide all critical services to all users',
  },
  { label: 'Not yet known' },
];

export const recoveries: Choice[] = [
  { label: 'Regular', explained: 'Regular - you can predict your recovery time, with existing resources' },
  { label: 'Supplemented', explained: 'Supplemented - you can predict your recovery time with additional resources' },
  { label: 'Extended', explained: 'Extended - you cannot predict your recovery time, and need extra resources' },
  {
    label: 'Not recoverable',
    explained: 'Not recoverable - recovery from the incident is not possible, eg backups cannot be restored',
  },
  {
    label: 'Complete',
    explained: 'Complete - recovery is complete',
    also: ['Complete/already recovered', 'Already recovered'],
  },
  { label: 'Not yet known' },
];

export const told: Choice[] = [
  { label: "Yes, we've told affected data subjects", also: ['Yes, we have told affected data subjects'] },
  {
    label: "We're about to, or are in the process of telling data subjects",
    also: ['We are about to, or are in the process of telling data subjects'],
  },
  { label: "No, they're already aware", also: ['No, they are already aware'] },
  { label: "No, but we're planning to", also: ['No, but we are planning to'] },
  { label: "No, we've decided not to", also: ['No, we have decided not to'] },
  {
    label: "We haven't decided yet if we will tell them or not",
    also: ['We have not decided yet if we will tell them or not'],
  },
  { label: 'Something else (please give details below)', also: ['Something else'] },
];
