import type { Form } from '../kit.ts';

/** An answer before and now, as written; null where nothing was stated. */
export type Change = { question: string; before: string | null; after: string | null };

export function changeParts({ question, before, after }: Change): Form['body'] {
  return [
    { kind: 'quote', label: `${question} · before`, text: before ?? 'not stated' },
    { kind: 'quote', label: 'Now', text: after ?? 'not stated' },
  ];
}
