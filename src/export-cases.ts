import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import { openDatabase } from '../db/database.ts';
import type { Config } from './config.ts';
import { caseTable, columns } from './desk/case-table.ts';
import { prepareDatabase } from './ground/prepare-database.ts';

/**
 * Writes the cases as a CSV file that a spreadsheet opens as it is: with a byte order mark, lines ended as RFC 4180 has
 * them, and an apostrophe before what it would take for a formula.
 */
export async function exportCases(which: 'all' | 'open', config: Config, to: NodeJS.WritableStream): Promise<void> {
  const database = await prepareDatabase(config);
  const { db, close } = openDatabase(database.url, { connections: 2 });
  try {
    const csv = stringify({
      header: true,
      columns: [...columns],
      bom: true,
      record_delimiter: 'windows',
      escape_formulas: true,
    });
    await pipeline(Readable.from(caseTable(db, which)), csv, to, { end: false });
  } finally {
    await close();
    await database.stop();
  }
}
