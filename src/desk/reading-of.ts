import type { Queryable } from '../../db/database.ts';
import type { Correction, ReceivedReport, TextRef } from '../case/case.ts';
import { givenSchema } from '../case/given.ts';
import { type Reading, withAnswer } from '../case/with-answer.ts';
import { readingFrom } from './take-reading.ts';
import { readTexts } from './texts.ts';

/** The answers of a report and the words of its mail. */
export type ReportRead = Reading & { text: string };

/** A report as it is understood: what was read, and on top what officers gave. null once its words are disposed of. */
export async function readingOf(db: Queryable, report: ReceivedReport): Promise<ReportRead | null> {
  const base = await asRead(db, report.answers);
  return base && { ...(await withCorrections(db, base, report.corrections)), text: base.text };
}

async function asRead(db: Queryable, answers: TextRef | null): Promise<ReportRead | null> {
  if (answers === null) return { fields: null, answers: [], text: '' };
  const text = (await readTexts(db, [answers])).get(answers);
  return text === undefined ? null : readingFrom(text);
}

/** A reading with the answers that officers gave, the newest on top. */
export async function withCorrections(db: Queryable, reading: Reading, corrections: Correction[]): Promise<Reading> {
  const texts = await readTexts(
    db,
    corrections.map(({ now }) => now),
  );
  let read = reading;
  for (const { field, now } of corrections) {
    const words = texts.get(now ?? '');
    if (words !== undefined) read = withAnswer(read, field, givenSchema.parse(JSON.parse(words)));
    else if (now === null) read = withAnswer(read, field, null);
  }
  return read;
}
