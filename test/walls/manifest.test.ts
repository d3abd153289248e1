import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { commands, shortcuts } from '../../src/chat/listeners.ts';
import { SHORTCUTS } from '../../src/sandbox/slack/workspace.ts';

const manifest = parse(readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8'));

test('the hint that Slack shows for /breach names every command there is', () => {
  const [command] = manifest.features.slash_commands;
  const hinted = command.usage_hint.replace(/[[\]]/g, '').split('|');
  expect(hinted).toEqual(Object.keys(commands));
});

test('the manifest declares every shortcut there is, where it belongs, and in words that Slack takes', () => {
  const declared: { name: string; type: string; callback_id: string; description: string }[] =
    manifest.features.shortcuts;
  const places = { nothing: 'global', 'a message': 'message' };
  expect(declared.map(({ callback_id: id, type }) => [id, type])).toEqual(
    Object.entries(shortcuts).map(([id, { on }]) => [id, places[on]]),
  );
  for (const { name, description } of declared) {
    expect(name.length).toBeLessThanOrEqual(24);
    expect(description.length).toBeLessThanOrEqual(150);
  }
});

test('the practice Slack has the shortcuts that the manifest declares', () => {
  const declared = manifest.features.shortcuts.map(
    ({ description: _, ...shortcut }: Record<string, string>) => shortcut,
  );
  expect(SHORTCUTS).toEqual(declared);
});

test('Slack sends the desk no event that it does not listen to', () => {
  const register = readFileSync(new URL('../../src/chat/slack/register.ts', import.meta.url), 'utf8');
  for (const event of manifest.settings.event_subscriptions.bot_events) expect(register).toContain(`'${event}'`);
});

test('the app asks for no scope without a reason beside it', () => {
  const source = readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8');
  for (const scope of manifest.oauth_config.scopes.bot) expect(source).toMatch(new RegExp(`- ${scope} # .{5}`));
});
