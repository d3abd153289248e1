import { findReferences } from '../../case/reference.ts';
import type { AnsweredQuestion, Report } from '../../case/report.ts';
import type { Aligned } from './align.ts';
import type { Text } from './answers.ts';
import type { Draft, Flag, Kind } from './draft.ts';
import { takeCount, takeMany, takeOne, takeText, takeWords } from './take-answers.ts';
import { compareDates, takeWhen } from './take-dates.ts';
import { takeDpo, takeReporter } from './take-people.ts';

export type ReadForm = {
  report: Report;
  answers: AnsweredQuestion[];
  flags: Flag[];
  /** What the report is: ticked, or as its case reference shows, or as its mail does; null when both are ticked. */
  kind: Kind | null;
};

/** sent: the ISO date of the mail in the office's zone. otherwise: what the mail around it says the report is. */
export function readForm(form: Aligned, sent: string | null, otherwise: Kind): ReadForm {
  const draft: Draft = { form, answers: [], flags: [], invisible: [], kind: null, cyber: null };
  takeText(draft, 'spokenTo');
  const reportType = kindOf(takeOne(draft, 'reportType').value);
  const bothTicked = draft.flags.some((flag) => flag.code === 'conflict');
  draft.kind = reportType ?? (bothTicked ? null : 'initial');
  const caseReference = takeReference(draft);
  draft.kind = reportType ?? (bothTicked ? null : caseReference ? 'follow_up' : otherwise);
  settleReference(draft);
  const report = { reportType, caseReference, ...takeBreach(draft, sent), ...takeAction(draft), ...takeYou(draft) };
  compareDates(draft, report.discoveredAt, report.happenedAt);
  if (draft.invisible.length > 0) {
    draft.flags.push({ code: 'no_tick_state', note: `No tick can be seen at: ${draft.invisible.join(' | ')}` });
  }
  const withheld = draft.answers.filter((answer) => answer.withheld).map(({ question }) => question);
  if (withheld.length > 0) {
    draft.flags.push({ code: 'withheld', note: `Blacked out before it reached the office: ${withheld.join(' | ')}` });
  }
  return { report, answers: draft.answers, flags: draft.flags, kind: draft.kind };
}

function kindOf(label: string | null): Kind | null {
  if (label === null) return null;
  return label.startsWith('Follow') ? 'follow_up' : 'initial';
}

function takeReference(draft: Draft): string | null {
  const written = takeText(draft, 'caseReference');
  if (written === null || /^\W*(?:n\/?a|none|not (?:applicable|known)|tbc)\W*$/iu.test(written)) return null;
  return findReferences(written)[0] ?? written;
}

/** "N/A" under the case reference of a first report is no answer. */
function settleReference(draft: Draft): void {
  draft.answers = draft.answers.map((answer) =>
    answer.field === 'caseReference' && draft.kind === 'initial' && findReferences(answer.value ?? '').length === 0
      ? { ...answer, state: answer.withheld ? 'to-check' : 'does-not-apply', value: null }
      : answer,
  );
}

function takeBreach(draft: Draft, sent: string | null) {
  const threshold = takeOne(draft, 'threshold').value;
  const whatHappened = takeText(draft, 'whatHappened');
  const cyber = takeOne(draft, 'cyber').value;
  draft.cyber = cyber;
  takeText(draft, 'howFound');
  const discoveredAt = takeWhen(draft, 'discoveredAt', sent);
  const happenedAt = takeWhen(draft, 'happenedAt', sent);
  const data = takeMany(draft, 'dataCategories');
  const otherCategories = takeWords(draft, 'dataCategories', 'otherCategories', data);
  const recordCount = takeCount(draft, 'recordCount');
  const subjectCount = takeCount(draft, 'subjectCount');
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
  draft.answers = draft.answers.map((answer) =>
    answer.field === field ? { ...answer, ...words, state: 'read', confidence: 'likely' } : answer,
  );
  return words.value;
}

function takeYou(draft: Draft) {
  const name = takeText(draft, 'controllerName');
  const address = takeText(draft, 'controllerAddress');
  const reporter = takeReporter(draft);
  return { controller: { name, address }, reporter, dpo: takeDpo(draft, reporter) };
}

/** A form in which nobody answered anything. */
export function isUnanswered({ answers, flags }: ReadForm): boolean {
  return flags.length === 0 && answers.every((answer) => answer.value === null && !answer.withheld);
}
