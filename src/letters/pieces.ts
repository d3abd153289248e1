import Mustache from 'mustache';
import type { Policy } from '../policy/load-policy.ts';
import { literal, typedAsMarkdown } from './clean.ts';
import type { AnswerFacts, LetterFacts, RecallFacts } from './letter-facts.ts';
import { asText } from './markdown.ts';
import { wordsOf } from './words.ts';

/** Markdown in reading order: fixed words, and the parts that an officer may edit. */
export type Piece = { markdown: string } | { id: string; label: string; markdown: string };

/** A letter from its template, values filled in so that Markdown reads them as they are. */
export function piecesOf(
  facts: LetterFacts | AnswerFacts | RecallFacts,
  parts: Record<string, string>,
  policy: Policy,
): Piece[] {
  const filled = fill(policy.letters[facts.kind].body, facts, policy);
  const pieces: Piece[] = [];
  let rest = filled;
  for (const match of filled.matchAll(/^::: ([a-z]+) (.+)\n([\s\S]*?)^:::$/gm)) {
    const [block, id = '', label = '', markdown = ''] = match;
    const before = rest.slice(0, rest.indexOf(block));
    rest = rest.slice(before.length + block.length);
    if (before.trim()) pieces.push({ markdown: before });
    const typed = parts[id];
    pieces.push({ id, label, markdown: typed === undefined ? markdown : typedAsMarkdown(typed) });
  }
  return rest.trim() ? [...pieces, { markdown: rest }] : pieces;
}

export function subjectOf(facts: LetterFacts | AnswerFacts | RecallFacts, policy: Policy): string {
  const subject = asText(fill(policy.letters[facts.kind].subject, facts, policy));
  if (!('theirToken' in facts)) return subject;
  const token = facts.theirToken?.replace(/[^\w\-./#]/g, '').slice(0, 40) ?? '';
  return /\w/.test(token) ? `${subject} [${token}]` : subject;
}

function fill(template: string, facts: LetterFacts | AnswerFacts | RecallFacts, policy: Policy): string {
  const words = wordsOf(facts, policy);
  return Mustache.render(template, words, { foot: policy.letters.foot }, { escape: (value) => literal(String(value)) });
}
