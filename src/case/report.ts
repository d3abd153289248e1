import * as z from 'zod';

const answer = z.string().nullable();

const when = z.object({
  raw: z.string(),
  /** ISO date, day first in the source. */
  date: z.string().nullable(),
  /** 24-hour time, HH:MM, in the office's zone. */
  time: z.string().nullable(),
  approximate: z.boolean(),
});

const count = z.object({
  raw: z.string(),
  /** A sub-total is never added to a total. */
  value: z.number().int().nullable(),
  approximate: z.boolean(),
});

const person = z.object({ name: answer, email: answer, phone: answer });

/**
 * The answers of one breach report. null: not stated, or not to be guessed.
 * A tick that cannot be seen is null (or absent from a list), never a tick.
 */
export const reportSchema = z.object({
  reportType: z.enum(['initial', 'follow_up']).nullable(),
  caseReference: answer,
  threshold: answer,
  whatHappened: answer,
  cyber: answer,
  discoveredAt: when.nullable(),
  happenedAt: when.nullable(),
  dataCategories: z.array(z.string()),
  otherCategories: answer,
  recordCount: count.nullable(),
  subjectCount: count.nullable(),
  subjectCategories: z.array(z.string()),
  otherSubjects: answer,
  consequences: answer,
  likelihood: answer,
  likelihoodDetails: answer,
  cyberAffected: answer,
  systemsAffected: z.array(z.string()),
  impact: answer,
  recovery: answer,
  training: answer,
  delayReason: answer,
  measures: answer,
  actions: answer,
  recurrence: answer,
  toldSubjects: answer,
  toldDetails: answer,
  toldOthers: answer,
  otherOrganisations: answer,
  controller: z.object({ name: answer, address: answer }),
  reporter: person,
  dpo: person.extend({ sameAsReporter: z.boolean().optional() }),
});

export type Report = z.infer<typeof reportSchema>;
export type When = z.infer<typeof when>;
export type Count = z.infer<typeof count>;

/** What became of one answer of the form: four different things, never folded together. */
const answerStates = ['read', 'not-stated', 'to-check', 'does-not-apply'] as const;

/**
 * How far an answer can be trusted.
 * sure: the label is one that the edition has, and a value was parsed, a tick was seen, or nothing stood there.
 * likely: the label or an option was known in spite of its wording, or the value was understood in part.
 * unsure: both, or the place of the answer was guessed; such an answer is always 'to-check'.
 */
const confidences = ['sure', 'likely', 'unsure'] as const;

/** One question of the form as it was read: heading and label are the form's, value is as written. */
export const answeredQuestionSchema = z.object({
  field: z.string(),
  section: z.string(),
  question: z.string(),
  state: z.enum(answerStates),
  /** As written; null unless read, or read unsurely. A withheld answer (a redaction mark) is 'to-check' with withheld true. */
  value: z.string().nullable(),
  withheld: z.boolean(),
  /** The words of the report that the answer was taken from, marks and all; null when nothing stood there. */
  quote: z.string().nullable().default(null),
  /** A reading from before this was noted counts as likely. */
  confidence: z.enum(confidences).default('likely'),
});
export type AnsweredQuestion = z.infer<typeof answeredQuestionSchema>;
