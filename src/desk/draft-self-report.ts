import { reportTypes } from '../case/answer-options.ts';
import type { SentLetter, WentWrong } from '../case/case.ts';
import { questionOf } from '../case/questions.ts';
import { reportBy } from '../case/went-wrong.ts';
import { dayOf, timeOf } from '../case/working-days.ts';
import { dayInLetters } from '../letters/words.ts';
import type { Desk } from './desk.ts';
import type { Names } from './sentences.ts';
import { letterNames } from './sentences.ts';

const OPEN = '[for a person to fill in]';

/** other: what the case that it told of is called to whoever reads the draft. */
export type Mishandled = { letter: SentLetter; wrong: WentWrong; note: string; other: string | null; recall: string };

/**
 * The office's own report, in the questions of the form that it reads from others. It holds what is known, and leaves the
 * rest to a person: nothing is made up.
 */
export function draftSelfReport(desk: Desk, names: Names, { letter, wrong, note, other, recall }: Mishandled): string {
  const { office } = desk.policy;
  const when = (at: Date) => `${dayInLetters(dayOf(at, desk.calendar))}, ${timeOf(at, desk.calendar)}`;
  const mailed = wrong.how !== 'other';
  const affected = other ? [`Information of ${other} went out with it.`] : [];
  const answers: [field: string, answer: string | null][] = [
    ['reportType', reportTypes[0] ?? null],
    ['threshold', null],
    [
      'whatHappened',
      [
        `This office emailed its ${letterNames[letter.kind]} about a personal data breach report. ${what[wrong.how]}`,
        note,
        ...affected,
      ].join('\n'),
    ],
    ['cyber', mailed ? 'No' : null],
    ['discoveredAt', when(wrong.at)],
    ['happenedAt', when(letter.sentAt)],
    ['dataCategories', null],
    ['recordCount', null],
    ['subjectCount', null],
    ['subjectCategories', null],
    ['consequences', null],
    ['likelihood', null],
    ['training', null],
    ['delayReason', `${OPEN} Only if it is sent after ${when(reportBy(wrong.at))}.`],
    ['actions', `Recall note to the address that it went to: ${recall}.\n${OPEN} What else was done.`],
    ['toldSubjects', null],
    ['toldOthers', null],
    ['controllerName', office.name],
    ['controllerAddress', office.address.join(', ')],
    ['reporter.name', names(wrong.by)],
    ['reporter.phone', office.telephone],
    ['dpo.name', null],
  ];
  const [first, ...rest] = answers.map(([field, answer]) => `${questionOf(field).question}\n${answer ?? OPEN}`);
  const incident = `Type of incident\n${mailed ? 'Data emailed to incorrect recipient' : OPEN}`;
  return [first, incident, ...rest].join('\n\n');
}

/** How many answers of a draft nobody has filled in. */
export function leftOpen(draft: string): number {
  return draft.split(OPEN).length - 1;
}

const what: Record<WentWrong['how'], string> = {
  'wrong-person': 'It reached a person whom it was not meant for.',
  'another-case': 'It told its recipient of a matter of somebody else.',
  other: 'It went wrong.',
};
