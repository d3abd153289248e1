import type { Answers } from './answers.ts';

/** A line of the form: its own words, a box, or what somebody wrote. */
export type FormLine = { words: string } | { box: string; ticked: boolean };

const thresholds = [
  'I consider the incident meets the threshold to report',
  'I do not consider the incident meets the threshold to report, however I want you to be aware',
  'I am unclear whether the incident meets the threshold to report',
];
const yesNo = ['Yes', 'No', "Don't know"];
const dataKinds = [
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
const subjects = [
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
const likelihoods = [
  'Very likely',
  'Likely',
  'Neutral - neither likely nor unlikely',
  'Unlikely',
  'Very unlikely',
  'Not yet known',
];
const told = [
  "Yes, we've told affected data subjects",
  "We're about to, or are in the process of telling data subjects",
  "No, they're already aware",
  "No, but we're planning to",
  "No, we've decided not to",
  "We haven't decided yet if we will tell them or not",
  'Something else (please give details below)',
];

/** The 2019 form with its own labels, filled in. */
export function formOf(a: Answers): FormLine[] {
  return [
    ...said('Report a personal data breach'),
    ...said('Report type'),
    ...boxes(['Initial report', 'Follow-up report'], a.kind),
    ...said(`(Follow-up reports only) ICO case reference: ${a.caseReference}`),
    ...said('Reason for report – after consulting the guidance'),
    ...boxes(thresholds, a.threshold),
    ...said('About the breach'),
    ...said('What has happened?', a.happened),
    ...said('Was the breach caused by a cyber incident?'),
    ...boxes(yesNo, a.cyber),
    ...said('How did you find out about the breach?', a.found),
    ...said('When did you discover the breach?', `Date: ${a.discovered.date}`, `Time: ${a.discovered.time}`),
    ...said('When did the breach happen?', `Date: ${a.happenedOn.date}`, `Time: ${a.happenedOn.time}`),
    ...said('Categories of personal data included in the breach (tick all that apply)'),
    ...boxes(dataKinds, ...a.data),
    ...said(a.otherData),
    ...said('Number of personal data records concerned?', a.records),
    ...said('How many data subjects could be affected?', a.people),
    ...said('Categories of data subjects affected (tick all that apply)'),
    ...boxes(subjects, ...a.subjects),
    ...said(a.otherSubjects),
    ...said('Potential consequences of the breach', a.consequences),
    ...said(
      'What is the likelihood that data subjects will experience significant consequences as a result of the breach?',
    ),
    ...boxes(likelihoods, a.likelihood),
    ...said('Please give details', a.likelihoodDetails),
    ...said('Had the staff member involved in this breach received data protection training in the last two years?'),
    ...boxes(yesNo, a.training),
    ...said('(Initial reports only) If there has been a delay in reporting this breach, please explain why', a.delay),
    ...said(
      '(Follow-up reports only) Describe any measures you had in place before the breach with the aim of preventing a breach of this nature*',
      a.measures,
    ),
    ...said('Taking action'),
    ...said('Describe the actions you have taken, or propose to take, as a result of the breach', a.actions),
    ...said(
      '(Follow-up reports only) Outline any steps you are taking to prevent a recurrence, and when you expect they will be completed*',
      a.recurrence,
    ),
    ...said('Have you told data subjects about the breach?'),
    ...boxes(told, a.told),
    ...said(a.toldDetails),
    ...said('Have you told, or are you planning to tell any other organisations about the breach?'),
    ...boxes(yesNo, a.toldOthers),
    ...said('If you answered yes, please specify', a.others),
    ...said('About you'),
    ...said('Organisation (data controller) name', a.organisation.name),
    ...said('Registered organisation address', a.organisation.address),
    ...said('Person making this report', ...person(a.reporter)),
    ...said('Data protection officer', ...person(a.officer)),
  ];
}

function said(...words: string[]): FormLine[] {
  return words.filter(Boolean).map((line) => ({ words: line }));
}

function boxes(labels: string[], ...ticked: string[]): FormLine[] {
  return labels.map((box) => ({ box, ticked: ticked.includes(box) }));
}

function person({ name, email, phone }: Answers['reporter']): string[] {
  return [`Name: ${name}`, `Email: ${email}`, `Phone: ${phone}`];
}

/** The form as text: with boxes, or as an extraction that lost them. */
export function asText(lines: FormLine[], marks: 'boxes' | 'none'): string {
  return lines
    .map((line) => {
      if ('words' in line) return `\r\n${line.words}`;
      return marks === 'none' ? line.box : `${line.ticked ? '☒' : '☐'} ${line.box}`;
    })
    .join('\r\n')
    .trim();
}
