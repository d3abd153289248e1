import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aside, field, line, type Part } from '../../blocks/kit.ts';
import { renderCard } from '../../src/chat/teams/render.ts';
import { renderDialog } from '../../src/chat/teams/render-dialog.ts';
import { isPlain, unmarked } from '../../src/chat/teams/render-text.ts';
import { againstCard, againstDialog } from '../support/adaptive-card.ts';
import { againstTeams } from './teams-parts.ts';

const on = { reference: 'IC-31191-G5C6', version: 4 };

describe('a heading', () => {
  test('is one to those who hear it', () => {
    expect(renderCard(headed('IC-1 · Calder & Finch · New')).body).toMatchObject([
      { type: 'TextBlock', style: 'heading', text: 'IC-1 · Calder & Finch · New' },
    ]);
  });

  test.for([
    '*New*',
    '_x_',
    '[a](b)',
    '# x',
    '- x',
    '1. x',
    '<b>',
    '&lt;',
    'see evil.example',
    'a@b',
    '`x`',
    '{{DATE(x)}}',
  ])('with %s in it is drawn without any markup', (text) => {
    expect(renderCard(headed(text)).body).toMatchObject([{ type: 'RichTextBlock' }]);
  });
});

test('choices read as they are written, with the signs of Markdown in their wide form', () => {
  expect(unmarked('Morwenna Pike, dpo_office@wexcombe-housing.example', 100)).toBe(
    'Morwenna Pike, dpo_office@wexcombe-housing.example',
  );
  expect(unmarked('1. *Pay* [here](//x)', 100)).toBe('1． ＊Pay＊ ［here］(／/x)');
});

test('whatever people write, nothing of it is read for markup, and Teams takes the message and the form', () => {
  const odd = [
    '&',
    '&lt;',
    '<at>',
    '*',
    '_',
    '`',
    '[a](//b)',
    '{{DATE(2020-01-06T09:00:00Z)}}',
    '\u202E',
    '\u0000',
    '\uD83D',
    '👩‍👩‍👧‍👦',
    '\n- ',
    '\n1. ',
    '#',
    ' ',
    'https://evil.example/',
    'a',
    '"',
  ];
  const run = fc.tuple(fc.constantFrom(...odd), fc.integer({ min: 1, max: 800 }));
  const said = fc.array(run, { maxLength: 6 }).map((runs) => runs.map(([what, times]) => what.repeat(times)).join(''));
  fc.assert(
    fc.property(said, (words) => {
      const parts: Part[] = [
        { kind: 'heading', text: `IC-1 · ${words}` },
        line({ strong: words }, words, { link: 'https://desk.regulator.example/', label: words }),
        { kind: 'row', runs: [words], button: { act: 'claim', on, label: `Claim ${words}`, says: words } },
        { kind: 'facts', facts: [[words, words]] },
        { kind: 'quote', label: words, text: words, under: words },
        { kind: 'table', caption: words, columns: ['Case', words], rows: [[words, words]] },
        {
          kind: 'chart',
          as: 'bar',
          title: words,
          about: words,
          labels: [words],
          series: [{ name: words, values: [1] }],
        },
        aside(words),
      ];
      expect(againstTeams({ text: `A. ${words}`, parts })).toEqual([]);
      expect(againstTeams({ home: true, parts })).toEqual([]);
      const options = [{ value: 'a', label: words, description: words }];
      const fields = [
        field({ kind: 'text', id: 'note', label: `Note ${words}`, value: words, hint: words }),
        field({ kind: 'choice', id: 'one', label: `One ${words}`, options }),
        field({ kind: 'ticks', id: 'many', label: `Many ${words}`, options, optional: true }),
      ];
      const form = {
        form: 'note',
        title: `Note ${words}`,
        submit: `Save ${words}`,
        context: {},
        body: [...parts, ...fields],
      } as const;
      expect(againstTeams({ ...form, body: [...form.body] })).toEqual([]);
      expect(
        againstDialog(renderDialog({ ...form, body: [...form.body] }, { errors: { note: words, other: words } })),
      ).toEqual([]);
    }),
    { numRuns: 12 },
  );
});

test('what is plain is plain to a reader of Markdown, too', () => {
  const letters = fc.string({
    unit: fc.constantFrom(
      '*',
      '_',
      '`',
      '~',
      '<',
      '&',
      ';',
      '#',
      '-',
      '+',
      '=',
      '1',
      '.',
      ')',
      ' ',
      '/',
      ':',
      '@',
      '!',
      '[',
      ']',
      '(',
      'a',
      'b',
    ),
    maxLength: 14,
  });
  fc.assert(
    fc.property(letters, (words) => {
      const text = isPlain(words) && words.trim() !== '' ? words : 'plain';
      expect(
        againstCard({ type: 'AdaptiveCard', version: '1.5', lang: 'en-GB', body: [{ type: 'TextBlock', text }] }),
      ).toEqual([]);
      const choices = [{ title: unmarked(words, 100), value: 'a' }];
      const input = { type: 'Input.ChoiceSet', id: 'a', label: unmarked(words, 100), choices };
      expect(
        againstDialog({ title: 'A', card: { type: 'AdaptiveCard', version: '1.5', lang: 'en-GB', body: [input] } }),
      ).toEqual([]);
    }),
    { numRuns: 1_500 },
  );
});

function headed(text: string) {
  return { text: 'A message.', parts: [{ kind: 'heading' as const, text }] };
}
