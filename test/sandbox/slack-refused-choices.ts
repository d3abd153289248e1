import { button, option, plain, words } from './slack-drawings.ts';
import { actions, many, select, type Wrong, x } from './slack-refused-blocks.ts';

const confirm = { title: plain('Sure?'), text: plain('It leaves.'), confirm: plain('Send'), deny: plain('Keep') };
const picture = { type: 'image', image_url: 'https://pictures.example/a.png', alt_text: 'A map' };
const richText = (...elements: object[]) => ({ type: 'rich_text', elements });
/** More texts, pictures and choices that are refused, in the same shape. */
export const refusedChoices: Wrong[] = [
  ['an action name of 256', '/0/elements/0/action_id', 'must be less than 256 characters', [actions(button(x(256)))]],
  [
    'a link of 3,001',
    '/0/elements/0/url',
    'must be less than 3001 characters',
    [linked(`https://a.example/${x(2983)}`)],
  ],
  [
    'a question’s title of 101',
    '/0/elements/0/confirm/title/text',
    'must be less than 101 characters',
    [asked('title', 101)],
  ],
  ['a Yes of 31', '/0/elements/0/confirm/confirm/text', 'must be less than 31 characters', [asked('confirm', 31)]],
  ['a picture nobody can hear', '/0', 'missing required field: alt_text', [{ ...picture, alt_text: undefined }]],
  [
    'a spoken picture of 2,001',
    '/0/alt_text',
    'must be less than 2001 characters',
    [{ ...picture, alt_text: x(2001) }],
  ],
  [
    'a picture’s title of 2,001',
    '/0/title/text',
    'must be less than 2001 characters',
    [{ ...picture, title: plain(x(2001)) }],
  ],
  [
    'an option’s second line of 76',
    '/0/elements/0/options/0/description/text',
    'must be less than 76 characters',
    [described(76)],
  ],
  ['an option of a menu in mrkdwn', '/0/elements/0/options/0/text/type', 'must be a valid enum value', [inMrkdwn()]],
  [
    'a group’s name of 76',
    '/0/elements/0/option_groups/0/label/text',
    'must be less than 76 characters',
    [grouped(1, 1, 76)],
  ],
  ['101 groups', '/0/elements/0/option_groups', 'no more than 100 items allowed', [grouped(101, 1)]],
  [
    '101 options in a group',
    '/0/elements/0/option_groups/0/options',
    'no more than 100 items allowed',
    [grouped(1, 101)],
  ],
  ['room for none', '/0/elements/0/max_selected_items', 'must be at least 1', [several({ max_selected_items: 0 })]],
  [
    'no choice chosen, said as a list',
    '/0/elements/0/initial_options',
    'no less than 1 items allowed',
    [several({ initial_options: [] })],
  ],
  [
    'a first tick with other words',
    '/0/elements/0/initial_options/0',
    'must be exactly one of the options',
    [several({ initial_options: [option('a', 'Other')] })],
  ],
  ['at least 3,001 characters', '/0/element/min_length', 'must be at most 3000', [words('a', { min_length: 3001 })]],
  [
    'more at least than at most',
    '/0/element/min_length',
    'must not be more than max_length',
    [words('a', { min_length: 3, max_length: 2 })],
  ],
  [
    'first words of 3,001',
    '/0/element/initial_value',
    'must be less than 3001 characters',
    [words('a', { initial_value: x(3001) })],
  ],
  [
    'a list indented nine times',
    '/0/elements/0/indent',
    'must be at most 8',
    [
      richText({
        type: 'rich_text_list',
        style: 'bullet',
        indent: 9,
        elements: [{ type: 'rich_text_section', elements: [] }],
      }),
    ],
  ],
  ['markdown of 12,001', '/0/text', 'must be less than 12001 characters', [{ type: 'markdown', text: x(12_001) }]],
  [
    '12,001 of markdown together',
    '',
    'must have less than 12001 characters of markdown',
    [
      { type: 'markdown', text: x(12_000) },
      { type: 'markdown', text: 'x' },
    ],
  ],
];

function linked(url: string) {
  return actions({ ...button('a'), url });
}

function asked(part: keyof typeof confirm, length: number) {
  return actions({ ...button('a'), confirm: { ...confirm, [part]: plain(x(length)) } });
}

function described(length: number) {
  return actions(select({ options: [{ ...option('a'), description: plain(x(length)) }] }));
}

function inMrkdwn() {
  return actions(select({ options: [{ ...option('a'), text: { type: 'mrkdwn', text: 'A' } }] }));
}

function grouped(groups: number, options: number, label = 1) {
  const group = { label: plain(x(label)), options: many(options, (at) => option(`${at}`)) };
  return actions(select({ option_groups: many(groups, () => group) }));
}

function several(more: object) {
  return actions({ type: 'multi_static_select', action_id: 'a', options: [option('a')], ...more });
}
