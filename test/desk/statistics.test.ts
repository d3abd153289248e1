import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaseEvent } from '../../src/case/case.ts';
import { caseTable } from '../../src/desk/case-table.ts';
import { clocksOf } from '../../src/desk/describe-clocks.ts';
import type { Desk } from '../../src/desk/desk.ts';
import { drawLate } from '../../src/desk/draw-late.ts';
import { drawQueue } from '../../src/desk/draw-queue.ts';
import { drawStatistics } from '../../src/desk/draw-statistics.ts';
import { openFile } from '../../src/desk/find-cases.ts';
import { readQueue } from '../../src/desk/read-queue.ts';
import { acknowledged, closedUnanswered, referred, reopened, sent } from '../case/history.ts';
import { bareDesk } from '../support/bare-desk.ts';
import { type OpenedDatabase, openFreshDatabase } from '../support/database.ts';
import { writeHistory } from './write-history.ts';

let database: OpenedDatabase;
let desk: Desk;

const later = (event: CaseEvent, at: string): CaseEvent => ({ ...event, at: new Date(at) });
const answered = [acknowledged('a'), sent('a', '2026-03-05T10:00:00Z')];
const waived = closedUnanswered('2026-03-04T10:00:00Z');

/** All were reported on Mon 2 Mar, and promised an answer by Mon 9 Mar, 10:00. */
const histories: Record<string, CaseEvent[]> = {
  'IC-1-ANSWERED': answered,
  'IC-2-WAIVED': [waived],
  'IC-3-WAIVED-LATE': [closedUnanswered('2026-03-20T10:00:00Z')],
  'IC-4-WAIVED-AND-REOPENED': [waived, later(reopened(), '2026-03-12T10:00:00Z')],
  'IC-5-ANSWERED-AND-CLOSED': [...answered, closedUnanswered('2026-03-06T10:00:00Z')],
  'IC-6-REFERRED': [later(referred(), '2026-03-05T10:00:00Z')],
  'IC-7-OPEN': [],
};

beforeAll(async () => {
  database = await openFreshDatabase();
  desk = bareDesk(database.db, () => new Date('2026-03-24T10:00:00Z'));
  for (const [reference, events] of Object.entries(histories)) {
    await writeHistory(desk, reference, '2026-03-02T10:00:00Z', ...events);
  }
});
afterAll(() => database.close());

test('"no reply needed" is counted apart, and what is referred is not open', async () => {
  const { text } = await drawStatistics(desk, 30);
  expect(text).toMatch(
    /^Kept 2 of 4 promises that fell due in the 30 days to Tue 24 Mar 2026 \(50 %\)\. 1 still open and late/,
  );
  expect(text).toContain('Counted apart: 3 closed with no reply needed.');
});

test('a spreadsheet says when a reply was given, and nothing where none was', async () => {
  const given: Record<string, string> = {};
  for await (const line of caseTable(desk.db, 'all')) given[line.reference] = line.reply_given;
  expect(given).toEqual({
    ...Object.fromEntries(Object.keys(histories).map((reference) => [reference, ''])),
    'IC-1-ANSWERED': '2026-03-05T10:00:00.000Z',
    'IC-5-ANSWERED-AND-CLOSED': '2026-03-05T10:00:00.000Z',
  });
});

test('only what still owes its reply is called late, and only what was answered acknowledged', async () => {
  expect((await drawLate(desk)).text).toMatch(/^1 .*IC-7-OPEN/);
  const queue = JSON.stringify((await drawQueue(desk, { id: '', lead: true, name: '' }, readQueue([]))).parts);
  expect(queue).toMatch(/"IC-1-ANSWERED","Organisation not stated","Acknowledged"/);
  expect(queue).toMatch(/"IC-4-WAIVED-AND-REOPENED","Organisation not stated","New"/);
});

test('the reply clock of a referred case has stopped', async () => {
  const clocks = clocksOf(desk, await openFile(desk.db, 'IC-6-REFERRED'));
  expect(clocks.find(({ name }) => name.startsWith('Reply'))).toMatchObject({
    end: new Date('2026-03-05T10:00:00Z'),
    words: 'referred without a reply',
  });
});
