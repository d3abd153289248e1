import * as options from './answer-options.ts';

export type AnswerKind = 'text' | 'one' | 'many' | 'when' | 'count';

/** A question of the form that an officer can answer; options only where the form has some. */
export type Question = {
  field: string;
  section: string;
  question: string;
  kind: AnswerKind;
  options: readonly string[];
};

const kind = 'Report type';
const about = 'About the breach';
const action = 'Taking action';
const you = 'About you';

/** The form's questions in its order, by the fields that a report has. */
export const questions: Question[] = [
  one(kind, 'reportType', 'Report type', options.reportTypes),
  asked(kind, 'caseReference', 'Case reference'),
  one(kind, 'threshold', 'Reason for report', options.thresholds),
  asked(about, 'whatHappened', 'What has happened?'),
  one(about, 'cyber', 'Was the breach caused by a cyber incident?', options.yesNo),
  asked(about, 'discoveredAt', 'When did you discover the breach?', 'when'),
  asked(about, 'happenedAt', 'When did the breach happen?', 'when'),
  many(about, 'dataCategories', 'Categories of personal data included in the breach', options.dataCategories),
  asked(about, 'otherCategories', 'Other categories of personal data'),
  asked(about, 'recordCount', 'Number of personal data records concerned?', 'count'),
  asked(about, 'subjectCount', 'How many data subjects could be affected?', 'count'),
  many(about, 'subjectCategories', 'Categories of data subjects affected', options.subjectCategories),
  asked(about, 'otherSubjects', 'Other categories of data subjects'),
  asked(about, 'consequences', 'Potential consequences of the breach'),
  one(about, 'likelihood', 'Likelihood of significant consequences for data subjects', options.likelihoods),
  asked(about, 'likelihoodDetails', 'Details of that likelihood'),
  one(about, 'cyberAffected', 'Have your information systems been affected?', options.yesNo),
  many(about, 'systemsAffected', 'What of your information systems has been affected', options.systems),
  one(about, 'impact', 'Impact on your organisation', options.impacts),
  one(about, 'recovery', 'Recovery time', options.recoveries),
  one(about, 'training', 'Had the staff involved been trained in the last two years?', options.yesNo),
  asked(about, 'delayReason', 'Reason for a delay in reporting'),
  asked(about, 'measures', 'Measures in place before the breach'),
  asked(action, 'actions', 'Actions taken or proposed'),
  asked(action, 'recurrence', 'Steps to prevent a recurrence'),
  one(action, 'toldSubjects', 'Have you told data subjects about the breach?', options.told),
  asked(action, 'toldDetails', 'Details of telling data subjects'),
  one(action, 'toldOthers', 'Have you told other organisations about the breach?', options.yesNo),
  asked(action, 'otherOrganisations', 'Which other organisations'),
  asked(you, 'controllerName', 'Organisation (data controller) name'),
  asked(you, 'controllerAddress', 'Registered organisation address'),
  ...person('reporter', 'Person making this report'),
  ...person('dpo', 'Data protection officer'),
];

/** A question by its field; one that no report has a place for is answered in words. */
export function questionOf(field: string): Question {
  return questions.find((one) => one.field === field) ?? asked('', field, 'Another question of the form');
}

function asked(section: string, field: string, question: string, as: AnswerKind = 'text'): Question {
  return { field, section, question, kind: as, options: [] };
}

function one(section: string, field: string, question: string, from: readonly string[]): Question {
  return { field, section, question, kind: 'one', options: from };
}

function many(section: string, field: string, question: string, from: readonly string[]): Question {
  return { field, section, question, kind: 'many', options: from };
}

function person(field: string, who: string): Question[] {
  return ['name', 'email', 'phone'].map((part) => asked(you, `${field}.${part}`, `${who}: ${part}`));
}
