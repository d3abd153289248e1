import { describe, expect, test } from 'vitest';
import { renderCard, renderCards } from '../../src/chat/teams/render.ts';
import { renderDialog } from '../../src/chat/teams/render-dialog.ts';
import { renderHome } from '../../src/chat/teams/render-home.ts';
import { againstDialog, all } from '../support/adaptive-card.ts';
import { drawGallery, type Example, fileOf } from './gallery-files.ts';
import { againstTeams, partsOf } from './teams-parts.ts';

const gallery = await drawGallery();

test.for(gallery)('$file, $name: Teams takes it', async (example) => {
  expect(againstTeams(example.drawn)).toEqual([]);
  const sent = `${JSON.stringify(forTeams(example), null, 1)}\n`;
  await expect(sent).toMatchFileSnapshot(`gallery/${fileOf(example)}.teams.json`);
});

/** Subjects of mails that need a look, with addresses masked: the only words of strangers in a message. */
const quoting = new Set(['look-list', 'put-aside']);

describe('a message in Teams stays where it is, so that in it', () => {
  const messages = gallery.filter(({ audience }) => audience === 'channel' || audience === 'officer');

  test.for(messages)('$file, $name: no address, no telephone number, no letter', (example) => {
    const { file, drawn } = example;
    const said = JSON.stringify(forTeams(example));
    expect(said).not.toMatch(/[\w.+-]+@[\w-]+\.\w+/);
    expect(said).not.toMatch(/(\+44|\b0)\d{2,4} ?\d{3} ?\d{3,4}\b/);
    expect(said).not.toContain('<at>');
    const kinds = 'parts' in drawn ? drawn.parts.map(({ kind }) => kind) : [];
    expect(kinds).not.toContain('letter');
    if (!quoting.has(file)) expect(kinds).not.toContain('quote');
  });
});

describe('a form that is too long for one card', () => {
  const forms = gallery.flatMap(({ drawn }) => ('form' in drawn ? [drawn] : []));
  const long = forms
    .map((form) => ({ form, parts: partsOf(form).map((part) => renderDialog(form, { part })) }))
    .filter(({ parts }) => parts.length > 1);

  test('comes in parts that Teams takes, and asks for everything', () => {
    expect(long.length).toBeGreaterThan(3);
    for (const { form, parts } of long) {
      expect(parts.flatMap(againstDialog)).toEqual([]);
      const inputs = parts.flatMap(({ card }) => all(card).filter(({ type }) => String(type).startsWith('Input.')));
      expect(inputs.length).toBeGreaterThanOrEqual(form.body.filter(({ kind }) => kind === 'field').length);
    }
  });

  test('is sent from its last part alone', () => {
    for (const { form, parts } of long) {
      const sending = parts.map(({ card }) => JSON.stringify(card).includes('"action":"submit"'));
      expect(sending).toEqual(parts.map((_, place) => form.submit !== undefined && place === parts.length - 1));
    }
  });
});

/** What a channel shows is one card; an officer is told everything, in as many as it takes. */
function forTeams({ drawn, audience }: Example) {
  if ('form' in drawn) return renderDialog(drawn);
  if ('home' in drawn) return renderHome(drawn);
  if (audience === 'channel') return renderCard(drawn);
  const [card, ...more] = renderCards(drawn);
  return more.length === 0 ? card : [card, ...more];
}
