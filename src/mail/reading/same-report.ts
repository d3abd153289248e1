import type { AnsweredQuestion } from '../../case/report.ts';

/** The questions that two copies of a report answer otherwise. A copy that says less, or lost its ticks, is no contradiction. */
export function differingAnswers(one: AnsweredQuestion[], other: AnsweredQuestion[]): string[] {
  const answers = new Map(other.map((answer) => [answer.field, answer]));
  return one
    .filter((answer) => {
      const beside = answers.get(answer.field);
      const both = beside?.value !== null && beside?.value !== undefined && answer.value !== null;
      return both && plain(answer.value) !== plain(beside.value);
    })
    .map(({ question }) => question);
}

function plain(value: string | null): string {
  return (value ?? '')
    .replace(/[\s\u00A0]+/g, ' ')
    .trim()
    .toLowerCase();
}
