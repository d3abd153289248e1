import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { examine } from './examined.ts';
import { scoreMail, scoreOf } from './score.ts';
import { scoreTables } from './score-tables.ts';

const mails = await examine('reports');
const mail = mails.find(({ name }) => name === 'text-initial');
if (!mail?.expected.fields) throw new Error('The report that is scored here is gone from the fixtures');
const { name, expected } = mail;
const report = mail.expected.fields;

const reads = (fields: Partial<typeof report>, others: Partial<typeof expected> = {}) =>
  scoreMail({ name, expected, read: { ...expected, ...others, fields: { ...report, ...fields } } });

test('a reading that says what it should has no mistakes', () => {
  const { ticks, kept, right, ...mistakes } = reads({});
  expect([kept, right]).toEqual([ticks, right]);
  expect(mistakes).toEqual({ mails: 1, untrue: 0, missing: 0, wrong: 0, invented: 0, elsewhere: 0 });
});

test('what is left out is missing, what is changed wrong, what nobody wrote invented', () => {
  expect(reads({ whatHappened: null })).toMatchObject({ missing: 1, wrong: 0, invented: 0 });
  expect(reads({ whatHappened: 'Nothing.' })).toMatchObject({ missing: 0, wrong: 1, invented: 0 });
  expect(reads({ caseReference: 'IC-40112-K3T7' })).toMatchObject({ missing: 0, wrong: 0, invented: 1 });
  expect(reads({ controller: { ...report.controller, name: null } })).toMatchObject({ missing: 1 });
});

test('white space alone makes no answer wrong', () => {
  expect(reads({ whatHappened: `${report.whatHappened?.replace(/ /, '\n')} ` })).toMatchObject({ wrong: 0 });
});

test('a tick that is lost and a tick that nobody made are counted apart', () => {
  const all = reads({}).ticks;
  expect(reads({ threshold: null })).toMatchObject({ kept: all - 1, untrue: 0 });
  expect(reads({ threshold: 'Another option' })).toMatchObject({ kept: all - 1, untrue: 1 });
  expect(reads({ systemsAffected: ['Integrity'] })).toMatchObject({ kept: all, untrue: 1, invented: 1 });
});

test('a mail taken for another kind, and a name or a warning that is lost, are mistakes too', () => {
  expect(reads({}, { classification: 'bulk', references: ['IC-40112-K3T7'] })).toMatchObject({ elsewhere: 2 });
  const warned = { ...expected, flags: ['conflict'] };
  expect(scoreMail({ name, expected: warned, read: expected })).toMatchObject({ elsewhere: 1 });
});

test('the scores of mails add up', () => {
  expect(scoreOf([mail, mail])).toMatchObject({ mails: 2, ticks: 2 * reads({}).ticks });
});

test('what the documents say of how well mails are read is what they are read like', async () => {
  const said = readFileSync(new URL('../../../docs/reading.md', import.meta.url), 'utf8');
  expect(said).toContain(await scoreTables());
});
