import { Writable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cases } from '../../db/cases.ts';
import { officers } from '../../db/officers.ts';
import { readConfig } from '../../src/config.ts';
import { exportCaseFile } from '../../src/export-case-file.ts';
import { exportCases } from '../../src/export-cases.ts';
import { silent } from '../../src/log.ts';
import { type OpenedDatabase, openFreshDatabase } from '../support/database.ts';

const ALEX = '00000000-0000-4000-8000-000000000001';
const at = new Date('2024-03-12T10:15:00Z');
let database: OpenedDatabase;

beforeAll(async () => {
  database = await openFreshDatabase();
  await database.db.insert(officers).values({ id: ALEX, name: 'Alex Moss', slackRole: 'officer', seenAt: at });
  const base = { version: 1, hash: '', urgent: false, reportedAt: at, receivedAt: at, promiseDueAt: at, unread: 0 };
  await database.db.insert(cases).values([
    { ...base, reference: 'IC-1-A', status: 'new', owner: ALEX, organisation: '=HYPERLINK("http://evil.example")' },
    {
      ...base,
      reference: 'IC-2-B',
      status: 'new',
      owner: ALEX,
      organisation: 'Harrow & Lee, Solicitors',
      restricted: true,
    },
    {
      ...base,
      reference: 'IC-3-C',
      status: 'closed',
      organisation: 'Canolfan Iechyd Llŷn',
      closedAt: at,
      outcome: 'NFA',
    },
  ]);
});
afterAll(() => database.close());

async function exported(which: 'all' | 'open'): Promise<string[]> {
  let written = '';
  const to = new Writable({
    write: (chunk, _encoding, done) => {
      written += chunk;
      done();
    },
  });
  await exportCases(which, readConfig({ DATABASE_URL: database.url }), to);
  return written.split('\r\n');
}

test('a spreadsheet gets every case, with its times, and nothing that it would run', async () => {
  const [head, first, , third] = await exported('all');
  expect(head).toMatch(/^\uFEFFreference,organisation,status,owner,/);
  expect(first).toMatch(
    /^IC-1-A,"'=HYPERLINK\(""http:\/\/evil\.example""\)",new,Alex Moss,no,,2024-03-12T10:15:00\.000Z,/,
  );
  expect(third).toMatch(/^IC-3-C,Canolfan Iechyd Llŷn,closed,.*,2024-03-12T10:15:00\.000Z,NFA$/);
});

test('a restricted case says neither whose it is nor who works on it', async () => {
  const [, , second] = await exported('all');
  expect(second).toMatch(/^IC-2-B,,new,,no,/);
});

test('the file of a case that is not there is refused with what to write', async () => {
  const config = readConfig({ DATABASE_URL: database.url });
  await expect(exportCaseFile('IC-9', config, silent, new Writable())).rejects.toThrow(
    'There is no case IC-9. Write the whole reference, such as IC-400000-A1B2.',
  );
});

test('open cases alone can be asked for', async () => {
  const lines = await exported('open');
  expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(['IC-1-A', 'IC-2-B', '']);
});
