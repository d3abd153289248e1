import { type Changed, plain } from './phase-diff.ts';
import type { AnsweredQuestion } from './report.ts';

/** Answers that a second reading of the same report has otherwise than the first, in the second one's order. */
export function differences(before: AnsweredQuestion[], now: AnsweredQuestion[]): Changed[] {
  const earlier = new Map(before.map((answer) => [answer.field, answer]));
  const later = new Set(now.map(({ field }) => field));
  const lost = before.filter((answer) => !later.has(answer.field) && said(answer) !== null);
  return [
    ...now.filter((answer) => plain(said(answer)) !== plain(said(earlier.get(answer.field)))).map(({ field }) => field),
    ...lost.map(({ field }) => field),
  ].flatMap((field) => {
    const [one, other] = [earlier.get(field), now.find((answer) => answer.field === field)];
    const known = other ?? one;
    return known ? [{ field, question: known.question, before: said(one), after: said(other) }] : [];
  });
}

/** The answer, or what became of it; null where the question was not found. */
function said(answer: AnsweredQuestion | undefined): string | null {
  if (!answer) return null;
  if (answer.withheld) return 'withheld';
  return (
    answer.value ??
    { read: '', 'not-stated': null, 'to-check': 'could not be read', 'does-not-apply': null }[answer.state]
  );
}
