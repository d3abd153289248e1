import { readFile } from 'node:fs/promises';
import { openDatabase } from '../db/database.ts';
import type { Config } from './config.ts';
import { adoptCases } from './desk/adopt-cases.ts';
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
    const { problems, adopted, known } = await adoptCases(desk, list.cases);
    if (problems.length > 0) return refused(problems);
    const before = known.length > 0 ? ` ${known.length} were here already.` : '';
    return { words: `${adopted.length} cases were taken over.${before}\n`, well: true };
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

function refused(problems: string[]) {
  const words = ['Nothing was taken over. Correct the list and run this again:', ...problems.map((one) => `  ${one}`)];
  return { words: `${words.join('\n')}\n`, well: false };
}
