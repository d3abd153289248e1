import type { Cloud } from '../../hosts.ts';
import type { Settings } from './settings.ts';
import { readSlack, type SlackHalf, sandboxSlack, slackVariables } from './slack-half.ts';
import { readTeams, type TeamsHalf, teamsVariables } from './teams-half.ts';

export type ChatHalves = { slack: SlackHalf; teams: TeamsHalf };

/** An office works where it has settings for: in Slack, in Teams or in both. With none at all it practises. */
export function readChatHalves(settings: Settings, live: boolean, cloud: Cloud): ChatHalves {
  const slack = settings.given(slackVariables).length > 0;
  const teams = settings.given(teamsVariables).length > 0;
  if (!slack && !teams) return live ? neither(settings) : practised(settings);
  return {
    slack: slack ? { kind: 'real', ...readSlack(settings) } : { kind: 'none' },
    teams: teams ? { kind: 'real', ...readTeams(settings, cloud) } : { kind: 'none' },
  };
}

function neither(settings: Settings): ChatHalves {
  settings.wrong('No chat is configured: set SLACK_BOT_TOKEN and what belongs to it, or TEAMS_CLIENT_ID, or both.');
  return { slack: { kind: 'none' }, teams: { kind: 'none' } };
}

function practised(settings: Settings): ChatHalves {
  const chat = settings.text('SANDBOX_CHAT') ?? 'both';
  if (!['slack', 'teams', 'both'].includes(chat)) {
    settings.wrong(`SANDBOX_CHAT is "${chat}": choose slack, teams or both.`);
  }
  return {
    slack: chat === 'teams' ? { kind: 'none' } : sandboxSlack(settings),
    teams: chat === 'slack' ? { kind: 'none' } : { kind: 'sandbox' },
  };
}
