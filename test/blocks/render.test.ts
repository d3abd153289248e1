import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aside, type Button, line, type Message, type Part } from '../../blocks/kit.ts';
import { renderMessage } from '../../src/chat/slack/render.ts';
import { renderForm } from '../../src/chat/slack/render-form.ts';
import { renderHome } from '../../src/chat/slack/render-home.ts';
import { againstHome, againstMessage, againstModal } from '../support/block-kit.ts';

const on = { reference: 'IC-31191-G5C6', version: 4 };
const claim: Button = { act: 'claim', label: 'Claim', on, says: 'Claim, case IC-31191-G5C6' };
const table: Part = { kind: 'table', caption: 'Open cases', columns: ['Case', 'Due'], rows: [['IC-31191-G5C6', '']] };

test('a message that Slack would refuse for its length loses lines from its end, and says so', () => {
  const long = message(...Array.from({ length: 80 }, () => line('x'.repeat(400))), {
    kind: 'buttons',
    buttons: [claim],
  });
  const { blocks } = renderMessage(long);
  expect(againstMessage(renderMessage(long))).toEqual([]);
  expect(blocks.some(({ type }) => type === 'actions')).toBe(true);
  expect(blocks.at(-1)).toMatchObject({
    elements: [{ text: expect.stringMatching(/^\d+ parts more do not fit here/) }],
  });
});

describe('under More', () => {
  test('five entries are a menu of dots', () => {
    expect(elements(5)).toMatchObject([{ type: 'button' }, { type: 'overflow', action_id: 'more' }]);
  });

  test('six entries are a list that is called More', () => {
    expect(elements(6)).toMatchObject([{ type: 'button' }, { type: 'static_select', placeholder: { text: 'More' } }]);
  });

  function elements(count: number) {
    const more = Array.from({ length: count }, () => claim);
    const [block] = renderMessage(message({ kind: 'buttons', buttons: [claim], more })).blocks;
    return block && 'elements' in block ? block.elements : [];
  }
});

test('a heading of 150 characters is a header, a longer one stays whole as a bold line', () => {
  const [short, long] = renderMessage(
    message({ kind: 'heading', text: 'a'.repeat(150) }, { kind: 'heading', text: 'b'.repeat(151) }),
  ).blocks;
  expect(short).toMatchObject({ type: 'header', text: { text: 'a'.repeat(150) } });
  expect(long).toMatchObject({ type: 'section', text: { text: `*${'b'.repeat(151)}*` } });
});

const types = (...parts: Part[]) => renderMessage(message(...parts)).blocks.map(({ type }) => type);
const plainTypes = (...parts: Part[]) =>
  renderMessage(message(...parts), 'a plain table').blocks.map(({ type }) => type);

describe('a table', () => {
  test('is a table in a message, and a plain one where that is all a workspace takes', () => {
    expect(types(table)).toEqual(['data_table']);
    expect(plainTypes(table)).toEqual(['section', 'table']);
  });

  test('is lines in a form, where Slack draws none', () => {
    const { blocks } = renderForm({ form: 'case', title: 'Case', context: {}, body: [table] });
    expect(blocks).toMatchObject([
      { type: 'section' },
      { type: 'section', text: { text: 'Case: IC-31191-G5C6 · Due: –' } },
    ]);
  });

  test('that is the second in a message, or has no rows, is lines too', () => {
    expect(types(table, table)).toEqual(['data_table', 'section', 'section']);
    expect(types({ ...table, rows: [] })).toEqual(['section', 'section']);
  });
});

