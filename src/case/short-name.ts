/** Words that the short form of a name leaves out as often as not. */
const SMALL = ['of', 'and', 'the', 'for', 'in'];

/** What a name is shortened to by its first letters, in small letters: "moj" and "mj" for "Ministry of Justice". */
export function shortForms(name: string): string[] {
  const words = name.toLowerCase().match(/\p{L}+/gu) ?? [];
  const long = words.filter((word) => !SMALL.includes(word));
  const forms = [words, long].map((some) => some.map((word) => word.charAt(0)).join(''));
  return [...new Set(forms)].filter((form) => form.length > 1);
}

/**
 * A PostgreSQL pattern, for ~*, of the names that this is the short form of, whatever follows them ("Ltd"); null when
 * it is longer than anybody shortens a name to, or more than one word.
 */
export function longForm(short: string): string | null {
  if (!/^\p{L}{2,6}$/u.test(short)) return null;
  return `^(?:the\\W+)?${[...short].join(`\\w*(?:\\W+(?:${SMALL.join('|')}))*\\W+`)}`;
}
