import type { CaseEvent } from '../case/case.ts';
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

/** The notes on a case, oldest first. */
export async function notesOf(desk: Desk, history: CaseEvent[]): Promise<NoteShown[]> {
  const noted = history.filter((event) => event.type === 'noted');
  const texts = await readTexts(
    desk.db,
    noted.flatMap(({ note, source }) => [note, source ?? null]),
  );
  const names = await namesOf(desk.db);
  const words = (ref: string) => texts.get(ref) ?? 'These words are no longer kept.';
  return noted.map(({ by, at, note, source }) => ({
    by: `${names(by)}, ${dayAndTime(at, desk.clock.now(), desk.calendar)}`,
    text: words(note),
    source: source === undefined ? null : words(source),
  }));
}
