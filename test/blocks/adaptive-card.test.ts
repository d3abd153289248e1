import { describe, expect, test } from 'vitest';
import { againstCard, againstDialog } from '../support/adaptive-card.ts';

const words = { type: 'TextBlock', text: 'New' };
const execute = { type: 'Action.Execute', title: 'Claim', tooltip: 'Claim, case IC-1', data: { action: 'claim' } };

describe('what is held against a card', () => {
  test('is nothing when it is one of ours', () => {
    expect(againstCard(card(words, { type: 'ActionSet', actions: [execute] }))).toEqual([]);
  });

  test('is nothing when a newer element has a fallback that 1.5 knows', () => {
    expect(againstCard(card({ type: 'Badge', text: 'New', fallback: words }))).toEqual([]);
  });

  test.for([
    ['an element that 1.5 does not know', { type: 'Badge', text: 'New' }],
    [
      'a fallback that it does not know either',
      { type: 'Badge', text: 'New', fallback: { type: 'Icon', name: 'Bell' } },
    ],
    ['a misspelled element', { type: 'Textblock', text: 'New' }],
    ['a property of a later version', { ...words, labelFor: 'note' }],
    ['a text that is missing', { type: 'TextBlock' }],
    ['a word that is none of its kind', { ...words, size: 'Huge' }],
    ['Markdown', { ...words, text: '**New**' }],
    ['a link', { ...words, text: 'see https://evil.example' }],
    ['an entity', { type: 'FactSet', facts: [{ title: 'Name', value: '&lt;b&gt;' }] }],
    ['a date to be put in', { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: '{{DATE(x)}}' }] }],
    ['an input', { type: 'Input.Text', id: 'note', label: 'Note' }],
    ['a button that says too little', { type: 'ActionSet', actions: [{ ...execute, tooltip: undefined }] }],
    ['a submit that opens nothing', { type: 'ActionSet', actions: [{ ...execute, type: 'Action.Submit' }] }],
    ['too much', { ...words, text: 'x'.repeat(14_400) }],
  ] as const)('is %s', ([, element]) => {
    expect(againstCard(card(element))).not.toEqual([]);
  });

  test.for([
    ['an Action.Execute', { type: 'ActionSet', actions: [execute] }],
    ['an input that says nothing', { type: 'Input.Text', id: 'note' }],
    ['a choice in Markdown', { type: 'Input.ChoiceSet', id: 'a', label: 'A', choices: [{ title: '*x*', value: 'x' }] }],
  ] as const)('in a form is %s', ([, element]) => {
    expect(againstDialog({ title: 'Note', card: card(element) })).not.toEqual([]);
  });
});

function card(...body: object[]) {
  return { type: 'AdaptiveCard', version: '1.5', lang: 'en-GB', body };
}
