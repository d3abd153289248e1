import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Field, Form } from '../../blocks/kit.ts';
import { readAnswers } from '../../src/chat/slack/render-answers.ts';
import { renderForm } from '../../src/chat/slack/render-form.ts';
import { sentBySlack } from './untouched.ts';

test('a form that is submitted as it was drawn comes back with what it showed', () => {
  const form = asking(
    { kind: 'text', id: 'note', label: 'Note', value: 'Rang at 10:02.' },
    { kind: 'text', id: 'empty', label: 'Empty', optional: true },
    { kind: 'choice', id: 'urgent', label: 'Urgent', options: options(2), value: 'one-1' },
    { kind: 'choice', id: 'reason', label: 'Reason', options: options(7), value: 'one-6' },
    {
      kind: 'grouped-choice',
      id: 'type',
      label: 'Type',
      groups: [{ label: 'Cyber', options: options(3) }],
      value: 'one-2',
    },
    { kind: 'ticks', id: 'few', label: 'Few', options: options(3), values: ['one-0', 'one-2'] },
    { kind: 'ticks', id: 'many', label: 'Many', options: options(12), values: ['one-11'] },
    { kind: 'date', id: 'by', label: 'By', value: '2020-01-06' },
    { kind: 'officer', id: 'to', label: 'To', value: 'U0TOM' },
  );
  expect(readAnswers(sentBySlack(form))).toEqual({
    note: 'Rang at 10:02.',
    empty: null,
    urgent: 'one-1',
    reason: 'one-6',
    type: 'one-2',
    few: ['one-0', 'one-2'],
    many: ['one-11'],
    by: '2020-01-06',
    to: 'U0TOM',
  });
});

test('a part of a letter that no field can hold comes back whole, its paragraphs where they were', () => {
  const paragraph = fc.string({ unit: fc.constantFrom('a', 'ŵ', '&', ' b', '👩‍👧c'), minLength: 1, maxLength: 1500 });
  fc.assert(
    fc.property(fc.array(paragraph, { minLength: 3, maxLength: 7 }), (paragraphs) => {
      const value = paragraphs.map((one) => one.trim()).join('\n\n');
      const form = asking({ kind: 'text', id: 'reasons', label: 'Reasons', value, multiline: true });
      expect(readAnswers(sentBySlack(form))).toEqual({ reasons: value });
    }),
    { numRuns: 30 },
  );
});

test('one word longer than a field comes back as it was', () => {
  const form = asking({ kind: 'text', id: 'reasons', label: 'Reasons', value: 'ŷ'.repeat(7000) });
  expect(readAnswers(sentBySlack(form))).toEqual({ reasons: 'ŷ'.repeat(7000) });
});

test('the fields of one part are put together in their order, whatever order they come in', () => {
  const value = 'First things first. '.repeat(700).trim();
  const form = asking({ kind: 'text', id: 'reasons', label: 'Reasons', value });
  const values = Object.fromEntries(Object.entries(sentBySlack(form).values).reverse());
  expect(Object.keys(values).length).toBeGreaterThan(3);
  expect(readAnswers({ values })).toEqual({ reasons: value });
});

test('a part whose first field was emptied keeps the rest', () => {
  const field = (value: string | null) => ({ answer: { type: 'plain_text_input', value } });
  expect(readAnswers({ values: { reasons: field(null), 'reasons~2~line': field('Still here.') } })).toEqual({
    reasons: 'Still here.',
  });
});

test('an officer is told when a part goes on in the next field', () => {
  const { blocks } = renderForm(
    asking({ kind: 'text', id: 'reasons', label: 'Reasons', value: 'a b '.repeat(1000).trim() }),
  );
  const [first, second] = blocks;
  expect(first).toMatchObject({ block_id: 'reasons', hint: { text: expect.stringContaining('3,999 characters') } });
  expect(second).toMatchObject({ block_id: 'reasons~2~word', label: { text: 'Reasons (continued)' } });
});

test('the choice under More on a card inside a form is no answer', () => {
  expect(readAnswers({ values: { b1: { more: { type: 'static_select', selected_option: null } } } })).toEqual({});
});

test.for([[undefined], [{}], [{ values: { note: { answer: { type: 'file_input', files: [] } } } }]])(
  'what no form of ours sends is refused: %o',
  ([state]) => {
    expect(() => readAnswers(state)).toThrow();
  },
);

function asking(...fields: Field[]): Form {
  return {
    form: 'note',
    title: 'Note',
    submit: 'Save',
    context: {},
    body: fields.map((field) => ({ kind: 'field', field })),
  };
}

function options(count: number) {
  return Array.from({ length: count }, (_, place) => ({ value: `one-${place}`, label: `The ${place + 1}. of them` }));
}
