import type { Case, CaseEvent, OfficerId, TextRef } from './case.ts';

/** What an officer wrote about a case beside its letters: a note, or why they did what they did. */
export type Remark = {
  words: TextRef;
  /** Whose words they are and where they were said, when they are not the officer's own. */
  source: TextRef | null;
  by: OfficerId;
  at: Date;
  on: CaseEvent['type'];
  /** Who had the words erased, and when. */
  struck: { by: OfficerId; at: Date } | null;
};

/** The case with what was written at this event, if anything was. */
export function remarked(kase: Case, event: CaseEvent): Case {
  const words = wordsIn(event);
  if (words === null) return kase;
  const source = event.type === 'noted' ? (event.source ?? null) : null;
  const remark: Remark = { words, source, by: event.by, at: event.at, on: event.type, struck: null };
  return { ...kase, remarks: [...kase.remarks, remark] };
}

/** The same words may stand in more than one place; whoever strikes them strikes them everywhere. */
export function struckFrom(remarks: Remark[], words: TextRef, struck: NonNullable<Remark['struck']>): Remark[] {
  return remarks.map((remark) => (remark.words === words ? { ...remark, struck } : remark));
}

function wordsIn(event: CaseEvent): TextRef | null {
  if (event.type === 'letter-came-back') return null;
  if ('reason' in event) return event.reason;
  return 'note' in event ? event.note : null;
}
