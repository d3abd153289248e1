import { expect, test } from 'vitest';
import type { Case, CaseEvent, OfficerId } from '../../src/case/case.ts';
import { correctAnswer } from '../../src/case/correct-answer.ts';
import { enterAnswers } from '../../src/case/enter-answers.ts';
import type { ReportFacts } from '../../src/case/events.ts';
import { readReportAgain } from '../../src/case/read-report-again.ts';
import { replay } from '../../src/case/replay.ts';
import { awarenessOf } from '../../src/case/report-facts.ts';
import { answer, at, fresh, given, look, ours, toms } from './deeds.ts';
import { claimed, closedUnanswered, followUp } from './history.ts';
import { alex, facts, opened, priya, text, tom } from './seed.ts';
import { said } from './words.ts';

const manual = 'The Word file is locked with a password';
const byReader = { ...look, facts: { ...facts, reader: 'form reader 2' }, differing: 4 };
const entered = { ...look, answers: [answer] };

const corrected = (by: OfficerId = 'alex'): CaseEvent => ({ type: 'answer-corrected', by, at, ...entered });
const readAgain = (): CaseEvent => ({ type: 'report-read-again', by: 'alex', at, ...byReader });
const correct = (kase: Case, by = alex, shown = kase.version) =>
  correctAnswer(kase, by, at, { ...look, answer }, shown);
/** Alex's case, whose report says otherwise than the usual one. */
const reporting = (report: Partial<ReportFacts>, ...events: CaseEvent[]) => {
  const history = opened().map((one) => (one.type === 'opened' ? { ...one, report: { ...facts, ...report } } : one));
  return replay([...history, claimed('alex'), ...events]);
};

test('a correction says who, which answer, and where the words before and after are kept', () => {
  expect(correct(ours)).toEqual([{ type: 'answer-corrected', by: 'alex', at, ...look, answers: [answer] }]);
});

test('the case goes by what was corrected, and keeps what was read', () => {
  const aware = new Date('2019-12-10T09:00:00Z');
  const late = { ...look, facts: { ...look.facts, awareBetween: [aware, aware] as [Date, Date] } };
  const [event] = correctAnswer(ours, alex, at, { ...late, organisation: text('8'), answer }, ours.version);
  const kase = given(claimed('alex'), event as CaseEvent); // there is one
  expect(awarenessOf(ours)?.within72h).toBe(true);
  expect(awarenessOf(kase)?.within72h).toBe(false);
  expect(kase.organisation).toBe(text('8'));
  expect(kase.reports[0]).toMatchObject({ peopleBand: '1 to 9', answers: facts.answers });
  expect(kase.reports[0]?.corrections).toEqual([{ ...answer, by: 'alex', at, version: 3 }]);
});

test('a correction is undone by another, and both stay', () => {
  const back = { ...entered, facts, answers: [{ field: 'subjectCount', was: text('5'), now: text('4') }] };
  const [report] = given(claimed('alex'), corrected(), { type: 'answer-corrected', by: 'alex', at, ...back }).reports;
  expect(report?.peopleBand).toBe('100k and above');
  expect(report?.corrections.map(({ now }) => now)).toEqual([text('5'), text('4')]);
});

test('of two who correct the same answer, the second is told who was first', () => {
  const first = given(claimed('tom'), corrected('tom'));
  expect(said(() => correct(first, priya, toms.version))).toBe(
    'While you looked, Tom Okafor corrected this answer (Mon 23 Dec, 11:22). Nothing was changed; open the report again.',
  );
  const other = { ...look, answer: { ...answer, field: 'recordCount' } };
  expect(correctAnswer(first, tom, at, other, toms.version)).toHaveLength(1);
});

test('a correction of a reading that was replaced meanwhile is stopped', () => {
  expect(said(() => correct(given(claimed('alex'), readAgain()), alex, ours.version))).toBe(
    'While you looked, Alex Moss took a new reading of this report (Mon 23 Dec, 11:22). Nothing was changed; open the report again.',
  );
});

