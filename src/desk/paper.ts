/** One piece of a case file; its mark is how a list of redactions names it: H3, R1.4, M2. */
export type Paper = { mark: string; text: string };
export type Papers = { title: string; papers: Paper[] };

/** Numbered within their part of the file. */
export function marked(letter: string, texts: string[]): Paper[] {
  return texts.map((text, place) => ({ mark: `${letter}${place + 1}`, text }));
}
