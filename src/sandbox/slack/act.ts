import { CannotDo } from '../deed.ts';
import type { Message } from './conversations.ts';
import type { Ack } from './deliver.ts';
import { outage } from './outages.ts';
import type { Slack } from './slack.ts';
import type { View } from './views.ts';
import { APP, type Channel, directChannel, TEAM, type User } from './workspace.ts';

/** How it went: an error code when it did not, and by block what a form says is wrong with it. */
export type Outcome = { error?: string; errors?: Record<string, string>; messages?: string[] };

export type Seen = Outcome & {
  ok: boolean;
  /** What this person alone was shown since, oldest first. */
  ephemeral: Message[];
  /** What the app wrote to this person directly since. */
  direct: Message[];
  /** The form on top of this person's screen. */
  view: View | null;
};

/** One thing a person does, and what they see once the app has done its part. */
export async function act(
  slack: Slack,
  user: string,
  channel: string | null,
  deed: () => Promise<Outcome>,
): Promise<Seen> {
  const before = new Set(shownTo(slack, user).map(({ ts }) => ts));
  const outcome = outage(slack.world, 'click', ['down'])
    ? { error: 'slack_down' }
    : await watched(slack, user, channel, deed);
  const fresh = shownTo(slack, user).filter(({ ts }) => !before.has(ts));
  return {
    ok: outcome.error === undefined,
    ...outcome,
    ephemeral: fresh.filter((message) => message.ephemeral_to !== null),
    direct: fresh.filter((message) => message.ephemeral_to === null),
    view: slack.views.top(user),
  };
}

async function watched(
  slack: Slack,
  user: string,
  channel: string | null,
  deed: () => Promise<Outcome>,
): Promise<Outcome> {
  const watch = slack.stirs.watch(user, channel);
  let outcome: Outcome = { error: 'not_done' };
  try {
    outcome = await deed();
  } finally {
    // What was never delivered, or never taken up, shows nothing that is worth waiting for.
    await watch.settled(outcome.error === undefined);
  }
  return outcome;
}

function shownTo(slack: Slack, user: string): Message[] {
  const direct = slack.conversations.in(directChannel(user)).filter(({ ephemeral_to }) => ephemeral_to === null);
  return [...slack.conversations.whispersTo(user), ...direct];
}

/** What the real one tells a person when the app does not answer. */
export function unanswered(ack: Ack): Outcome | null {
  if (ack.kind === 'ack') return null;
  return { error: ack.kind === 'timeout' ? 'operation_timeout' : 'dispatch_failed' };
}

export function person({ workspace }: Slack, id: string): User {
  const user = workspace.user(id);
  if (!user || user.bot) throw new CannotDo(`There is nobody called "${id}" in this workspace.`);
  return user;
}

/** A channel as this person sees it. */
export function channelFor({ workspace }: Slack, user: User, id: string): Channel {
  const channel = workspace.channel(id);
  if (!channel) throw new CannotDo(`There is no channel "${id}".`);
  if (!channel.members.includes(user.id)) throw new CannotDo(`${user.name} is not in ${channel.name}.`);
  return channel;
}

/** What every interaction payload begins with: docs.slack.dev/reference/interaction-payloads. */
export function payloadFrom({ id, handle, team }: User) {
  return {
    user: { id, username: handle, name: handle, team_id: team },
    api_app_id: APP.id,
    token: 'sandbox',
    team: { id: TEAM.id, domain: TEAM.domain },
    enterprise: null,
    is_enterprise_install: false,
  };
}
