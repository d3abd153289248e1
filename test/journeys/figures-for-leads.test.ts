import { afterAll, beforeAll, expect, test } from 'vitest';
import { fixtureMail } from '../support/fixture-mail.ts';
import { type Office, openOffice, until } from '../support/office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice({ now: '2024-03-12T10:15:00Z' });
  await office.deliver(fixtureMail('text-initial'));
  await office.card('IC-', 'Northvale Homes');
  await office.at('2024-03-27T09:00:00Z');
});
afterAll(() => office.stop());

type Shown = { type: string; [field: string]: unknown };
const answerTo = async (text: string): Promise<Shown[]> =>
  // What the sandbox shows are blocks.
  (await office.command('U0PRIYA', text)).ephemeral.at(-1)?.blocks as Shown[];
const kinds = (blocks: Shown[]) => blocks.map(({ type }) => type);

test('a lead sees the queue and what is late as tables that can be sorted', async () => {
  const queue = await answerTo('queue');
  const late = await answerTo('late');
  for (const blocks of [queue, late]) {
    expect(blocks.find(({ type }) => type === 'data_table')).toMatchObject({
      caption: /due first|longest late first/,
      rows: [
        [{ text: 'Case' }, { text: 'Organisation' }, {}, {}, {}, {}, {}],
        [{ text: /^IC-/ }, {}, {}, {}, {}, {}, {}],
      ],
      row_header_column_index: 0,
    });
  }
  const acts = JSON.stringify(late.find(({ type }) => type === 'actions'));
  expect(acts).toContain('show-case');
});

test('a lead sees the weeks and the types of incident as charts, with every figure in words besides', async () => {
  const blocks = await answerTo('stats 30d');
  expect(kinds(blocks).filter((type) => type === 'data_visualization')).toHaveLength(2);
  expect(blocks.find(({ type }) => type === 'data_visualization')).toMatchObject({
    title: 'Reported, by week',
    chart: {
      type: 'bar',
      series: [{ name: 'Reported', data: [{ label: /^Mon \d+ Mar/, value: 1 }] }, { name: 'Of these closed' }],
    },
  });
  expect(JSON.stringify(blocks)).toContain('Not triaged yet');
});

test('a workspace that has no such blocks yet gets the same in plain tables and lines', async () => {
  await office.ask('faults', { slack: 'older-blocks' });
  const [queue, late, stats] = [await answerTo('queue'), await answerTo('late'), await answerTo('stats 30d')];
  for (const blocks of [queue, late, stats]) expect(kinds(blocks)).toContain('table');
  expect(JSON.stringify(stats)).toMatch(/Reported, by week.*Mon \d+ Mar.*Type: Not triaged yet · Reported: 1/);
  const turned = await until('the queue again', () => office.command('U0PRIYA', 'queue'));
  expect(turned.ephemeral).toHaveLength(1);
  await office.ask('faults', { slack: null });
});
