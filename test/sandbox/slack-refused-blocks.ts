import { button, option, plain, words } from './slack-drawings.ts';

/** What is refused, the place that is named, its sentence, and the blocks. */
export type Wrong = [what: string, pointer: string, message: string, blocks: unknown[]];

export const x = (length: number) => 'x'.repeat(length);
export const many = <Item>(count: number, item: (place: number) => Item) =>
  Array.from({ length: count }, (_, at) => item(at));
export const actions = (...elements: unknown[]) => ({ type: 'actions', elements });
const text = (length: number) => ({ type: 'mrkdwn', text: x(length) });
export const select = (more: object) => ({ type: 'static_select', action_id: 'a', ...more });
const confirm = { title: plain('Sure?'), text: plain('It leaves.'), confirm: plain('Send'), deny: plain('Keep') };
export const cell = (length: number) => ({ type: 'raw_text', text: x(length) });
export const header = (length: number) => ({ type: 'header', text: plain(x(length)) });
const labelled = (length: number) => ({ ...words('a'), label: plain(x(length)) });

export const refused: Wrong[] = [
  ['51 blocks', '', 'no more than 50 items allowed', many(51, () => ({ type: 'divider' }))],
  ['an unknown block', '/0/type', 'unsupported type: poster', [{ type: 'poster' }]],
  ['a block without a type', '/0', 'missing required field: type', [{}]],
  ['a property that is not Slack’s', '/0', 'invalid additional property: colour', [{ type: 'divider', colour: 'red' }]],
  ['two blocks of one name', '/1/block_id', 'block_id must be unique: a', [words('a'), words('a')]],
  ['a block name of 256', '/0/block_id', 'must be less than 256 characters', [{ type: 'divider', block_id: x(256) }]],
  ['a header of 151', '/0/text/text', 'must be less than 151 characters', [header(151)]],
  ['a header in mrkdwn', '/0/text/type', 'must be a valid enum value', [{ type: 'header', text: text(9) }]],
  ['a section without words', '/0', 'must have at least one of: text, fields', [{ type: 'section' }]],
  ['empty words', '/0/text/text', 'must be more than 0 characters', [{ type: 'section', text: text(0) }]],
  ['a section of 3,001', '/0/text/text', 'must be less than 3001 characters', [{ type: 'section', text: text(3001) }]],
  ['11 fields', '/0/fields', 'no more than 10 items allowed', [{ type: 'section', fields: many(11, () => text(1)) }]],
  [
    'a field of 2,001',
    '/0/fields/0/text',
    'must be less than 2001 characters',
    [{ type: 'section', fields: [text(2001)] }],
  ],
  [
    '11 lines of context',
    '/0/elements',
    'no more than 10 items allowed',
    [{ type: 'context', elements: many(11, () => text(1)) }],
  ],
  ['no buttons at all', '/0/elements', 'no less than 1 items allowed', [actions()]],
  ['26 buttons', '/0/elements', 'no more than 25 items allowed', [actions(...many(26, (at) => button(`a${at}`)))]],
  [
    'two buttons of one name',
    '/0/elements/1/action_id',
    'action_id must be unique in its block: a',
    [actions(button('a'), button('a'))],
  ],
  [
    'a text input among buttons',
    '/0/elements/0/type',
    'unsupported type: plain_text_input',
    [actions(words('a').element)],
  ],
  [
    'a button of 76',
    '/0/elements/0/text/text',
    'must be less than 76 characters',
    [actions({ ...button('a'), text: plain(x(76)) })],
  ],
  [
    'a button in mrkdwn',
    '/0/elements/0/text/type',
    'must be a valid enum value',
    [actions({ ...button('a'), text: text(5) })],
  ],
  ['a value of 2,001', '/0/elements/0/value', 'must be less than 2001 characters', [actions(button('a', x(2001)))]],
  [
    'a green button',
    '/0/elements/0/style',
    'must be a valid enum value',
    [actions({ ...button('a'), style: 'green' })],
  ],
  [
    'a spoken label of 76',
    '/0/elements/0/accessibility_label',
    'must be less than 76 characters',
    [actions({ ...button('a'), accessibility_label: x(76) })],
  ],
  ['a link that is none', '/0/elements/0/url', 'must be a valid url', [actions({ ...button('a'), url: 'the web' })]],
  [
    'a question of 301',
    '/0/elements/0/confirm/text/text',
    'must be less than 301 characters',
    [actions({ ...button('a'), confirm: { ...confirm, text: plain(x(301)) } })],
  ],
  [
    'an answer of 31',
    '/0/elements/0/confirm/deny/text',
    'must be less than 31 characters',
    [actions({ ...button('a'), confirm: { ...confirm, deny: plain(x(31)) } })],
  ],
  [
    'six choices under More',
    '/0/elements/0/options',
    'no more than 5 items allowed',
    [actions({ type: 'overflow', options: many(6, (at) => option(`${at}`)) })],
  ],
  [
    'an option of 76',
    '/0/elements/0/options/0/text/text',
    'must be less than 76 characters',
    [actions(select({ options: [option('a', x(76))] }))],
  ],
  [
    'an option value of 151',
    '/0/elements/0/options/0/value',
    'must be less than 151 characters',
    [actions(select({ options: [option(x(151), 'a')] }))],
  ],
  [
    '101 options',
    '/0/elements/0/options',
    'no more than 100 items allowed',
    [actions(select({ options: many(101, (at) => option(`${at}`)) }))],
  ],
  [
    'a select without options',
    '/0/elements/0',
    'must have exactly one of: options, option_groups',
    [actions(select({}))],
  ],
  [
    'a first choice that is no option',
    '/0/elements/0/initial_option',
    'must be exactly one of the options',
    [actions(select({ options: [option('a')], initial_option: option('b') }))],
  ],
  [
    '11 ticks',
    '/0/elements/0/options',
    'no more than 10 items allowed',
    [actions({ type: 'checkboxes', options: many(11, (at) => option(`${at}`)) })],
  ],
  [
    'no tick ticked, said as a list',
    '/0/elements/0/initial_options',
    'no less than 1 items allowed',
    [actions({ type: 'checkboxes', options: [option('a')], initial_options: [] })],
  ],
  [
    '11 radio buttons',
    '/0/elements/0/options',
    'no more than 10 items allowed',
    [actions({ type: 'radio_buttons', options: many(11, (at) => option(`${at}`)) })],
  ],
  [
    'a date in words',
    '/0/elements/0/initial_date',
    'must be a valid date',
    [actions({ type: 'datepicker', initial_date: '20 December' })],
  ],
  ['a field without a label', '/0', 'missing required field: label', [{ ...words('a'), label: undefined }]],
  ['a label of 2,001', '/0/label/text', 'must be less than 2001 characters', [labelled(2001)]],
  ['a button as a field', '/0/element/type', 'unsupported type: button', [{ ...words('a'), element: button('a') }]],
  ['room for 3,001', '/0/element/max_length', 'must be at most 3000', [words('a', { max_length: 3001 })]],
  [
    'first words over their room',
    '/0/element/initial_value',
    'must not be longer than max_length',
    [words('a', { max_length: 2, initial_value: 'abc' })],
  ],
  ['a hint of 2,001', '/0/hint/text', 'must be less than 2001 characters', [{ ...words('a'), hint: plain(x(2001)) }]],
  [
    'a placeholder of 151',
    '/0/element/placeholder/text',
    'must be less than 151 characters',
    [words('a', { placeholder: plain(x(151)) })],
  ],
  [
    'two fields in focus',
    '/1',
    'only one element may have focus_on_load',
    [words('a', { focus_on_load: true }), words('b', { focus_on_load: true })],
  ],
  ['101 rows', '/0/rows', 'no more than 100 items allowed', [{ type: 'table', rows: many(101, () => [cell(1)]) }]],
  ['21 columns', '/0/rows/0', 'no more than 20 items allowed', [{ type: 'table', rows: [many(21, () => cell(1))] }]],
  ['an empty cell', '/0/rows/0/0/text', 'must be more than 0 characters', [{ type: 'table', rows: [[cell(0)]] }]],
  [
    'too much in a table',
    '/0/rows',
    'must have less than 10001 characters in all cells',
    [{ type: 'table', rows: [[cell(10_001)]] }],
  ],
  [
    'a crooked data table',
    '/0/rows/1',
    'must have as many cells as the first row',
    [{ type: 'data_table', caption: 'Queue', rows: [[cell(1)], [cell(1), cell(1)]] }],
  ],
  ['an alert in a message', '/0/type', 'unsupported type: alert', [{ type: 'alert', text: plain('Changed') }]],
  [
    'an unknown piece of rich text',
    '/0/elements/0/elements/0/type',
    'unsupported type: song',
    [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'song' }] }] }],
  ],
];
