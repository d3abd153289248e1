import { createHash } from 'node:crypto';
import type { Policy } from '../policy/load-policy.ts';
import type { LetterFacts } from './letter-facts.ts';
import { asHtml, asText } from './markdown.ts';
import { piecesOf, subjectOf } from './pieces.ts';

/** A letter as it leaves; sha256 over subject, text and HTML says whether two are the same. */
export type RenderedLetter = { subject: string; text: string; html: string; sha256: string };

export type LetterPart = { id: string; label: string; text: string };

/** Preview, approval and sending all come from here, so that what was read is what leaves. Throws SignatureMissing. */
export function renderLetter(facts: LetterFacts, parts: Record<string, string>, policy: Policy): RenderedLetter {
  const body = piecesOf(facts, parts, policy)
    .map(({ markdown }) => markdown.trim())
    .join('\n\n');
  const letter = { subject: subjectOf(facts, policy), text: `${asText(body)}\n`, html: page(asHtml(body)) };
  const sha256 = createHash('sha256')
    .update(JSON.stringify([letter.subject, letter.text, letter.html]))
    .digest('hex');
  return { ...letter, sha256 };
}

/** The letter whole, in reading order, for the form in which its parts are edited. */
export function showLetter(facts: LetterFacts, parts: Record<string, string>, policy: Policy) {
  const pieces = piecesOf(facts, parts, policy).map((piece): { fixed: string } | LetterPart => {
    if (!('id' in piece)) return { fixed: asText(piece.markdown) };
    return { id: piece.id, label: piece.label, text: parts[piece.id] ?? asText(piece.markdown) };
  });
  return { subject: subjectOf(facts, policy), pieces };
}

function page(body: string): string {
  return [
    '<!doctype html>',
    '<html lang="en-GB">',
    '<head><meta charset="utf-8"></head>',
    '<body style="font-family: Arial, Helvetica, sans-serif; font-size: 15px; line-height: 1.5; color: #1a1a1a">',
    body.trim(),
    '</body>',
    '</html>',
    '',
  ].join('\n');
}
