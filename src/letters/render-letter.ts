import { createHash } from 'node:crypto';
import type { Policy } from '../policy/load-policy.ts';
import { addressesOf } from './addresses.ts';
import type { AnswerFacts, LetterFacts, RecallFacts } from './letter-facts.ts';
import { asHtml, asText } from './markdown.ts';
import { piecesOf, subjectOf } from './pieces.ts';
import { wrap } from './wrap.ts';

/** A letter as it leaves; sha256 over subject, text and HTML says whether two are the same. */
export type RenderedLetter = { subject: string; text: string; html: string; sha256: string };

export type LetterPart = { id: string; label: string; text: string };

/**
 * Preview, approval and sending all come from here, so that what was read is what leaves. parts: what an officer made
 * of the parts of the letter, by id. Throws SignatureMissing, and LetterIncomplete when it would not say what it is for.
 */
export function renderLetter(
  facts: LetterFacts | AnswerFacts | RecallFacts,
  parts: Record<string, string>,
  policy: Policy,
): RenderedLetter {
  const body = piecesOf(facts, parts, policy)
    .map(({ markdown }) => markdown.trim())
    .join('\n\n');
  const html = page(asHtml(body, addressesOf(policy, facts.mailbox)));
  const letter = { subject: subjectOf(facts, policy), text: `${wrap(asText(body))}\n`, html };
  const sha256 = createHash('sha256')
    .update(JSON.stringify([letter.subject, letter.text, letter.html]))
    .digest('hex');
  return { ...letter, sha256 };
}

/** The letter whole, in reading order, for the form in which its parts are edited. */
export function showLetter(
  facts: LetterFacts | AnswerFacts | RecallFacts,
  parts: Record<string, string>,
  policy: Policy,
) {
  const pieces = piecesOf(facts, parts, policy).map((piece): { fixed: string } | LetterPart => {
    if (!('id' in piece)) return { fixed: asText(piece.markdown) };
    return { id: piece.id, label: piece.label, text: parts[piece.id] ?? asText(piece.markdown) };
  });
  return { subject: subjectOf(facts, policy), pieces };
}

const LOOK = 'font-family: Arial, Helvetica, sans-serif; font-size: 15px; line-height: 1.5; color: #1a1a1a';

function page(body: string): string {
  return [
    '<!doctype html>',
    '<html lang="en-GB">',
    '<head><meta charset="utf-8"></head>',
    '<body>',
    // Many mail programs keep only what is inside the body, so the language is said there too.
    `<div lang="en-GB" style="${LOOK}">`,
    body.trim(),
    '</div>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}
