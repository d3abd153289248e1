import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask } from './slack-ask.ts';
import { button, field, option, section } from './slack-drawings.ts';
import { openPlace, type Place } from './slack-place.ts';
import { actions, cell, header, many, refused, select, x } from './slack-refused-blocks.ts';
import { refusedChoices } from './slack-refused-choices.ts';
import { refusedTables } from './slack-refused-tables.ts';

const chart = {
  type: 'data_visualization',
  title: 'Reports a month',
  chart: {
    type: 'line',
    series: [{ name: 'On time', data: [{ label: 'May', value: 0 }] }],
    axis_config: { categories: ['May'] },
  },
};

let place: Place;
beforeAll(async () => {
  place = await openPlace();
});
afterAll(() => place.stop());

describe('blocks.validate names the place and the limit of', () => {
  test.for([...refused, ...refusedChoices, ...refusedTables])('%s', async ([, pointer, message, blocks]) => {
    const answer = await ask(place, 'blocks.validate', { blocks });
    expect(answer).toMatchObject({ ok: false, error: 'invalid_blocks' });
    expect(answer.errors).toContainEqual(expect.objectContaining({ pointer, message }));
  });
});

test.for<[string, unknown[]]>([
  ['50 blocks', many(50, () => ({ type: 'divider' }))],
  ['a header of 150', [header(150)]],
  ['a section of 3,000 with a button', [section(x(3000), button('a', x(2000)))]],
  ['25 buttons', [actions(...many(25, (at) => button(`a${at}`)))]],
  ['one name for buttons of two blocks', [section('One', button('a')), section('Two', button('a'))]],
  ['an option of 75 with a value of 150', [actions(select({ options: [option(x(150), x(75))] }))]],
  ['a field', [field('a', { type: 'users_select', action_id: 'a' })]],
  ['a data table', [{ type: 'data_table', caption: 'Queue', rows: [[cell(1)], [cell(2)]], page_size: 10 }]],
  ['a chart', [chart]],
  ['a table of 100 rows', [{ type: 'table', rows: many(100, () => [cell(1)]) }]],
])('blocks.validate takes %s', async ([, blocks]) => {
  expect(await ask(place, 'blocks.validate', { blocks })).toMatchObject({ ok: true });
});