test('a new reading takes the place of the one before, and corrections stay on top of it', () => {
  const [report] = given(claimed('alex'), corrected(), readAgain()).reports;
  expect(report).toMatchObject({ reader: 'form reader 2', readAgain: { by: 'alex', at, version: 4 } });
  expect(report?.corrections).toHaveLength(1);
});

test('a new reading is stopped when an answer was corrected after it was shown', () => {
  const kase = given(claimed('alex'), corrected());
  expect(said(() => readReportAgain(kase, alex, at, byReader, ours.version))).toBe(
    'While you looked, Alex Moss corrected an answer of this report (Mon 23 Dec, 11:22). Nothing was changed; open the report again.',
  );
});

test('the same reader reads again for a lead alone, unless a person had to read it', () => {
  const known = given(claimed('alex'), readAgain());
  expect(said(() => readReportAgain(known, alex, at, byReader, known.version))).toBe(
    'The same reader has read this mail already. Ask a team lead if it should be read once more.',
  );
  expect(readReportAgain(known, priya, at, byReader, known.version)).toHaveLength(1);
  const locked = reporting({ manual, reader: 'form reader 2' });
  expect(readReportAgain(locked, alex, at, byReader, locked.version)).toHaveLength(1);
});

test('a report that came by telephone has no mail to read again', () => {
  const history = opened().map((one) => (one.type === 'opened' ? { ...one, message: null } : one));
  const phoned = replay([...history, claimed('alex')]);
  expect(said(() => readReportAgain(phoned, alex, at, byReader, phoned.version))).toBe(
    'This report came by telephone or post: there is no mail to read again.',
  );
});

test('answers that an officer entered settle a report that could not be read', () => {
  const locked = reporting({ manual });
  expect(enterAnswers(locked, alex, at, entered, locked.version)).toHaveLength(1);
  const read = reporting({ manual }, { type: 'answers-entered', by: 'alex', at, ...entered });
  expect(read.reports[0]).toMatchObject({ manual: null, enteredByHand: true, peopleBand: '1 to 9' });
  expect(said(() => enterAnswers(read, alex, at, entered, read.version))).toBe(
    'The report has been read. What is wrong in it is put right by Correct an answer in Show report.',
  );
});

test('where one report waits for its answers, the others do not take them', () => {
  const second = followUp();
  if (second.type !== 'follow-up-received') throw new Error('A follow-up is one');
  const kase = given(claimed('alex'), { ...second, report: { ...second.report, manual } });
  expect(said(() => enterAnswers(kase, alex, at, entered, kase.version))).toBe(
    'This report has been read. Correct its answers in Show report.',
  );
  expect(enterAnswers(kase, alex, at, { ...entered, report: 1 }, kase.version)).toHaveLength(1);
});

test('nothing can be corrected where nothing is known', () => {
  const empty = reporting({ manual, counts: { read: 0, notStated: 0, toCheck: 0, doesNotApply: 0 } });
  expect(said(() => correct(empty))).toBe('No answer of the report is known yet. Enter answers by hand first.');
});

test.for<[string, Case, string]>([
  ['what nobody has', fresh, 'Nobody has claimed IC-31191-G5C6. Claim it first.'],
  ["a colleague's", toms, "IC-31191-G5C6 is Tom Okafor's. Ask them or a team lead."],
])('an officer does not correct %s', ([, kase, hears]) => {
  expect(said(() => correct(kase))).toBe(hears);
});

test('a mistake is put right in a closed case too', () => {
  expect(correct(given(claimed('alex'), closedUnanswered()))).toHaveLength(1);
});

test('a report that is not there is not corrected', () => {
  expect(said(() => correctAnswer(ours, alex, at, { ...look, report: 7, answer }, ours.version))).toBe(
    'There is no such report on IC-31191-G5C6. Open it again from the card.',
  );
});
