/** What the form lets an organisation tick, in its own words; a report that was read carries the same words. */
export const yesNo = ['Yes', 'No', "Don't know"];

export const reportTypes = ['Initial report', 'Follow-up report'];

export const thresholds = [
  'I consider the incident meets the threshold to report',
  'I do not consider the incident meets the threshold to report, however I want you to be aware',
  'I am unclear whether the incident meets the threshold to report',
];

export const dataCategories = [
  'Data revealing racial or ethnic origin',
  'Political opinions',
  'Religious or philosophical beliefs',
  'Trade union membership',
  'Sex life data',
  'Sexual orientation data',
  'Gender reassignment data',
  'Health data',
  'Basic personal identifiers, eg name, contact details',
  'Identification data, eg usernames, passwords',
  'Economic and financial data, eg credit card numbers, bank details',
  'Official documents, eg driving licences',
  'Location data',
  'Genetic or biometric data',
  'Criminal convictions, offences',
  'Not yet known',
  'Other (please give details below)',
];

export const subjectCategories = [
  'Employees',
  'Users',
  'Subscribers',
  'Students',
  'Customers or prospective customers',
  'Patients',
  'Children',
  'Vulnerable adults',
  'Not yet known',
  'Other (please give details below)',
];

export const likelihoods = [
  'Very likely',
  'Likely',
  'Neutral - neither likely nor unlikely',
  'Unlikely',
  'Very unlikely',
  'Not yet known',
];

export const systems = ['Confidentiality', 'Integrity', 'Availability'];
export const impacts = ['High', 'Medium', 'Low', 'Not yet known'];
export const recoveries = ['Regular', 'Supplemented', 'Extended', 'Not recoverable', 'Complete', 'Not yet known'];

export const told = [
  "Yes, we've told affected data subjects",
  "We're about to, or are in the process of telling data subjects",
  "No, they're already aware",
  "No, but we're planning to",
  "No, we've decided not to",
  "We haven't decided yet if we will tell them or not",
  'Something else (please give details below)',
];
