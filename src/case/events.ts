import * as z from 'zod';

const at = z.coerce.date();
const text = z.string().regex(/^[0-9a-f]{64}$/);
const mark = z.literal(true).optional();
const id = z.string().min(1);
/** A calendar date in the office's zone, YYYY-MM-DD. */
const day = z.string().regex(/^\d{4}-\d\d-\d\d$/);

const base = { at, by: z.string().min(1) }; // an officer's id, or 'desk', or 'controller'
/** Who put a mail there that waited for a person; absent where the desk did, and in histories from before it was noted. */
const filed = { filedBy: id.optional() };

/** The size bands of the ICO's data security incident data set. */
export const bands = [
  '1 to 9',
  '10 to 99',
  '100 to 1k',
  '1k to 10k',
  '10k to 100k',
  '100k and above',
  'Unknown',
] as const;

/** What can be wrong with a letter that left. */
export const mishaps = ['wrong-person', 'another-case', 'other'] as const;

/** What a report says in codes and dates, free of persons and prose; the answers themselves are a text. */
const reportFactsSchema = z.object({
  answers: text.nullable(),
  kind: z.enum(['initial', 'follow-up']).nullable(),
  /** Earliest and latest instant at which the controller became aware; they differ when no time was given. */
  awareBetween: z.tuple([at, at]).nullable(),
  happenedOn: day.nullable(),
  peopleBand: z.enum(bands).nullable(),
  dataKinds: z.array(z.string()),
  threshold: z.enum(['meets', 'does-not-meet', 'unclear']).nullable(),
  counts: z.object({
    read: z.number().int(),
    notStated: z.number().int(),
    toCheck: z.number().int(),
    doesNotApply: z.number().int(),
  }),
  /** Our own words for why a person must read it; null when it was read. */
  manual: z.string().nullable(),
  flags: z.array(z.string()),
  /** The version of the reader; absent where a person took it down, and in histories from before it was noted. */
  reader: z.string().optional(),
});

/** How the newest follow-up compares with the first report. */
const changesSchema = z.object({
  changed: z.number().int(),
  expected: z.number().int(),
  notComparable: z.number().int(),
});

/** A report as it is understood from now on, because an officer or a newer reader had a second look at it. */
const secondLookSchema = z.object({
  /** Which of the case's reports, by its place. */
  report: z.number().int().min(0),
  facts: reportFactsSchema,
  /** null while there is one report. */
  changes: changesSchema.nullable(),
  /** What the organisation is called from now on; null leaves its name alone. */
  organisation: text.nullable(),
});

/** One answer as an officer gives it. was: the words before, null when there were none. now: null means not stated. */
const correctedSchema = z.object({ field: id, was: text.nullable(), now: text.nullable() });

/** The person letters go to: name and address are in the text as JSON {name, address}. */
const contactRef = text;
const requestSchema = z.object({ letter: id, questions: text, questionCount: z.number().int().min(1), answerBy: day });
const letter = { letter: id, leavesAt: at };

