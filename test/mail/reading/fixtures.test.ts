import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compareReports } from '../../../src/case/phase-diff.ts';
import { readFiles } from '../../../src/mail/reading/read-files.ts';
import { readMail } from '../../../src/mail/reading/read-mail.ts';

const office = { mailbox: 'casework@regulator.example', zone: 'Europe/London', prefix: 'IC' };
const folder = new URL('../../fixtures/reports/', import.meta.url);
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.eml'))
  .map((name) => name.slice(0, -'.eml'.length))
  .sort();
const lines: string[] = [];
const complaints: string[] = [];
const paths = names.map((name) => new URL(`${name}.eml`, folder).pathname);
const status = await readFiles(
  paths,
  office.mailbox,
  (line) => lines.push(line),
  (line) => complaints.push(line),
);

describe('each mail is read as the file beside it says', () => {
  test.for(names.map((name, index) => [name, index] as const))('%s', ([name, index]) => {
    const { file, ...printed } = JSON.parse(lines[index] ?? 'null');
    expect(file).toBe(paths[index]);
    expect(printed).toEqual(JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')));
  });

  test('every file was opened', () => {
    expect({ status, complaints }).toEqual({ status: 0, complaints: [] });
  });
});

test('a file that cannot be opened is named, and the others are still read', async () => {
  const out: string[] = [];
  const errors: string[] = [];
  const files = ['/nowhere/lost.eml', paths[0] ?? ''];
  const exit = await readFiles(
    files,
    office.mailbox,
    (line) => out.push(line),
    (line) => errors.push(line),
  );
  expect(exit).toBe(1);
  expect(out).toHaveLength(1);
  expect(errors).toEqual(['Cannot open /nowhere/lost.eml (ENOENT). Check the path and that you may read it.']);
});

describe('the report of December 2019', () => {
  const read = (name: string) =>
    readMail(readFileSync(new URL(`../../fixtures/journey-2019/${name}.eml`, import.meta.url)), office);

  test('says the same when staff forward it, and keeps who sent it and when', async () => {
    const [report, forward] = [await read('report'), await read('forward')];
    expect(forward.answers).toEqual(report.answers);
    expect(forward.forwarded).toMatchObject({
      from: { address: 'data.compliance@justice.example' },
      sentAt: '2019-12-20T18:16:00.000Z',
    });
    expect(forward.references).toEqual([{ reference: 'IC-31191-G5C6', where: 'subject' }]);
    expect(forward.fields?.discoveredAt).toMatchObject({ date: '2019-12-18', time: '16:42' });
    expect(forward.fields?.recordCount?.value).toBe(121_109);
  });

  test('its follow-up changes four answers, and seven cannot be compared', async () => {
    const [first, second] = [await read('report'), await read('follow-up')];
    expect(second.classification).toBe('follow_up_report');
    expect(second.envelope.inReplyTo).toEqual(['<ACKNOWLEDGEMENT-MESSAGE-ID@regulator.example>']);
    const { changed, expected, notComparable } = compareReports(first.answers, second.answers);
    expect(changed.map(({ field }) => field)).toEqual([
      'otherCategories',
      'consequences',
      'toldDetails',
      'otherOrganisations',
    ]);
    expect(expected.map(({ field }) => field)).toEqual(['reportType', 'caseReference']);
    expect(notComparable).toHaveLength(7);
  });
});
