import { readFile } from 'node:fs/promises';
import { openDatabase } from '../db/database.ts';
import type { Config } from './config.ts';
import { type Adopted, adoptCases, type OpenedApart, openedApart } from './desk/adopt-cases.ts';
import { readAdoptionList } from './desk/adoption-list.ts';
import { prepareDatabase } from './ground/prepare-database.ts';
import type { Log } from './log.ts';
import { writingDesk } from './writing-desk.ts';

/** Brings the cases of a list into the desk's database; the running desk, or the next one, posts their cards. */
export async function adopt(file: string, config: Config, log: Log): Promise<{ words: string; well: boolean }> {
  const bytes = await readFile(file).catch(() => null);
  if (bytes === null) return { words: `Cannot open ${file}. Check the path and that you may read it.\n`, well: false };
  const source = decoded(bytes);
  if (source === null) return { words: `${file} ${NOT_UTF8}\n`, well: false };
  const database = await prepareDatabase(config);
  const { db, close } = openDatabase(database.url, { connections: 2 });
  try {
    const desk = await writingDesk(config, db, log);
    const { prefix } = desk.policy.reference;
    const list = readAdoptionList(source, { prefix, calendar: desk.calendar, now: desk.clock.now() });
    if (list.problems.length > 0) return refused(list.problems);
    const done = await adoptCases(desk, list.cases);
    if (done.problems.length > 0) return refused(done.problems);
    return { words: wordsFor(done, await openedApart(desk, done.adopted)), well: true };
  } finally {
    await close();
    await database.stop();
  }
}

/** Excel's ordinary CSV is in the letters of its Windows. A history keeps a name that was read askew for ever. */
function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

const NOT_UTF8 =
  'is not in UTF-8, so names such as Café would be broken for good. In Excel, save it as "CSV UTF-8", and run this again.';

function wordsFor({ adopted, known, relisted }: Adopted, apart: OpenedApart[]): string {
  const were = (count: number, what: string) => `${count}${what}${count === 1 ? ' was' : 's were'}`;
  const before = known.length > 0 ? ` ${known.length} ${known.length === 1 ? 'was' : 'were'} here already.` : '';
  const lines = [
    `${were(adopted.length, ' case')} taken over.${before}`,
    ...(relisted > 0
      ? [
          `${were(relisted, ' mail')} here before that may belong to them; the desk looks at each once more when it runs.`,
        ]
      : []),
    ...apart.map(
      ({ opened, names }) =>
        `${opened} was opened before for a report that names ${names}. Have an officer note on each of the two which ` +
        'is the other, and close the one that is not needed.',
    ),
  ];
  return `${lines.join('\n')}\n`;
}

function refused(problems: string[]) {
  const words = ['Nothing was taken over. Correct the list and run this again:', ...problems.map((one) => `  ${one}`)];
  return { words: `${words.join('\n')}\n`, well: false };
}
