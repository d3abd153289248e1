import type { Target } from '../../blocks/kit.ts';
import type { Case } from '../case/case.ts';
import { correctAnswer } from '../case/correct-answer.ts';
import { enterAnswers } from '../case/enter-answers.ts';
import type { Corrected, SecondLook } from '../case/events.ts';
import type { Given } from '../case/given.ts';
import { reportAt } from '../case/second-look.ts';
import { type Reading, withAnswer } from '../case/with-answer.ts';
import { changeCase } from './change-case.ts';
import type { Done, Person } from './deed.ts';
import type { Desk, Transaction } from './desk.ts';
import { readingOf } from './reading-of.ts';
import { secondLook } from './second-look.ts';
import type { KeepText } from './texts.ts';

/** An answer by its field; null: the report does not state it. */
export type GivenAnswer = { field: string; given: Given | null };

/** Puts one answer of a report right. What was read stays where it is; the correction lies on top of it. */
export async function correctAnswerOf(
  desk: Desk,
  person: Person,
  on: Target,
  cause: string,
  { place, answer }: { place: number; answer: GivenAnswer },
): Promise<Done> {
  await changeCase(desk, { reference: on.reference, cause }, async (kase, keep, tx) => {
    const { look, answers } = await givenOnTop(desk, tx, kase, { place, manual: 'stays' }, [answer], keep);
    const [corrected] = answers;
    if (!corrected) throw new Error('A correction corrects an answer');
    return correctAnswer(kase, person, desk.clock.now(), { ...look, answer: corrected }, on.version);
  });
  return { reference: on.reference, said: null };
}

/** Takes down what an officer made out in a report that no reader could read. */
export async function enterAnswersOf(
  desk: Desk,
  person: Person,
  on: Target,
  cause: string,
  { place, answers: typed }: { place: number; answers: GivenAnswer[] },
): Promise<Done> {
  await changeCase(desk, { reference: on.reference, cause }, async (kase, keep, tx) => {
    const { look, answers } = await givenOnTop(desk, tx, kase, { place, manual: 'settled' }, typed, keep);
    return enterAnswers(kase, person, desk.clock.now(), { ...look, answers }, on.version);
  });
  return { reference: on.reference, said: null };
}

type At = { place: number; manual: 'stays' | 'settled' };

async function givenOnTop(
  desk: Desk,
  tx: Transaction,
  kase: Case,
  { place, manual }: At,
  typed: GivenAnswer[],
  keep: KeepText,
): Promise<{ look: SecondLook; answers: Corrected[] }> {
  const report = reportAt(kase, place);
  const before = await readingOf(tx, report);
  const said = new Map(before?.answers.map(({ field, value }) => [field, value]));
  const answers = typed.map(({ field, given }) => {
    const was = said.get(field) ?? null;
    return { field, was: was === null ? null : keep(was), now: given && keep(JSON.stringify(given)) };
  });
  const reading = typed.reduce<Reading>(
    (read, { field, given }) => withAnswer(read, field, given),
    before ?? { fields: null, answers: [] },
  );
  const byHand = manual === 'settled' ? [...new Set([...report.flags, 'answered-by-officer'])] : report.flags;
  const look = await secondLook(
    desk,
    tx,
    kase,
    {
      place,
      before,
      reading,
      answers: report.answers,
      manual: manual === 'settled' ? null : report.manual,
      flags: byHand,
      reader: report.reader,
    },
    keep,
  );
  return { look, answers };
}
