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
  const source = await readFile(file, 'utf8').catch(() => null);
  if (source === null) return { words: `Cannot open ${file}. Check the path and that you may read it.\n`, well: false };
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

function refused(problems: string[]) {
  const words = ['Nothing was taken over. Correct the list and run this again:', ...problems.map((one) => `  ${one}`)];
  return { words: `${words.join('\n')}\n`, well: false };
}
