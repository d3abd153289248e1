import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { commands } from '../../src/chat/listeners.ts';

const manifest = parse(readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8'));

test('the hint that Slack shows for /breach names every command there is', () => {
  const [command] = manifest.features.slash_commands;
  const hinted = command.usage_hint.replace(/[[\]]/g, '').split('|');
  expect(hinted).toEqual(Object.keys(commands));
});

test('Slack sends the desk no event that it does not listen to', () => {
  const register = readFileSync(new URL('../../src/chat/slack/register.ts', import.meta.url), 'utf8');
  for (const event of manifest.settings.event_subscriptions.bot_events) expect(register).toContain(`'${event}'`);
});

test('the app asks for no scope without a reason beside it', () => {
  const source = readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8');
  for (const scope of manifest.oauth_config.scopes.bot) expect(source).toMatch(new RegExp(`- ${scope} # .{5}`));
});
