import { expect, test } from 'vitest';
import { said, saidHere } from '../../src/chat/teams/own-words.ts';
import { typedWords } from '../../src/chat/teams/typed-words.ts';

const desk = '28:b07de5c0-0000-4000-8000-000000000001';
const tom = 'a1e00000-0000-4000-8000-000000000002';
const mention = (id: string, name: string) => ({ type: 'mention', text: `<at>${name}</at>`, mentioned: { id, name } });
const objectIdOf = async (id: string) => (id === '29:1a2' ? tom : null);
const typed = (text: string, ...entities: object[]) =>
  typedWords({ text, entities, recipient: { id: desk } }, objectIdOf);

test.for<[what: string, text: string, entities: object[], words: string]>([
  ['a bare word', 'queue', [], 'queue'],
  ['the mention that called the desk', '<at>Breachdesk</at> queue 2\n', [mention(desk, 'Breachdesk')], 'queue 2'],
  [
    'a colleague who is mentioned',
    '<at>Breachdesk</at> assign IC-1 <at>Tom Okafor</at>',
    [mention(desk, 'Breachdesk'), mention('29:1a2', 'Tom Okafor')],
    `assign IC-1 <@${tom}>`,
  ],
  ['somebody who is not in the team', 'assign IC-1 <at>Lee</at>', [mention('29:other', 'Lee')], 'assign IC-1'],
  ['formatting', '<p>find <b>Smith &amp; Sons</b>&nbsp;&lt;Ltd&gt;</p>', [], 'find Smith & Sons <Ltd>'],
  ['signs that HTML writes by name or number', 'find Gw&#375;r &eacute; O&#x2019;Neill', [], 'find Gwŷr é O’Neill'],
  ['what only looks like a mention', 'assign IC-1 &lt;@U0TOM&gt;', [], 'assign IC-1 <@U0TOM>'],
])('%s is read', async ([_what, text, entities, words]) => {
  expect(await typed(text, ...entities)).toBe(words);
});

test('a word of Slack in our own sentences becomes the name of the desk', () => {
  expect(said('See /breach look, or type /breach show IC-1.')).toBe(
    'See @Breachdesk look, or type @Breachdesk show IC-1.',
  );
});

test('a word of Slack in what others wrote stays as they wrote it', () => {
  const quote = { kind: 'quote' as const, text: 'We typed /breach queue.' };
  expect(saidHere({ text: 'Now /breach queue.', parts: [quote] })).toEqual({
    text: 'Now @Breachdesk queue.',
    parts: [quote],
  });
});
