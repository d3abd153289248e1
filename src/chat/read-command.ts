/** A command in small letters, and the words behind it as they were typed. */
export type TypedLine = { word: string; rest: string[] };

/** Reads a typed line. Whoever knows a command from one chat may type it the same way in another. */
export function readCommand(text: string): TypedLine {
  const [word = '', ...rest] = text
    .trim()
    .replace(/^\/(breach\b)?\s*/i, '')
    .split(/\s+/);
  return { word: word.toLowerCase(), rest };
}
