/** What a question of the form is about; where the answer goes is decided in build-report.ts. */
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
  | 'dpo';

/** label is the form's own; also are other wordings that copies of the form carry. */
export type Choice = { label: string; also?: string[] };

export type Question = {
  /** null marks a part of the form that holds no answer, such as where to send it. */
  field: Field | null;
  section: string;
  /** The form's own label. */
  question: string;
  also?: string[];
  kind: 'text' | 'one' | 'many' | 'when' | 'count' | 'person';
  choices?: Choice[];
  /** Printed under the label for whoever fills the form in; no part of an answer. */
  hints?: string[];
  only?: 'cyber' | 'initial' | 'follow_up';
  /** A label so short that it must stand alone or before a colon to count. */
  short?: true;
};

export type Edition = { name: string; headings: string[]; questions: Question[] };
