import { setTimeout as sleep } from 'node:timers/promises';
import type { Desk } from '../../desk/desk.ts';
import type { Log } from '../../log.ts';
import type { ChatHalf } from '../chat-half.ts';
import type { ChannelGuard } from '../guard-channels.ts';
import { type RollCall, rollCall } from '../roll-call.ts';
import { type Bolt, openBolt, type Transport } from './bolt.ts';
import { register } from './register.ts';
import { slackRoles } from './roles.ts';
import { troubleIn } from './slack-trouble.ts';

export type SlackSettings = {
  botToken: string;
  transport: Transport;
  apiUrl: string;
  channel: string;
  officers: string[];
  leads: string[];
  auditors: string[];
  guard: ChannelGuard;
};

const typing = {
  before: '/breach',
  advice: 'Slack takes no commands in a thread: type them in the channel. Only you see the answers.',
};

const PATIENCE_MS = [500, 1_000, 2_000, 5_000, 10_000, 30_000];

/**
 * Takes clicks, forms and commands for a desk. Resolves once Slack has let the bot in, or does not answer: mail and
 * clock need no chat, so the desk goes to work and knocks until Slack is back. Throws when Slack refuses the bot.
 */
export async function startSlack(desk: Desk, slack: SlackSettings, log: Log): Promise<ChatHalf> {
  const stopping = new AbortController();
  let half = await unlessAway(letIn(desk, slack, log));
  const knocking = half
    ? Promise.resolve()
    : knock().catch((error: unknown) => log.error({ error: wordsOf(error) }, 'Slack refuses the bot'));

  async function knock(): Promise<void> {
    log.warn({}, 'Slack does not answer; the desk works without it and knocks on');
    for (let attempt = 0; !half && (await waited(attempt, stopping.signal)); attempt++) {
      half = await unlessAway(letIn(desk, slack, log));
    }
  }

  return {
    surface: 'slack',
    requests: () => half?.bolt.requests ?? null,
    connected: () => half?.bolt.connected() ?? false,
    callRoll: async () => half?.roll.all(),
    stop: async () => {
      stopping.abort();
      await knocking;
      await half?.bolt.stop();
    },
  };
}

/** A fresh connection each time: one that failed half way has listeners already. */
async function letIn(desk: Desk, slack: SlackSettings, log: Log): Promise<{ bolt: Bolt; roll: RollCall }> {
  const bolt = openBolt({ token: slack.botToken, apiUrl: slack.apiUrl, transport: slack.transport }, log);
  const { team_id: team = '' } = await bolt.app.client.auth.test({ token: slack.botToken });
  const roles = slackRoles(bolt.app.client, { ...slack, team }, desk.wall);
  const roll = rollCall(desk, 'slack', roles);
  register(bolt.app, { desk, roles, roll, typing, guard: slack.guard, channel: slack.channel });
  await bolt.start();
  // That a chat is slow to say who they are holds nothing up.
  void roll.all();
  return { bolt, roll };
}

/** Null when Slack is away. A refusal of Slack's own, such as of the token, is thrown. */
async function unlessAway<Half>(arriving: Promise<Half>): Promise<Half | null> {
  try {
    return await arriving;
  } catch (error) {
    const trouble = troubleIn(error);
    if (trouble === 'refused' || trouble === 'gone') throw error;
    return null;
  }
}

async function waited(attempt: number, signal: AbortSignal): Promise<boolean> {
  const ms = PATIENCE_MS[Math.min(attempt, PATIENCE_MS.length - 1)];
  return sleep(ms, true, { signal }).catch(() => false);
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown';
}
