import { findReferences } from '../../case/reference.ts';
import type { AnsweredQuestion, Report } from '../../case/report.ts';
import type { Aligned } from './align.ts';
import type { Text } from './answers.ts';
import { printsChosenOnly } from './chosen-only.ts';
import { withCrossesRead } from './crosses.ts';
import { answersOf, type Draft, type Flag, type Kind } from './draft.ts';
import { draftFlags } from './form-flags.ts';
import { takeAny, takeCount, takeText, takeWords } from './take-answers.ts';
import { takeMany, takeOne } from './take-choices.ts';
import { compareDates, takeWhen } from './take-dates.ts';
import { takeDpo, takeReporter } from './take-people.ts';

export type ReadForm = {
  report: Report;
  answers: AnsweredQuestion[];
  flags: Flag[];
  /** What the report is: ticked, or as its case reference shows, or as its mail does; null when both are ticked. */
  kind: Kind | null;
};

/** What is known of a form without looking into it. */
export type Around = {
  /** The ISO date of the mail in the office's zone. */
  sent: string | null;
  /** What the mail around it says the report is. */
  otherwise: Kind;
  /** Of the office's references. */
  prefix: string;
};

export function readForm(form: Aligned, { sent, otherwise, prefix }: Around): ReadForm {
  const draft = startDraft(form);
  takeText(draft, 'spokenTo');
  const reportType = takeKind(draft);
  const bothTicked = draft.flags.some((flag) => flag.code === 'conflict');
  draft.kind = reportType ?? (bothTicked ? null : 'initial');
  const caseReference = takeReference(draft, prefix);
  draft.kind = reportType ?? (bothTicked ? null : caseReference ? 'follow_up' : otherwise);
  settleReference(draft, prefix);
  const report = { reportType, caseReference, ...takeBreach(draft, sent), ...takeAction(draft), ...takeYou(draft) };
  compareDates(draft, report.discoveredAt, report.happenedAt);
  takeOthers(draft);
  return { report, answers: answersOf(draft), flags: [...draft.flags, ...draftFlags(draft)], kind: draft.kind };
}

function startDraft(found: Aligned): Draft {
  const form = withCrossesRead(found);
  return {
    ...{ form, said: [], flags: [], invisible: [], undetermined: [], otherwise: [], kind: null, cyber: null },
    chosenOnly: printsChosenOnly(form),
  };
}

function takeKind(draft: Draft): Kind | null {
  const { means } = takeOne(draft, 'reportType');
  if (takeOne(draft, 'subType').means === 'withdrawn') {
    draft.flags.push({
      code: 'withdrawn',
      note: 'The notification is withdrawn: a person must say what becomes of the case',
    });
  }
  return means === 'initial' || means === 'follow_up' ? means : null;
}

function takeReference(draft: Draft, prefix: string): string | null {
  const written = takeText(draft, 'caseReference');
  if (written === null || /^\W*(?:n\/?a|none|not (?:applicable|known)|tbc)\W*$/iu.test(written)) return null;
  return findReferences(written, prefix)[0] ?? (LIKE_A_REFERENCE.test(written) ? written : null);
}

