/** A command in small letters, and the words behind it as they were typed. */
export type TypedLine = { word: string; rest: string[] };

/** Reads a typed line. */
export function readCommand(text: string): TypedLine {
  const [word = '', ...rest] = text.trim().split(/\s+/);
  return { word: word.toLowerCase(), rest };
}
