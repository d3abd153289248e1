import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compareReports } from '../../src/case/phase-diff.ts';
import { readMail } from '../../src/mail/reading/read-mail.ts';
import { asText, formOf } from '../../src/sandbox/samples/form.ts';
import { followUpTo, reportOf } from '../../src/sandbox/samples/organisations.ts';
import { wordFile } from '../../src/sandbox/samples/word-file.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/serve.ts';
import { emlOf } from '../support/eml.ts';

const office = { mailbox: 'casework@regulator.example', zone: 'Europe/London', prefix: 'IC' };
const now = new Date('2024-03-12T10:15:00Z');
/** Each organisation twice, the second time with other figures. */
const turns = Array.from({ length: 12 }, (_none, turn) => turn);

test.for(turns)('sample report %i is read whole, as a Word file and as text', async (turn) => {
  const report = reportOf(turn, now);
  const form = formOf(report);
  // Ticks are read in the order of the form.
  const ticked = (labels: string[]) =>
    form.flatMap((line) => ('box' in line && labels.includes(line.box) ? line.box : []));
  const asFile = await readMail(
    emlOf({ text: 'Attached.', files: [{ name: 'a.docx', bytes: wordFile(form) }] }),
    office,
  );
  const inText = await readMail(emlOf({ text: asText(form, 'boxes') }), office);
  expect(asFile.fields).toMatchObject({
    reportType: 'initial',
    whatHappened: report.happened,
    cyber: report.cyber,
    dataCategories: ticked(report.data),
    subjectCategories: ticked(report.subjects),
    subjectCount: { value: Number(report.people.replaceAll(',', '')) },
    likelihood: report.likelihood,
    toldSubjects: report.told,
    controller: report.organisation,
    reporter: report.reporter,
    dpo: report.officer,
  });
  expect(asFile.flags).toEqual([]);
  expect(inText.fields).toEqual(asFile.fields);
});

test.for(turns)('its follow-up %i says four things anew', async (turn) => {
  const report = reportOf(turn, now);
  const both = [report, followUpTo(report, 'IC-400001-A1B2')].map((one) =>
    readMail(emlOf({ files: [{ name: 'a.docx', bytes: wordFile(formOf(one)) }] }), office),
  );
  const [first, second] = await Promise.all(both);
  expect(second?.classification).toBe('follow_up_report');
  const { changed, notComparable } = compareReports(first?.answers ?? [], second?.answers ?? []);
  expect(changed.map(({ field }) => field)).toEqual(['consequences', 'actions', 'toldOthers', 'otherOrganisations']);
  expect(notComparable).toEqual([]);
});

let folder: string;
let sandbox: Sandbox;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'breachdesk-samples-'));
  sandbox = await startSandbox({ folder });
});
afterAll(async () => {
  await sandbox.stop();
  await rm(folder, { recursive: true, force: true });
});

const sample = (name: string, body = {}) =>
  fetch(`${sandbox.url}/_sandbox/samples/${name}`, { method: 'POST', body: JSON.stringify(body) });
async function read(name: string, body = {}) {
  const { id } = (await (await sample(name, body)).json()) as { id: string };
  const raw = await fetch(`${sandbox.url}/_sandbox/mail/${encodeURIComponent(id)}/raw`);
  return readMail(new Uint8Array(await raw.arrayBuffer()), office);
}

test('what the page sends is what its buttons say', async () => {
  expect(await read('just-now')).toMatchObject({ classification: 'initial_report', forwarded: null, flags: [] });
  const forwarded = await read('forwarded');
  expect(forwarded.classification).toBe('initial_report');
  expect(new Date(forwarded.forwarded?.sentAt ?? '').getUTCDay()).toBe(5);
  const unticked = await read('no-ticks');
  expect([unticked.fields?.cyber, unticked.fields?.dataCategories]).toEqual([null, []]);
  expect(await read('locked')).toMatchObject({ classification: 'manual', manual: expect.stringMatching(/password/) });
  const asked = { reference: 'IC-400001-A1B2' };
  expect((await read('stranger', asked)).references).toEqual([{ ...asked, where: 'subject' }]);
  const file = { name: 'a.docx', base64: wordFile(formOf(reportOf(3, now))).toString('base64') };
  expect((await read('file', file)).fields?.controller.name).toBe(reportOf(3, now).organisation.name);
  expect((await read('replay', { step: 1 })).references[0]?.reference).toBe('IC-31191-G5C6');
});

test.for<[string, object, string]>([
  ['out-of-office', {}, 'No letter has left yet, so nobody can be away.'],
  ['reply', { mailId: 'nowhere' }, 'Only a letter of the office can be answered.'],
  ['replay', { step: 2 }, 'Acknowledge the report first: the follow-up answers that letter.'],
  ['stranger', { reference: '' }, 'There is no case yet that a stranger could quote.'],
])('what makes no sense yet is answered in words: %s', async ([name, body, error]) => {
  const answer = await sample(name, body);
  expect([answer.status, await answer.json()]).toEqual([400, { error }]);
});
