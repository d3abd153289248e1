import type { Queryable } from '../../db/database.ts';
import type { CaseEvent, TextRef } from '../case/case.ts';
import { givenSchema, givenWords } from '../case/given.ts';
import { readTexts } from './texts.ts';

/** What officers corrected, in a line each, by the version of the case: "Was "923", now "1,923"." */
export async function correctionLines(db: Queryable, history: CaseEvent[]): Promise<Map<number, string>> {
  const corrected = history.flatMap((event, place) =>
    event.type === 'answer-corrected' ? event.answers.map((answer) => ({ version: place + 1, ...answer })) : [],
  );
  const texts = await readTexts(
    db,
    corrected.flatMap(({ was, now }) => [was, now]),
  );
  return new Map(
    corrected.map(({ version, was, now }) => [version, `Was ${before(was, texts)}, now ${after(now, texts)}.`]),
  );
}

type Texts = Map<TextRef, string>;

function before(was: TextRef | null, texts: Texts): string {
  return was === null ? 'not stated' : quoted(texts.get(was));
}

function after(now: TextRef | null, texts: Texts): string {
  if (now === null) return 'not stated';
  const given = texts.get(now);
  return quoted(given && givenWords(givenSchema.parse(JSON.parse(given))));
}

const MOST = 120;

/** A line of the history has room for the beginning of a long answer; all of it stands in Show report. */
function quoted(words: string | undefined): string {
  if (words === undefined) return 'words that are no longer kept';
  const line = words.replace(/\s+/g, ' ').trim();
  return line.length <= MOST ? `"${line}"` : `"${line.slice(0, MOST).trimEnd()}…" (all of it in Show report)`;
}
