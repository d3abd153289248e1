import type { App, BlockAction, SlackShortcut, SlashCommand, ViewSubmitAction } from '@slack/bolt';
import type { ChannelGuard } from '../guard-channels.ts';
import type { Office } from '../office.ts';
import type { RollCall } from '../roll-call.ts';
import { clicked } from './clicked.ts';
import { commanded } from './commanded.ts';
import { showHome } from './home.ts';
import type { SlackRoles } from './roles.ts';
import { shortcutUsed } from './shortcut-used.ts';
import { submitted } from './submitted.ts';

/** What every listener needs besides what Slack sends. */
export type SlackOffice = Office & {
  roles: SlackRoles;
  roll: RollCall;
  guard: ChannelGuard;
  /** Where cases are shown: what a form did is told there, to its officer alone. */
  channel: string;
};

/** One listener a kind of arrival; which button, form or word it is, is looked up in listeners.ts. */
export function register(app: App, office: SlackOffice) {
  const { roles, roll, guard } = office;
  app.action<BlockAction>(/.*/, async ({ ack, body, respond, client }) => {
    await ack();
    await clicked(office, { body, respond, client });
  });
  app.view<ViewSubmitAction>({ callback_id: /.*/, type: 'view_submission' }, async ({ ack, body, client }) => {
    await submitted(office, { ack, body, client });
  });
  app.command(/.*/, async ({ ack, command, respond, client }) => {
    await ack();
    await commanded(office, { command: command as SlashCommand, respond, client });
  });
  app.shortcut<SlackShortcut>(/.*/, async ({ ack, shortcut, respond, client }) => {
    await ack();
    await shortcutUsed(office, { shortcut, respond, client });
  });
  app.event('app_home_opened', async ({ event, client, context }) => {
    if (event.tab === 'home') await showHome(office, { user: event.user, team: context.teamId ?? null, client });
  });
  // Roles are remembered for a while; in that time, whoever leaves the office must not work on, nor be told of cases.
  app.event('user_change', async ({ event }) => {
    roles.forget(event.user.id);
    await roll.of(event.user.id);
  });
  app.event('subteam_members_changed', async ({ event }) => {
    // Most user groups of a workspace are not this desk's.
    if (roles.forget(event.subteam_id)) await roll.all();
  });
  // The same for who can see a channel.
  for (const news of channelNews) app.event(news, async ({ event }) => guard.forget(event.channel));
  app.error(async (error) => {
    office.desk.log.error({ error: error.message, code: error.code }, 'a Slack listener failed');
  });
}

const channelNews = [
  'channel_shared',
  'channel_unshared',
  'channel_archive',
  'channel_unarchive',
  'channel_left',
  'group_archive',
  'group_unarchive',
  'group_left',
] as const;
