import type { Form } from '../../blocks/kit.ts';
import type { CaseLetterKind } from '../letters/letter-facts.ts';

/** What a letter may begin with besides nothing: such a letter is one of its own, whatever else of its kind is drafted. */
const begun = {
  remind: 'a reminder',
  'ask-readable': 'a request for a readable copy',
  returned: 'a letter to send again',
};
export type Begun = keyof typeof begun;

const kinds: Record<string, string> = {
  acknowledgement: 'the acknowledgement',
  request: 'questions',
  decision: 'the decision',
  letter: 'a letter',
} satisfies Record<CaseLetterKind, string>;

/** What it began with, from the form's own context. */
export function beginsIn({ begins }: Form['context']): Begun | undefined {
  return begins === 'remind' || begins === 'ask-readable' || begins === 'returned' ? begins : undefined;
}

/** What the drafts of one letter have in common: "request", or "request: ask-readable". */
export function letterBegun(kind: string, begins: Begun | undefined): string {
  return begins === undefined ? kind : `${kind}: ${begins}`;
}

/** Every letter of one kind, whatever it began with. */
export function lettersOf(kind: string): string[] {
  return [kind, ...Object.keys(begun).map((begins) => `${kind}: ${begins}`)];
}

/** "a letter", of what the drafts of it have in common. */
export function calledDraft(letter: string): string {
  const [kind = '', of = ''] = letter.split(': ');
  const begins = beginsIn({ begins: of });
  return (begins ? begun[begins] : kinds[kind]) ?? kind;
}
