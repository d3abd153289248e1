import { createHash, randomBytes } from 'node:crypto';
import { inArray } from 'drizzle-orm';
import type { Queryable } from '../../db/database.ts';
import { eventTexts } from '../../db/event-texts.ts';
import type { TextRef } from '../case/case.ts';

export type NewText = { id: TextRef; salt: string; text: string };

/** Takes words out of the history: events carry the id, the words stay where they can be disposed of. */
export type KeepText = (words: string) => TextRef;

export function textKeeper(): { keep: KeepText; kept: NewText[] } {
  const kept: NewText[] = [];
  return {
    kept,
    keep: (words) => {
      const salt = randomBytes(16).toString('hex');
      const id = textId(salt, words);
      kept.push({ id, salt, text: words });
      return id;
    },
  };
}

export function textId(salt: string, words: string): TextRef {
  return createHash('sha256').update(salt).update(words).digest('hex');
}

/** The words behind refs; a disposed text is absent. */
export async function readTexts(db: Queryable, refs: (TextRef | null)[]): Promise<Map<TextRef, string>> {
  const ids = refs.filter((ref) => ref !== null);
  if (ids.length === 0) return new Map();
  const rows = await db.select().from(eventTexts).where(inArray(eventTexts.id, ids));
  return new Map(rows.flatMap((row) => (row.text === null ? [] : [[row.id, row.text]])));
}
