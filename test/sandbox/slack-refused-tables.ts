import { cell, many, type Wrong, x } from './slack-refused-blocks.ts';

const richText = (...elements: object[]) => ({ type: 'rich_text', elements });
const cells = (columns = 1) => many(columns, () => cell(1));
const dataTable = (more: object) => ({ type: 'data_table', caption: 'Queue', rows: [cells(), cells()], ...more });
const table = (more: object) => ({ type: 'table', rows: [cells()], ...more });
const slice = { label: 'Post', value: 3 };
const pie = (...segments: object[]) => ({
  type: 'data_visualization',
  title: 'Causes',
  chart: { type: 'pie', segments },
});
const points = (count: number) => many(count, (at) => ({ label: `${at}`, value: at }));
const months = (count: number, label = '') => many(count, (at) => `${label}${at}`);
const bars = (series: object[], axis: object) => ({
  type: 'data_visualization',
  title: 'Reports',
  chart: { type: 'bar', series, axis_config: axis },
});
const lines = (count: number) => many(count, (at) => ({ name: `Line ${at}`, data: points(1) }));

const tables: Wrong[] = [
  [
    'settings of 21 columns',
    '/0/column_settings',
    'no more than 20 items allowed',
    [table({ column_settings: many(21, () => null) })],
  ],
  [
    'a number in a plain table',
    '/0/rows/0/0/type',
    'unsupported type: raw_number',
    [table({ rows: [[{ type: 'raw_number', value: 1, text: '1' }]] })],
  ],
  ['a data table without a caption', '/0', 'missing required field: caption', [dataTable({ caption: undefined })]],
  ['a data table of one row', '/0/rows', 'no less than 2 items allowed', [dataTable({ rows: [cells()] })]],
  [
    'a data table of 102 rows',
    '/0/rows',
    'no more than 101 items allowed',
    [dataTable({ rows: many(102, () => cells()) })],
  ],
  [
    'a data table of 21 columns',
    '/0/rows/0',
    'no more than 20 items allowed',
    [dataTable({ rows: many(2, () => cells(21)) })],
  ],
  [
    'rich text in its first row',
    '/0/rows/0/0',
    'must not be rich_text in the header row',
    [dataTable({ rows: [[richText({ type: 'rich_text_section', elements: [] })], cells()] })],
  ],
  ['a page of 101 rows', '/0/page_size', 'must be at most 100', [dataTable({ page_size: 101 })]],
];

const charts: Wrong[] = [
  ['a chart’s title of 51', '/0/title', 'must be less than 51 characters', [{ ...pie(slice), title: x(51) }]],
  ['a chart of another kind', '/0/chart/type', 'unsupported type: radar', [{ ...pie(), chart: { type: 'radar' } }]],
  ['seven slices', '/0/chart/segments', 'no more than 6 items allowed', [pie(...many(7, () => slice))]],
  [
    'a slice’s name of 21',
    '/0/chart/segments/0/label',
    'must be less than 21 characters',
    [pie({ label: x(21), value: 1 })],
  ],
  ['a slice of nothing', '/0/chart/segments/0/value', 'must be more than 0', [pie({ label: 'Post', value: 0 })]],
  ['seven lines', '/0/chart/series', 'no more than 6 items allowed', [bars(lines(7), { categories: months(1) })]],
  [
    'two lines of one name',
    '/0/chart/series/1/name',
    'name must be unique in its chart: Line 0',
    [bars([...lines(1), ...lines(1)], { categories: months(1) })],
  ],
  [
    '21 points',
    '/0/chart/series/0/data',
    'no more than 20 items allowed',
    [bars([{ name: 'A', data: points(21) }], { categories: months(20) })],
  ],
  [
    'a month without a point',
    '/0/chart/series/0/data',
    'must have one point for each of the categories',
    [bars(lines(1), { categories: months(2) })],
  ],
  [
    '21 months',
    '/0/chart/axis_config/categories',
    'no more than 20 items allowed',
    [bars(lines(1), { categories: months(21) })],
  ],
  [
    'an axis named in 51',
    '/0/chart/axis_config/y_label',
    'must be less than 51 characters',
    [bars(lines(1), { categories: months(1), y_label: x(51) })],
  ],
  ['three charts', '', 'no more than 2 data_visualization blocks allowed', many(3, () => pie(slice))],
];

/** Tables and charts that are refused, in the same shape. */
export const refusedTables: Wrong[] = [...tables, ...charts];
