/** Symbol fonts show a letter as a picture; these are the ones that Word offers for boxes and ticks. */
export function isWingdings(font: string): boolean {
  return /wingdings/i.test(font);
}

/** The private-use character that the reader knows such a glyph by; Word itself writes them as U+F0xx. */
export function fromWingdings(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code > 0x20 && code <= 0xff ? String.fromCodePoint(0xf000 + code) : character;
}
