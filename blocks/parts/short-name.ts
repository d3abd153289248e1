/** Names run to a sentence at most; a longer one would push the state of the case out of its first line. */
const LONGEST = 300;

export function shortName(name: string): string {
  const characters = [...name];
  return characters.length <= LONGEST ? name : `${characters.slice(0, LONGEST - 1).join('')}…`;
}