export const caseEventSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('opened'),
    ...base,
    ...filed,
    reference: id,
    adopted: z.boolean(),
    channel: z.enum(['email', 'phone', 'post']),
    message: id.nullable(),
    reportedAt: at,
    forwardedByStaff: z.boolean(),
    promiseDueAt: at,
    organisation: text.nullable(),
    contact: contactRef.nullable(),
    report: reportFactsSchema,
  }),
  z.object({
    type: z.literal('follow-up-received'),
    ...base,
    ...filed,
    message: id.nullable(),
    report: reportFactsSchema,
    readBy: day,
    changes: changesSchema,
  }),
  z.object({
    type: z.literal('answer-corrected'),
    ...base,
    ...secondLookSchema.shape,
    answers: z.array(correctedSchema).min(1),
  }),
  z.object({
    type: z.literal('answers-entered'),
    ...base,
    ...secondLookSchema.shape,
    answers: z.array(correctedSchema).min(1),
  }),
  z.object({
    type: z.literal('report-read-again'),
    ...base,
    ...secondLookSchema.shape,
    /** How many answers the new reading has otherwise than the one before. */
    differing: z.number().int(),
  }),
  z.object({ type: z.literal('message-received'), ...base, ...filed, message: id }),
  /** To this office alone: there is nothing to answer. */
  z.object({ type: z.literal('colleague-wrote'), ...base, ...filed, message: id }),
  z.object({ type: z.literal('correspondence-read'), ...base }),
  z.object({ type: z.literal('claimed'), ...base }),
  z.object({ type: z.literal('released'), ...base, from: id, note: text.nullable() }),
  z.object({ type: z.literal('reassigned'), ...base, from: id.nullable(), to: id, note: text.nullable() }),
  z.object({
    type: z.literal('triaged'),
    ...base,
    incidentType: z.string(),
    category: z.enum(['Cyber', 'Non Cyber']).nullable(),
    urgent: z.boolean(),
    route: z.enum(['ask', 'decide', 'no-reply', 'refer', 'not-a-breach']),
    note: text.nullable(),
  }),
  z.object({ type: z.literal('acknowledged'), ...base, ...letter, request: requestSchema.nullable() }),
  z.object({ type: z.literal('information-requested'), ...base, ...letter, request: requestSchema }),
  z.object({ type: z.literal('letter-written'), ...base, ...letter }),
  z.object({
    type: z.literal('decided'),
    ...base,
    ...letter,
    outcome: z.enum(['No Further Action', 'Informal Action Taken', 'Investigation Pursued', 'Regulatory action taken']),
    reasons: text,
    recommendations: text.nullable(),
  }),
  z.object({ type: z.literal('answer-date-extended'), ...base, answerBy: day }),
  z.object({ type: z.literal('letter-withdrawn'), ...base, letter: id }),
  /** changed: a colleague sent its changed draft. reason: our words for the delivery status, never the remote text. */
  z.object({ type: z.literal('letter-sent'), ...base, letter: id, sentAt: at, changed: mark }),
  z.object({ type: z.literal('letter-came-back'), ...base, letter: id, reason: z.string() }),
  /** refused: it certainly has not left; absent where nobody knows. changed: not sent, for its draft was changed. */
  z.object({ type: z.literal('letter-unresolved'), ...base, letter: id, refused: mark, changed: mark }),
  z.object({ type: z.literal('letter-sent-again'), ...base, letter: id }),
  /** other: the reference of a case whose information went out with it. */
  z.object({
    type: z.literal('letter-went-wrong'),
    ...base,
    letter: id,
    how: z.enum(mishaps),
    other: id.nullable(),
    note: text,
  }),
  /** The other side of it. letterOf: the reference of the case whose letter it was. */
  z.object({ type: z.literal('information-went-astray'), ...base, letterOf: id }),
  z.object({ type: z.literal('recall-written'), ...base, ...letter, recalls: id }),
  /** What the office would report of that letter, as a person left it. */
  z.object({ type: z.literal('self-report-kept'), ...base, of: id, draft: text }),
  z.object({ type: z.literal('contact-corrected'), ...base, contact: contactRef, reason: text.nullable() }),
  z.object({ type: z.literal('closed-without-reply'), ...base, reason: text }),
  z.object({ type: z.literal('referred'), ...base, outward: text.nullable() }),
  z.object({ type: z.literal('reopened'), ...base, reason: text }),
  z.object({
    type: z.literal('visibility-set'),
    ...base,
    /** null: every officer. */
    members: z.array(id).nullable(),
    /** A published sector; null shows the organisation's name. */
    onePerson: z.string().nullable(),
    reason: text.nullable(),
  }),
  /** source: who said it where, when it is somebody else's words; absent where the officer wrote it. */
  z.object({ type: z.literal('noted'), ...base, note: text, source: text.optional() }),
  /** The words are erased; the history goes on naming them. */
  z.object({ type: z.literal('words-struck'), ...base, words: text, wroteBy: id, wroteAt: at, reason: text }),
  /** message: what a colleague sent from Outlook. letter: the one that was taken back, where it is its draft. */
  z.object({ type: z.literal('sent-by-hand'), ...base, ...filed, message: id, sentAt: at, letter: id.optional() }),
  z.object({ type: z.literal('answer-by-hand'), ...base, message: id, sentAt: at }),
  z.object({ type: z.literal('correspondent-confirmed'), ...base, contact: contactRef }),
]);

export type CaseEvent = z.infer<typeof caseEventSchema>;
export type ReportFacts = z.infer<typeof reportFactsSchema>;
export type Changes = z.infer<typeof changesSchema>;
export type SecondLook = z.infer<typeof secondLookSchema>;
export type Corrected = z.infer<typeof correctedSchema>;
export type ContactRef = string;
export type Mishap = (typeof mishaps)[number];
export type Band = (typeof bands)[number];
