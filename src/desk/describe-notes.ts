import type { CaseEvent, TextRef } from '../case/case.ts';
import { dayAndTime } from '../case/counting.ts';
import type { Desk } from './desk.ts';
import { namesOf } from './officers.ts';
import { readTexts } from './texts.ts';

export type NoteShown = {
  /** "Alex Moss, Mon 23 Dec, 11:30". */
  by: string;
  text: string;
  /** Whose words they are, when they are not the officer's own. */
  source: string | null;
};

/** What officers wrote about a case beside its letters, oldest first: notes, and why they did what they did. */
export async function notesOf(desk: Desk, history: CaseEvent[]): Promise<NoteShown[]> {
  const written = history.flatMap((event) => {
    const ref = wordsIn(event);
    return ref === null ? [] : [{ event, ref, source: event.type === 'noted' ? (event.source ?? null) : null }];
  });
  const texts = await readTexts(
    desk.db,
    written.flatMap(({ ref, source }) => [ref, source]),
  );
  const names = await namesOf(desk.db);
  const words = (ref: string) => texts.get(ref) ?? 'These words are no longer kept.';
  return written.map(({ event, ref, source }) => ({
    by: [names(event.by), dayAndTime(event.at, desk.clock.now(), desk.calendar), occasions[event.type] ?? []]
      .flat()
      .join(', '),
    text: words(ref),
    source: source === null ? null : words(source),
  }));
}

function wordsIn(event: CaseEvent): TextRef | null {
  if (event.type === 'letter-came-back') return null;
  if ('reason' in event) return event.reason;
  return 'note' in event ? event.note : null;
}

const occasions: Partial<Record<CaseEvent['type'], string>> = {
  released: 'on releasing it',
  reassigned: 'on handing it over',
  triaged: 'on triage',
  'contact-corrected': 'on the contact',
  'closed-without-reply': 'why no reply is needed',
  reopened: 'why it opens again',
  'visibility-set': 'on who may see it',
};
