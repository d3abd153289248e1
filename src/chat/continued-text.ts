const joints = { paragraph: '\n\n', line: '\n', word: ' ', none: '' };
type Joint = keyof typeof joints;

/** Ids of a text in several fields: "reasons", "reasons~2~paragraph". The last word says what joins them. */
export function continued(id: string, pieces: string[]): string[] {
  return pieces.map((_, place) => {
    const before = pieces[place - 1];
    return before === undefined ? id : `${id}~${place + 1}~${jointAfter(before)}`;
  });
}

function jointAfter(piece: string): Joint {
  if (piece.endsWith('\n\n')) return 'paragraph';
  if (piece.endsWith('\n')) return 'line';
  return piece.endsWith(' ') ? 'word' : 'none';
}

/** Whose field it is, at which place, and what joins it to the one before; null for the first. */
export function whose(field: string): { id: string; place: number; joint: string | null } {
  const [, id, place, joint] = /^(.+)~(\d+)~(paragraph|line|word|none)$/.exec(field) ?? [];
  if (id === undefined || joint === undefined) return { id: field, place: 1, joint: null };
  // The pattern allows these four words alone.
  return { id, place: Number(place), joint: joints[joint as Joint] };
}

export function join(before: string, joint: string, answer: string | string[] | null): string {
  return typeof answer === 'string' && answer !== '' ? `${before}${joint}${answer}` : before;
}
