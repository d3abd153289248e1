import type { Case, LetterId, Officer, SentLetter } from './case.ts';
import type { Words } from './not-allowed.ts';
import { arrived } from './replay-letters.ts';

/** Whoever has it has not been asked to delete it, or the note that asked came back. */
export function mayBeRecalled({ letters }: Case, { id, wentWrong, cameBack }: SentLetter): boolean {
  return wentWrong !== null && !cameBack && !letters.some((note) => note.recalls === id && !note.cameBack);
}

/** When the controller's duty to report ends: 72 hours after it became aware (UK GDPR Article 33(1)). */
export function reportBy(said: Date): Date {
  return new Date(said.getTime() + 72 * 3_600_000);
}

export function letterNamed({ letters }: Case, id: LetterId): SentLetter | null {
  return letters.find((letter) => letter.id === id) ?? null;
}

export function noneArrived(kase: Case) {
  return kase.letters.some(arrived)
    ? null
    : () => 'No letter of this case is with anybody: none left, or each came back or was said to have gone wrong.';
}

export function nothingToRecall(kase: Case) {
  const words = () => 'No letter of this case waits to be recalled. Press Letter went wrong first.';
  return kase.letters.some((letter) => mayBeRecalled(kase, letter)) ? null : words;
}

/** What went wrong is told to whoever said so and to the leads, and to nobody else. */
export function notTheirReport(kase: Case, by: Officer) {
  const wrong = kase.letters.flatMap(({ wentWrong }) => wentWrong ?? []);
  const [first] = wrong;
  if (!first) return () => 'No letter of this case went wrong.';
  if (by.lead || wrong.some((one) => one.by === by.id)) return null;
  return ({ name }: Words) =>
    `Only ${name(first.by)}, who said that a letter went wrong, and team leads may open its report.`;
}
