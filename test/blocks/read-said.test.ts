import { expect, test } from 'vitest';
import { readMrkdwn } from '../../src/chat/slack/read-mrkdwn.ts';
import { readSaid } from '../../src/chat/slack/read-said.ts';

test.for<[what: string, sent: string, read: string]>([
  ['plain words', 'They rang.', 'They rang.'],
  ['a person, with and without a name', 'ask <@U0TOM> or <@U0ALEX|alex>', 'ask @U0TOM or @alex'],
  ['a channel', 'see <#C0CASES|breach-cases>', 'see #breach-cases'],
  ['a call to everybody', '<!channel> <!date^1577100600^{date}|23 Dec>', '@channel 23 Dec'],
  ['an address', '<https://example.example/a?b=1&amp;c=2>', 'https://example.example/a?b=1&c=2'],
  ['an address under other words', '<https://evil.example|our portal>', 'our portal (https://evil.example)'],
  ['an address with itself as its words', '<https://a.example|https://a.example>', 'https://a.example'],
  ['an address that somebody typed', '<mailto:a@b.example|a@b.example>', 'a@b.example'],
  ['signs that somebody typed', '1 &lt; 2 &amp;&amp; &lt;!here&gt; &amp;lt;', '1 < 2 && <!here> &lt;'],
])('%s of a message in Slack read as they were meant', ([, sent, read]) => {
  expect(readMrkdwn(sent)).toBe(read);
});

const said = (message: object) =>
  // Only what is read of a message's menu is given here.
  readSaid({ channel: { id: 'C0CASES', name: 'cases' }, message_ts: '1577100600.000100', message } as never);

test('a message is read with its author, its moment and the card it stands under', () => {
  expect(said({ user: 'U0TOM', text: 'Found &amp; sealed.', thread_ts: '1577100000.000100' })).toEqual({
    words: 'Found & sealed.',
    user: 'U0TOM',
    author: 'An app',
    at: new Date('2019-12-23T11:30:00.000Z'),
    under: { channel: 'C0CASES', ts: '1577100000.000100' },
  });
});

test('files of a message are named and not taken', () => {
  const { words } = said({ text: '', files: [{ name: 'list.xlsx' }, {}] });
  expect(words).toBe(
    'With a file that is not attached: list.xlsx\nWith a file that is not attached: a file without a name',
  );
});

test('a message without a word or a file cannot be attached', () => {
  expect(() => said({ text: ' ' })).toThrow('There are no words in this message');
});
