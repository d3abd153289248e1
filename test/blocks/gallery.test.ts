import { describe, expect, test } from 'vitest';
import { acts } from '../../blocks/ids.ts';
import { formIds } from '../../blocks/kit.ts';
import { renderMessage } from '../../src/chat/slack/render.ts';
import { renderForm } from '../../src/chat/slack/render-form.ts';
import { renderHome } from '../../src/chat/slack/render-home.ts';
import { againstHome, againstMessage, againstModal } from '../support/block-kit.ts';
import { asText } from './as-text.ts';
import { type Drawn, drawGallery, fileOf } from './gallery-files.ts';

const gallery = await drawGallery();

test.for(gallery)('$file, $name: Slack takes it, and it reads as it should', async (example) => {
  const sent = forSlack(example.drawn);
  expect(against(example.drawn)).toEqual([]);
  await expect(`${JSON.stringify(sent, null, 1)}\n`).toMatchFileSnapshot(`gallery/${fileOf(example)}.slack.json`);
  await expect(asText(example.drawn)).toMatchFileSnapshot(`gallery/${fileOf(example)}.txt`);
});

describe('what the channel sees', () => {
  const inChannel = gallery.filter(({ audience }) => audience === 'channel');

  test.for(inChannel)('$file, $name: no address and no telephone number', ({ drawn }) => {
    const said = JSON.stringify(forSlack(drawn));
    expect(said).not.toMatch(/[\w.+-]+@[\w-]+\.\w+/);
    expect(said).not.toMatch(/(\+44|\b0)\d{2,4} ?\d{3} ?\d{3,4}\b/);
  });

  test.for(inChannel)('$file, $name: nobody is called by a mention', ({ drawn }) => {
    expect(JSON.stringify(forSlack(drawn)).replaceAll('<!channel>', '')).not.toMatch(/<[!@#]/);
    expect(forSlack(drawn)).not.toHaveProperty('text', expect.stringMatching(/<[!@#]/));
  });
});

test('every message says in words what it shows', () => {
  const silent = gallery.filter(({ drawn }) => 'text' in drawn && !/[.?…]$/.test(drawn.text.trim()));
  expect(silent.map(fileOf)).toEqual([]);
});

test('every act is drawn by some example', () => {
  const drawn = new Set(gallery.flatMap((example) => pressed(example.drawn)));
  expect(acts.filter((act) => !drawn.has(act))).toEqual([]);
});

test('every form is drawn by some example', () => {
  const drawn = new Set(gallery.flatMap((example) => ('form' in example.drawn ? [example.drawn.form] : [])));
  expect(formIds.filter((id) => !drawn.has(id))).toEqual([]);
});

test('every button says what it does to whom', () => {
  const mute = gallery.flatMap(({ drawn }) => buttons(drawn).filter(({ says, label }) => says.length <= label.length));
  expect(mute).toEqual([]);
});

test('a form carries ids, and no word that somebody wrote', () => {
  const wordy = gallery.filter(
    ({ drawn }) =>
      'form' in drawn && Object.values(drawn.context).some((value) => /\s/.test(value) || value.length > 60),
  );
  expect(wordy.map(fileOf)).toEqual([]);
});

function forSlack(drawn: Drawn) {
  if ('form' in drawn) return renderForm(drawn);
  return 'home' in drawn ? renderHome(drawn) : renderMessage(drawn);
}

function against(drawn: Drawn): string[] {
  if ('form' in drawn) return againstModal(renderForm(drawn));
  return 'home' in drawn ? againstHome(renderHome(drawn)) : againstMessage(renderMessage(drawn));
}

function parts(drawn: Drawn) {
  return 'form' in drawn ? drawn.body : drawn.parts;
}

function buttons(drawn: Drawn) {
  return parts(drawn).flatMap((part) => {
    if (part.kind === 'buttons') return [...part.buttons, ...(part.more ?? [])];
    return part.kind === 'row' && part.button ? [part.button] : [];
  });
}

function pressed(drawn: Drawn): string[] {
  return buttons(drawn).map(({ act }) => act);
}