/** Another office's reference, or one with a slip in it; "sent by post on Monday" is none. */
const LIKE_A_REFERENCE = /^(?=.*\d)[\p{L}\p{N}][\p{L}\p{N} /.:_#-]{2,30}$/u;

/** "N/A" under the case reference of a first report is no answer. */
function settleReference(draft: Draft, prefix: string): void {
  for (const one of draft.said) {
    const { field, value, withheld } = one.answer;
    if (field !== 'caseReference' || draft.kind !== 'initial') continue;
    if (findReferences(value ?? '', prefix).length > 0) continue;
    one.answer = { ...one.answer, state: withheld ? 'to-check' : 'does-not-apply', value: null };
  }
}

function takeBreach(draft: Draft, sent: string | null) {
  const threshold = takeOne(draft, 'threshold').value;
  const whatHappened = takeText(draft, 'whatHappened');
  const cyber = takeOne(draft, 'cyber').value;
  draft.cyber = cyber;
  takeText(draft, 'howFound');
  const discoveredAt = takeWhen(draft, 'discoveredAt', sent);
  const happenedAt = about(takeWhen(draft, 'happenedAt', sent), isEstimate(draft, 'dateEstimate'));
  const data = takeMany(draft, 'dataCategories');
  const otherCategories = takeWords(draft, 'dataCategories', 'otherCategories', data);
  const recordCount = about(takeCount(draft, 'recordCount'), isEstimate(draft, 'recordEstimate'));
  const subjectCount = about(takeCount(draft, 'subjectCount'), isEstimate(draft, 'subjectEstimate'));
  const subjects = takeMany(draft, 'subjectCategories');
  const otherSubjects = takeWords(draft, 'subjectCategories', 'otherSubjects', subjects);
  const consequences = takeText(draft, 'consequences');
  const likelihood = takeOne(draft, 'likelihood');
  const likelihoodDetails =
    takeText(draft, 'likelihoodDetails') ?? beside(draft, 'likelihoodDetails', likelihood.words);
  return {
    ...{ threshold, whatHappened, cyber, discoveredAt, happenedAt },
    ...{ dataCategories: data.values, otherCategories, recordCount, subjectCount },
    ...{ subjectCategories: subjects.values, otherSubjects, consequences },
    ...{ likelihood: likelihood.value, likelihoodDetails },
    cyberAffected: takeOne(draft, 'cyberAffected').value,
    systemsAffected: takeMany(draft, 'systemsAffected').values,
    impact: takeOne(draft, 'impact').value,
    recovery: takeOne(draft, 'recovery').value,
    training: takeOne(draft, 'training').value,
    delayReason: takeText(draft, 'delayReason'),
    measures: takeText(draft, 'measures'),
  };
}

/** Some editions ask in a question of its own whether a number or a date is an estimate. */
function isEstimate(draft: Draft, field: 'dateEstimate' | 'recordEstimate' | 'subjectEstimate'): boolean {
  return takeOne(draft, field).means === 'estimate';
}

function about<Value extends { approximate: boolean }>(value: Value | null, estimate: boolean): Value | null {
  return value && { ...value, approximate: value.approximate || estimate };
}

function takeAction(draft: Draft) {
  const actions = takeText(draft, 'actions');
  const recurrence = takeText(draft, 'recurrence');
  const told = takeOne(draft, 'toldSubjects');
  const values = told.value === null ? [] : [told.value];
  const toldDetails = takeWords(draft, 'toldSubjects', 'toldDetails', { values, words: told.words });
  const others = takeOne(draft, 'toldOthers');
  const specified = takeText(draft, 'otherOrganisations');
  return {
    ...{ actions, recurrence, toldSubjects: told.value, toldDetails, toldOthers: others.value },
    otherOrganisations: specified ?? beside(draft, 'otherOrganisations', others.words),
  };
}

/** Words written beside the ticks instead of under the label that asks for them. */
function beside(draft: Draft, field: string, words: Text): string | null {
  if (words.value === null) return null;
  for (const one of draft.said) {
    if (one.answer.field === field) one.answer = { ...one.answer, ...words, state: 'read', confidence: 'likely' };
  }
  return words.value;
}

function takeYou(draft: Draft) {
  const name = takeText(draft, 'controllerName');
  const address = takeText(draft, 'controllerAddress');
  const reporter = takeReporter(draft);
  const isDpo = takeOne(draft, 'reporterRole').means === 'dpo';
  return { controller: { name, address }, reporter, dpo: takeDpo(draft, reporter, isDpo) };
}

/** What the report has no place for is shown to people under the form's own label, or the one that stood there. */
function takeOthers(draft: Draft): void {
  const { edition, found } = draft.form;
  for (const question of edition.questions.filter(({ field }) => field === 'other')) {
    takeAny(draft, { question, found: found.find((one) => one.question === question) ?? null });
  }
  for (const one of found.filter(({ known }) => known === 'not'))
    takeAny(draft, { question: one.question, found: one });
}

/** A form in which nobody answered anything. */
export function isUnanswered({ answers, flags }: ReadForm): boolean {
  const silent = flags.every(({ code }) => code === 'option_wording' || code === 'label_wording');
  return silent && answers.every((answer) => answer.value === null && !answer.withheld);
}
