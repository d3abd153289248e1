import { eq } from 'drizzle-orm';
import * as z from 'zod';
import type { Queryable } from '../../db/database.ts';
import { letters } from '../../db/letters.ts';
import type { LetterId } from '../case/case.ts';

const writtenSchema = z.object({
  /** By part, as the officer left them. */
  parts: z.record(z.string(), z.string()),
  about: z.string().nullable(),
  answerBy: z.string().nullable(),
});

/** What an officer made of a letter, apart from the office's own wording around it. */
export type Written = z.infer<typeof writtenSchema>;

/** Null of a letter whose words were not kept in parts. */
export async function writtenLetter(db: Queryable, id: LetterId): Promise<Written | null> {
  const [letter] = await db.select({ written: letters.written }).from(letters).where(eq(letters.id, id));
  return letter?.written ? writtenSchema.parse(letter.written) : null;
}
