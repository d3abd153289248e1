import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const sourceOf = (chat: string) => readFileSync(new URL(`../../src/chat/${chat}/register.ts`, import.meta.url), 'utf8');

/** What the desk hears from Slack, and what tells it the same in Teams; null where the desk need not be told. */
const inTeams: Record<string, string | null> = {
  action: 'card.action',
  view: 'dialog.submit',
  command: 'message',
  shortcut: 'message.ext.open',
  app_home_opened: 'install.add',
  // Roles are object ids in the settings, judged at every press; Slack's are groups that it keeps itself.
  user_change: null,
  subteam_members_changed: null,
  channel_shared: 'conversationUpdate',
  channel_unshared: 'conversationUpdate',
  channel_archive: 'conversationUpdate',
  channel_unarchive: 'conversationUpdate',
  channel_left: 'conversationUpdate',
  group_archive: 'conversationUpdate',
  group_unarchive: 'conversationUpdate',
  group_left: 'conversationUpdate',
};

test('whatever the desk hears from Slack has its counterpart in Teams', () => {
  const source = sourceOf('slack');
  const kinds = [...source.matchAll(/app\.(action|view|command|shortcut)\b/g)].map(([, kind]) => kind);
  const events = [...source.matchAll(/app\.event\('(\w+)'/g)].map(([, event]) => event);
  const news = /channelNews = \[([^\]]+)\]/.exec(source)?.[1]?.match(/\w+/g) ?? [];
  expect([...kinds, ...events, ...news].toSorted()).toEqual(Object.keys(inTeams).toSorted());
});

test('the desk listens in Teams to each of them', () => {
  const heard = [...sourceOf('teams').matchAll(/app\.on\('([\w.]+)'/g)].map(([, name]) => name);
  expect(heard).toEqual(expect.arrayContaining(Object.values(inTeams).filter((name) => name !== null)));
  // A form that is opened and sent by its own menu, and a form that a button opens.
  expect(heard).toEqual(
    expect.arrayContaining(['message.ext.submit', 'dialog.open', 'install.remove', 'install.upgrade']),
  );
});
