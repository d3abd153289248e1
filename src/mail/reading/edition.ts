/** What a question of the form is about; where the answer goes is decided in read-form.ts. */
export type Field =
  | 'spokenTo'
  | 'reportType'
  | 'caseReference'
  | 'threshold'
  | 'whatHappened'
  | 'cyber'
  | 'howFound'
  | 'discoveredAt'
  | 'happenedAt'
  | 'dataCategories'
  | 'recordCount'
  | 'subjectCount'
  | 'subjectCategories'
  | 'consequences'
  | 'likelihood'
  | 'likelihoodDetails'
  | 'cyberAffected'
  | 'systemsAffected'
  | 'impact'
  | 'recovery'
  | 'training'
  | 'delayReason'
  | 'measures'
  | 'actions'
  | 'recurrence'
  | 'toldSubjects'
  | 'toldOthers'
  | 'otherOrganisations'
  | 'controllerName'
  | 'controllerAddress'
  | 'reporter'
  | 'dpo'
  | Apart
  | 'other';

/** What some editions ask apart, where others ask it together with something else. */
type Apart =
  | 'discoveredTime'
  | 'happenedTime'
  | 'otherCategories'
  | 'otherSubjects'
  | 'toldDetails'
  | 'recordEstimate'
  | 'subjectEstimate'
  | 'dateEstimate'
  | 'subType'
  | 'reporterRole'
  | `${'reporter' | 'dpo'}${'Name' | 'Email' | 'Phone' | 'Contact'}`;

/** What an option says beyond its own words. undetermined: not known yet, which is no answer. */
export type Meaning = 'initial' | 'follow_up' | 'withdrawn' | 'estimate' | 'dpo' | 'undetermined';

export type Choice = {
  /** The form's own words. */
  label: string;
  /** The label as the form prints it, with an explanation behind a dash. */
  explained?: string;
  /** Other wordings that copies of the form carry; each time one is met, the reading says so. */
  also?: string[];
  /** The letter that the form prints before the option: "x) To be determined" is no cross. */
  letter?: string;
  means?: Meaning;
};

export type Question = {
  /** null marks a part of the form that holds no answer, such as where to send it; other has no place in the report. */
  field: Field | null;
  /** What the answer is called where the field is not enough: several questions tell of one, or none does. */
  id?: string;
  section: string;
  /** The form's own label. */
  question: string;
  /** Other wordings that copies of the form carry. */
  also?: string[];
  kind: 'text' | 'one' | 'many' | 'when' | 'count' | 'person';
  choices?: Choice[];
  hints?: string[];
  only?: 'cyber' | 'initial' | 'follow_up';
  /** A label so short that it must stand alone or before a colon to count. */
  short?: true;
  /** The number that the form prints before the label, often in a cell of its own. */
  number?: number;
  /** Asked only where an earlier answer calls for it: its absence says nothing about the edition. */
  optional?: true;
  /** Asked by forms of every kind: no sign that this is a report. */
  common?: true;
};

export type Edition = {
  name: string;
  headings: string[];
  questions: Question[];
  /** Fields that stand near the end: a form with none of them broke off on the way. */
  closing: Field[];
  /** One label a line or a row, answers beside: a label that is none of the edition's own can be told apart. */
  labelled?: true;
  /** Only options that were chosen are printed. */
  chosenOnly?: true;
};

/** What the answer to a question is called in a reading. */
export function nameOf(question: Question): string {
  return question.id ?? question.field ?? '';
}

export function meaningOf(question: Question, label: string): Meaning | null {
  return question.choices?.find((choice) => choice.label === label)?.means ?? null;
}
