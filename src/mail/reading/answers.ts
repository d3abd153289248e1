import type { AnsweredQuestion } from '../../case/report.ts';
import type { Found } from './align.ts';
import { type Asked, appliesTo, type Draft, say } from './draft.ts';
import { nameOf } from './edition.ts';
import { isBlank, joinLines, type Line, textOf } from './line.ts';
import { withheldIn } from './withheld.ts';
import { wholly } from './wording.ts';

/** quote is what stood there, whatever came of it. */
export type Text = { value: string | null; withheld: boolean; quote: string | null };

export const NOTHING: Text = { value: null, withheld: false, quote: null };

/** A free answer: its own words and line breaks; a blacked-out one withheld. */
export function readText(lines: Line[]): Text {
  const written = textOf(lines);
  const withheld = withheldIn(written);
  const value = withheld === 'all' || saysNothing(written) ? null : written;
  return { value, withheld: withheld !== 'nothing', quote: written === '' ? null : written };
}

/** No letter, or what web forms and people put where they have nothing to say. */
export function saysNothing(written: string): boolean {
  return !/[\p{L}\p{N}]/u.test(written) || NO_ANSWER.test(written);
}

const NO_ANSWER =
  /^\W*(?:n\/?a|not (?:applicable|answered|completed|provided|specified|stated)|no (?:answer|response))\W*$/iu;

/** Lines under a question without what the form itself prints there. */
export function withoutHints(found: Found | null): Line[] {
  const lines = found?.lines.filter((line, index) => index > 0 || !isBlank(line)) ?? [];
  for (const hint of found?.question.hints ?? []) takeOut(lines, hint);
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

/** What makes an answer less than sure, its label aside. doubts: how many things were not as they should be. */
type Telling = { name?: string; label?: string; doesNotApply?: boolean; doubts?: number; toCheck?: boolean };

/** Writes an answer down. A question that is not on the page, and need not be, is passed over. */
export function answer(draft: Draft, asked: Asked, { value, withheld, quote }: Text, telling: Telling = {}): void {
  const { question, found } = asked;
  if (question.optional && !found && value === null) return;
  const idle = question.optional && quote === null;
  const doesNotApply = telling.doesNotApply ?? (idle || !appliesTo(question, draft));
  const state = value !== null ? 'read' : withheld ? 'to-check' : doesNotApply ? 'does-not-apply' : 'not-stated';
  const confidence = quote === null ? confidenceAt(found) : confidenceIn(found, telling.doubts ?? 0);
  say(draft, question, {
    field: telling.name ?? nameOf(question),
    section: question.section,
    question: telling.label ?? question.question,
    state: telling.toCheck || confidence === 'unsure' ? 'to-check' : state,
    ...{ value, withheld, quote, confidence },
  });
}

/** An answer under a label that the edition does not have is in its place by guess only. */
function confidenceIn(found: Found | null, doubts: number): AnsweredQuestion['confidence'] {
  const all = doubts + (!found || found.known === 'near' ? 1 : found.known === 'not' ? 2 : 0);
  return all === 0 ? 'sure' : all === 1 ? 'likely' : 'unsure';
}

/** That nothing was said is sure only where the label stands and nothing below it. */
function confidenceAt(found: Found | null): AnsweredQuestion['confidence'] {
  return found?.known === 'exactly' ? 'sure' : 'likely';
}
