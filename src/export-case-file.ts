import { openDatabase } from '../db/database.ts';
import { openings } from '../db/openings.ts';
import type { Config } from './config.ts';
import { papersOf } from './desk/case-papers.ts';
import { NoSuchCase } from './desk/change-case.ts';
import type { Desk } from './desk/desk.ts';
import { redactionsOf } from './desk/redactions.ts';
import { prepareDatabase } from './ground/prepare-database.ts';
import type { Log } from './log.ts';
import { exemptions } from './policy/policy.ts';
import { writingDesk } from './writing-desk.ts';

/** Writes everything that the desk holds on a case as plain text; that it was written stands in the list of who looked. */
export async function exportCaseFile(reference: string, config: Config, log: Log, to: NodeJS.WritableStream) {
  const database = await prepareDatabase(config);
  const { db, close } = openDatabase(database.url, { connections: 2 });
  try {
    to.write(await caseFile(await writingDesk(config, db, log), reference));
  } catch (error) {
    if (!(error instanceof NoSuchCase)) throw error;
    throw new Error(`${error.message}. Write the whole reference, such as IC-400000-A1B2.`);
  } finally {
    await close();
    await database.stop();
  }
}

export async function caseFile(desk: Desk, reference: string): Promise<string> {
  const { file, parts } = await papersOf(desk, reference);
  const redactions = await redactionsOf(desk, file, parts);
  await desk.db.insert(openings).values({ reference, form: 'Case file', by: 'desk', at: desk.clock.now() });
  const listed = exemptions.flatMap((kind) => {
    const lines = redactions[kind].map(({ words, marks }) => `- ${words}: ${marks.join(', ')}`);
    return lines.length > 0 ? [`${desk.policy.exemptions[kind]}\n${lines.join('\n')}`] : [];
  });
  return [
    `Case file ${reference}, ${file.organisation ?? 'organisation not stated'}`,
    ...parts.filter(({ papers }) => papers.length > 0).map(({ title, papers }) => part(title, papers)),
    `To look at before anything is disclosed. Whoever discloses decides, and a second person checks.\n\n${listed.join('\n\n')}`,
  ]
    .join('\n\n\n')
    .concat('\n');
}

function part(title: string, papers: { mark: string; text: string }[]): string {
  return `${title}\n\n${papers.map(({ mark, text }) => `[${mark}] ${text}`).join('\n')}`;
}
