/**
 * Controls, marks that turn or hide text, and tag characters, which carry unseen words. White space is left to be
 * folded; joiners stay, because names in Persian or Sinhala are spelt with them.
 */
const HIDDEN = /(?!\s)[\p{Cc}\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\u{e0000}-\u{e007f}]/gu;

/** A value as it stands in a sentence: one line, nothing hidden, half a character never. */
export function oneLine(text: string): string {
  return text.toWellFormed().replace(HIDDEN, '').replace(/\s+/g, ' ').trim();
}

/** So that Markdown reads a value as the very characters that it is (CommonMark 2.4: any ASCII punctuation may be escaped). */
export function literal(text: string): string {
  return text.replace(/[!-/:-@[-`{-~]/g, '\\$&');
}

/** What an officer typed: paragraphs, lines and "- " lists stay, nothing else means anything. */
export function typedAsMarkdown(text: string): string {
  return text
    .split(/\r\n?|[\n\u2028\u2029]/)
    .map((line) => {
      const words = oneLine(line);
      const item = /^[-\u2022]\s+(.*)$/u.exec(words);
      return item ? `- ${literal(item[1] ?? '')}` : literal(words);
    })
    .join('\n');
}
