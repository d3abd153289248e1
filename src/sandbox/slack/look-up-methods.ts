import * as z from 'zod';
import type { Method } from './methods.ts';
import { readValues } from './read-values.ts';
import { SlackRefusal } from './refusal.ts';
import type { Slack } from './slack.ts';
import { APP, type Channel, directChannel, isDirect, TEAM, type User } from './workspace.ts';

const inChannel = z.object({ channel: z.string() });

/** What an app can ask about itself, the people and the channels. */
export const lookUpMethods: Record<string, Method> = {
  'auth.test': {
    token: 'either',
    perMinute: null,
    run: (_slack, _values, { caller }) => {
      if (caller?.token === 'app') return { app_id: caller.app.id, app_name: caller.app.name };
      return {
        url: `https://${TEAM.domain}.slack.com/`,
        team: TEAM.name,
        user: APP.name,
        team_id: TEAM.id,
        user_id: APP.user,
        bot_id: APP.bot,
        is_enterprise_install: false,
      };
    },
  },
  'apps.connections.open': {
    token: 'app',
    perMinute: 50,
    run: (slack, _values, { caller }) => {
      // Another app would hear of its own presses alone, and here it has none.
      const ticket = caller?.app.id === APP.id ? slack.sockets.ticket() : 'another-app';
      return { url: `${slack.address().replace('http:', 'ws:')}/slack/socket?ticket=${ticket}` };
    },
  },
  'bots.info': {
    token: 'bot',
    perMinute: 50,
    run: (_slack, values) => {
      const { bot } = readValues(z.object({ bot: z.string() }), values);
      if (bot !== APP.bot) throw new SlackRefusal('bot_not_found');
      return { bot: { id: APP.bot, deleted: false, name: APP.name, app_id: APP.id, user_id: APP.user } };
    },
  },
  'users.info': {
    token: 'bot',
    perMinute: 100,
    run: ({ workspace }, values) => {
      const user = workspace.user(readValues(z.object({ user: z.string() }), values).user);
      if (!user) throw new SlackRefusal('user_not_found');
      return { user: asUser(user) };
    },
  },
  'conversations.info': {
    token: 'bot',
    perMinute: 50,
    run: (slack, values) => {
      const channel = known(slack, values);
      // The app asks for channels:read and groups:read alone: docs.slack.dev/reference/methods/conversations.info.
      if (isDirect(channel.id)) throw new SlackRefusal('missing_scope');
      return { channel: asChannel(slack, channel) };
    },
  },
  'conversations.members': {
    token: 'bot',
    perMinute: 100,
    run: (slack, values) => ({ members: known(slack, values).members, response_metadata: { next_cursor: '' } }),
  },
  'conversations.open': {
    token: 'bot',
    perMinute: 50,
    run: ({ workspace }, values) => {
      const people = readValues(z.object({ users: z.string() }), values).users.split(',');
      const [user] = people;
      if (people.length !== 1 || !user) throw new SlackRefusal('method_not_supported_for_channel_type');
      if (!workspace.channel(directChannel(user))) throw new SlackRefusal('user_not_found');
      return { channel: { id: directChannel(user) } };
    },
  },
  'dnd.info': {
    token: 'bot',
    perMinute: 50,
    run: ({ workspace, world }, values) => {
      const user = workspace.user(readValues(z.object({ user: z.string() }), values).user);
      if (!user) throw new SlackRefusal('user_not_found');
      const quiet = world.faults.switches().quiet[user.id];
      if (quiet === 'missing-scope') throw new SlackRefusal('missing_scope');
      return asDoNotDisturb(quiet === 'on');
    },
  },
  'usergroups.users.list': {
    token: 'bot',
    perMinute: 20,
    run: ({ workspace }, values) => {
      const members = workspace.groupMembers(readValues(z.object({ usergroup: z.string() }), values).usergroup);
      if (!members) throw new SlackRefusal('no_such_subteam');
      return { users: members };
    },
  },
};

function known({ workspace }: Slack, values: Record<string, unknown>): Channel {
  const channel = workspace.channel(readValues(inChannel, values).channel);
  const hidden = channel?.private && !channel.members.includes(APP.user);
  if (!channel || hidden) throw new SlackRefusal('channel_not_found');
  return channel;
}

function asUser({ id, handle, name, team, guest, stranger, deactivated, bot }: User) {
  const [first = '', last = ''] = name.split(' ');
  return {
    id,
    team_id: team,
    name: handle,
    deleted: deactivated,
    real_name: name,
    tz: 'Europe/London',
    tz_label: 'Greenwich Mean Time',
    tz_offset: 0,
    profile: {
      real_name: name,
      display_name: handle,
      first_name: first,
      last_name: last,
      team,
      ...(!bot && { email: `${handle}@${guest ? 'partner' : 'regulator'}.example` }),
    },
    is_admin: false,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: guest,
    is_ultra_restricted: false,
    is_stranger: stranger,
    is_bot: bot,
    is_app_user: false,
  };
}

/** Of others an app sees the next stretch alone: docs.slack.dev/reference/methods/dnd.info. Without one both ends are 1. */
function asDoNotDisturb(on: boolean) {
  const now = Math.floor(Date.now() / 1000);
  const stretch = on ? { from: now - HOUR, until: now + HOUR } : { from: 1, until: 1 };
  return { dnd_enabled: on, next_dnd_start_ts: stretch.from, next_dnd_end_ts: stretch.until };
}

const HOUR = 3600;

function asChannel(slack: Slack, channel: Channel) {
  const archived = channel.archived || slack.world.faults.shown().slack === 'archived';
  return {
    id: channel.id,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: !channel.private,
    is_group: channel.private,
    is_im: false,
    is_mpim: false,
    is_private: channel.private,
    is_archived: archived,
    is_general: channel.general,
    is_shared: channel.shared,
    is_ext_shared: channel.shared,
    is_org_shared: false,
    is_pending_ext_shared: channel.pendingShared,
    is_member: channel.members.includes(APP.user),
    context_team_id: TEAM.id,
    num_members: channel.members.length,
  };
}
