import type { AnsweredQuestion } from '../../case/report.ts';
import type { Found } from './align.ts';
import type { Question } from './edition.ts';
import { isBlank, joinLines, type Line, textOf } from './line.ts';
import { withheldIn } from './withheld.ts';
import { wholly } from './wording.ts';

/** quote is what stood there, whatever came of it. */
export type Text = { value: string | null; withheld: boolean; quote: string | null };

/** A free answer: its own words and line breaks; the hints of the form taken out, a blacked-out one withheld. */
export function readText(lines: Line[]): Text {
  const written = textOf(lines);
  const withheld = withheldIn(written);
  const value = withheld === 'all' || !/[\p{L}\p{N}]/u.test(written) ? null : written;
  return { value, withheld: withheld !== 'nothing', quote: written === '' ? null : written };
}

/** Lines under a question without what the form itself prints there. */
export function withoutHints(found: Found): Line[] {
  const lines = found.lines.filter((line, index) => index > 0 || !isBlank(line));
  for (const hint of found.question.hints ?? []) takeOut(lines, hint);
  return lines;
}

function takeOut(lines: Line[], hint: string): void {
  for (let at = 0; at < lines.length; at++) {
    for (let taken = 1; taken <= 5 && at + taken <= lines.length; taken++) {
      if (!wholly(hint).test(joinLines(lines.slice(at, at + taken)).text)) continue;
      lines.splice(at, taken);
      return;
    }
  }
}

type Doubt = { doesNotApply?: boolean; confidence?: AnsweredQuestion['confidence'] };

export function answered(
  question: Pick<Question, 'section' | 'question'>,
  field: string,
  { value, withheld, quote }: Text,
  { doesNotApply = false, confidence = 'sure' }: Doubt = {},
): AnsweredQuestion {
  const { section, question: label } = question;
  const state = value !== null ? 'read' : withheld ? 'to-check' : doesNotApply ? 'does-not-apply' : 'not-stated';
  return {
    ...{ field, section, question: label, value, withheld, quote, confidence },
    state: confidence === 'unsure' ? 'to-check' : state,
  };
}