describe('a chart', () => {
  const chart = {
    kind: 'chart' as const,
    as: 'bar' as const,
    title: 'Reported, by type of incident',
    about: 'Type',
    labels: ['Data emailed to incorrect recipient', 'Data emailed to incorrect list', 'Unauthorised access'],
    series: [{ name: 'Reported', values: [1_061, 24, 0] }],
  };

  test('is a chart in a message, with short names of which none is twice', () => {
    expect(renderMessage(message(chart)).blocks.slice(0, 1)).toMatchObject([
      {
        type: 'data_visualization',
        chart: {
          type: 'bar',
          axis_config: { categories: ['Data emailed to inc…', 'Data emailed to… 2', 'Unauthorised access'] },
          series: [{ name: 'Reported', data: [{ value: 1_061 }, { value: 24 }, { value: 0 }] }],
        },
      },
    ]);
  });

  test('has the same figures under their whole names below, where it had to shorten them', () => {
    expect(types(chart)).toEqual(['data_visualization', 'data_table']);
    expect(types({ ...chart, labels: ['Post', 'Email', 'Other'] })).toEqual(['data_visualization']);
  });

  test('is lines with every figure where no chart is drawn, and as the third of a message', () => {
    const { blocks } = renderForm({ form: 'case', title: 'Case', context: {}, body: [chart] });
    expect(JSON.stringify(blocks)).toContain('Type: Data emailed to incorrect recipient · Reported: 1,061');
    expect(plainTypes(chart, chart)).toEqual(['section', 'table', 'section', 'section']);
    const short = { ...chart, labels: ['Post', 'Email', 'Other'] };
    expect(types(short, short, short)).toEqual(['data_visualization', 'data_visualization', 'data_table']);
  });
});

test('one fact takes the whole width, several stand in columns of at most ten', () => {
  const facts: [string, string][] = Array.from({ length: 12 }, (_, place) => [`Fact ${place}`, 'yes']);
  const { blocks } = renderMessage(
    message({ kind: 'facts', facts: [['Answers', '17 read']] }, { kind: 'facts', facts }),
  );
  expect(blocks).toMatchObject([
    { text: { text: '*Answers*\n17 read' } },
    { fields: { length: 10 } },
    { fields: { length: 2 } },
  ]);
});

test('words of a stranger stand in a quote, and what they link to cannot be followed', () => {
  const { blocks } = renderMessage(message({ kind: 'quote', label: 'Subject', text: '*pay* https://evil.example' }));
  expect(blocks).toMatchObject([
    {
      elements: [
        { type: 'rich_text_section' },
        { type: 'rich_text_quote', elements: [{ text: '*pay* hxxps://evil[.]example' }] },
      ],
    },
  ]);
});

test('a letter is shown as it leaves, its addresses too', () => {
  const { blocks } = renderForm({
    form: 'preview',
    title: 'The letter',
    context: {},
    body: [{ kind: 'letter', text: 'See https://www.regulator.example/privacy' }],
  });
  expect(JSON.stringify(blocks)).toContain('https://www.regulator.example/privacy');
});

test('whatever people write, Slack takes the message, the form and the home', () => {
  const odd = [
    '&',
    '<!channel>',
    '*',
    '`',
    '\u202E',
    '\u0000',
    '\uD83D',
    '👩‍👩‍👧‍👦',
    'y\u0302',
    '\n',
    ' ',
    'https://evil.example/',
    'a',
  ];
  const run = fc.tuple(fc.constantFrom(...odd), fc.integer({ min: 1, max: 3000 }));
  const said = fc.array(run, { maxLength: 5 }).map((runs) => runs.map(([what, times]) => what.repeat(times)).join(''));
  fc.assert(
    fc.property(said, (words) => {
      const parts: Part[] = [
        { kind: 'heading', text: `IC-1 · ${words}` },
        line({ strong: words }, words),
        { kind: 'row', runs: [words], button: { ...claim, label: `Claim ${words}`, says: words } },
        { kind: 'facts', facts: [[words, words]] },
        { kind: 'quote', label: words, text: words },
        { ...table, rows: [[words, words]] },
        aside(words),
      ];
      expect(againstMessage(renderMessage({ text: `A. ${words}`, parts }))).toEqual([]);
      expect(againstHome(renderHome({ home: true, parts }))).toEqual([]);
      const form = renderForm({
        form: 'note',
        title: `Note ${words}`,
        submit: 'Save',
        context: {},
        body: [...parts, { kind: 'field', field: { kind: 'text', id: 'note', label: `Note ${words}`, value: words } }],
      });
      expect(againstModal(form)).toEqual([]);
    }),
    { numRuns: 15 },
  );
});

function message(...parts: Part[]): Message {
  return { text: 'A message.', parts };
}
