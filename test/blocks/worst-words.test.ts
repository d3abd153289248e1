import { describe, expect, test } from 'vitest';
import { renderMessage } from '../../src/chat/slack/render.ts';
import { renderForm } from '../../src/chat/slack/render-form.ts';
import { renderHome } from '../../src/chat/slack/render-home.ts';
import { againstHome, againstMessage, againstModal } from '../support/block-kit.ts';
import { type Drawn, drawGallery } from './gallery-files.ts';
import { againstTeams } from './teams-parts.ts';

/** What stands for every word that somebody may write, in every message and form at once. */
const worst: Record<string, (words: string) => string> = {
  'the longest name there is': (words) => `${words} ${'Undeb Amaethwyr a Chymdeithasau Tai Cymru, '.repeat(80)}`,
  'one word of 5,000 letters': (words) => words.slice(0, 1) + 'x'.repeat(5_000),
  'Welsh letters, composed and not': (words) => `Ŵyŷ ${words} w\u0302y\u0302 `.repeat(60),
  'families of emoji': (words) => `${words} ${'👩‍👩‍👧‍👦 🏴󠁧󠁢󠁷󠁬󠁳󠁿 '.repeat(200)}`,
  'markup and mentions': (words) =>
    `<!channel> <@U0ALEX> *${words}* _&_ <https://evil.example|click> \`x\` `.repeat(40),
  'Markdown, dates and mentions': (words) =>
    `**${words}** [click](//evil.example) <at>Everyone</at> {{{DATE(2020-01-06T09:00:00Z,SHORT)}} &lt;b&gt; `.repeat(
      40,
    ),
  'lists and headings': (words) => `1. ${words}\n- one\n+ two\n# Three\n===\n---\n> four`,
  'what a cut may split': (words) => `${words} ${'&'.repeat(4_000)}`,
  'what doubles when it is quoted': (words) => `${words} ${'"\\'.repeat(2_500)}`,
  'characters that cannot be seen': (words) => `\u202E${words}\u0000\u200B\uD83D\u2066`,
  'three thousand lines': (words) => `${words}${'\n'.repeat(3_000)}end`,
};

describe.for(Object.entries(worst))('with %s everywhere', async ([, reword]) => {
  const drawn = await drawGallery(reword);

  test('Slack takes every message, form and home', () => {
    expect(drawn.flatMap((example) => refused(example, againstSlack(example.drawn)))).toEqual([]);
  });

  test('Teams takes every message, every part of a form, and home', () => {
    expect(drawn.flatMap((example) => refused(example, againstTeams(example.drawn)))).toEqual([]);
  });
});

function refused({ file, name }: { file: string; name: string }, against: string[]): string[] {
  return against.length > 0 ? [`${file}, ${name}: ${against.join(' ').slice(0, 300)}`] : [];
}

function againstSlack(drawn: Drawn): string[] {
  if ('form' in drawn) return againstModal(renderForm(drawn));
  return 'home' in drawn ? againstHome(renderHome(drawn)) : againstMessage(renderMessage(drawn));
}
