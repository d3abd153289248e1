/** Controls, marks that turn or hide text, and stand-ins for nothing have no place in a letter. */
const HIDDEN = /[\p{Cc}\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/** A value as it stands in a sentence: one line, nothing hidden. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').replace(HIDDEN, '').trim();
}

/** So that Markdown reads a value as the very characters that it is (CommonMark 2.4: any ASCII punctuation may be escaped). */
export function literal(text: string): string {
  return text.replace(/[!-/:-@[-`{-~]/g, '\\$&');
}

/** What an officer typed: paragraphs, lines and "- " lists stay, nothing else means anything. */
export function typedAsMarkdown(text: string): string {
  return text
    .split('\n')
    .map((line) => {
      const words = line.replace(HIDDEN, '').trim();
      const item = /^[-\u2022]\s+(.*)$/.exec(words);
      return item ? `- ${literal(item[1] ?? '')}` : literal(words);
    })
    .join('\n');
}
