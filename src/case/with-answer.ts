import { type Given, givenSchema, givenWords } from './given.ts';
import { questionOf } from './questions.ts';
import { type AnsweredQuestion, type Report, reportSchema } from './report.ts';

/** What is known of a report: its answers by field, and each question with what became of it. */
export type Reading = { fields: Report | null; answers: AnsweredQuestion[] };

/** The reading with one answer as an officer gave it; null: the report does not state it. */
export function withAnswer({ fields, answers }: Reading, field: string, given: Given | null): Reading {
  return { fields: put(fields ?? nothingStated, field, given), answers: say(answers, field, given) };
}

/** An answer of a reading as it would be given; null where there is none, or none that is certain. */
export function answerIn({ fields, answers }: Reading, field: string): Given | null {
  const { kind } = questionOf(field);
  const inReport = fields && get(fields, field);
  const value = inReport ?? answers.find((answer) => answer.field === field)?.value;
  const shaped =
    kind === 'text'
      ? { kind, text: value }
      : kind === 'one'
        ? { kind, label: field === 'reportType' ? typeLabels[String(value)] : value }
        : kind === 'many'
          ? { kind, labels: value }
          : { kind, ...(typeof value === 'object' ? value : {}) };
  const given = givenSchema.safeParse(shaped);
  return given.success ? given.data : null;
}

const typeLabels: Record<string, string> = { initial: 'Initial report', follow_up: 'Follow-up report' };

/** Where a report keeps an answer: its own name, or a place inside another. */
function placeOf(field: string): [outer: string, inner: string | null] {
  if (field === 'controllerName') return ['controller', 'name'];
  if (field === 'controllerAddress') return ['controller', 'address'];
  const [outer = '', inner = null] = field.split('.');
  return [outer, inner];
}

function get(report: Report, field: string): unknown {
  const [outer, inner] = placeOf(field);
  const whole: Record<string, unknown> = report;
  const part = whole[outer];
  return inner === null ? part : Object.entries(part ?? {}).find(([name]) => name === inner)?.[1];
}

function put(report: Report, field: string, given: Given | null): Report {
  const [outer, inner] = placeOf(field);
  const value = typed(field, given);
  const part = inner === null ? value : { ...(get(report, outer) as object), [inner]: value }; // the parts of a report
  // A question that a report has no place for falls away here.
  return reportSchema.parse({ ...report, [outer]: part });
}

function typed(field: string, given: Given | null): unknown {
  if (given === null) return questionOf(field).kind === 'many' ? [] : null;
  switch (given.kind) {
    case 'text':
      return given.text;
    case 'one':
      return field === 'reportType' ? (given.label.startsWith('Follow') ? 'follow_up' : 'initial') : given.label;
    case 'many':
      return given.labels;
    case 'when':
      return { raw: givenWords(given), date: given.date, time: given.time, approximate: given.approximate };
    case 'count':
      return { raw: givenWords(given), value: given.value, approximate: given.approximate };
  }
}

function say(answers: AnsweredQuestion[], field: string, given: Given | null): AnsweredQuestion[] {
  const said = {
    state: given ? ('read' as const) : ('not-stated' as const),
    value: given ? givenWords(given) : null,
    withheld: false,
    confidence: 'sure' as const,
  };
  if (answers.some((answer) => answer.field === field)) {
    return answers.map((answer) => (answer.field === field ? { ...answer, ...said } : answer));
  }
  const { section, question } = questionOf(field);
  return [...answers, { field, section, question, quote: null, ...said }];
}

const nobody = { name: null, email: null, phone: null };
const nothingStated: Report = {
  reportType: null,
  caseReference: null,
  threshold: null,
  whatHappened: null,
  cyber: null,
  discoveredAt: null,
  happenedAt: null,
  dataCategories: [],
  otherCategories: null,
  recordCount: null,
  subjectCount: null,
  subjectCategories: [],
  otherSubjects: null,
  consequences: null,
  likelihood: null,
  likelihoodDetails: null,
  cyberAffected: null,
  systemsAffected: [],
  impact: null,
  recovery: null,
  training: null,
  delayReason: null,
  measures: null,
  actions: null,
  recurrence: null,
  toldSubjects: null,
  toldDetails: null,
  toldOthers: null,
  otherOrganisations: null,
  controller: { name: null, address: null },
  reporter: nobody,
  dpo: nobody,
};
