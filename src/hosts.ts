export type Cloud = 'public' | 'gcc' | 'gcch' | 'dod';

export const clouds: readonly Cloud[] = ['public', 'gcc', 'gcch', 'dod'];

/** Origins of Graph and of the login: learn.microsoft.com/graph/deployments. GCC shares the public endpoints. */
const hosts: Record<Cloud, { graph: string; login: string }> = {
  public: { graph: 'https://graph.microsoft.com', login: 'https://login.microsoftonline.com' },
  gcc: { graph: 'https://graph.microsoft.com', login: 'https://login.microsoftonline.com' },
  gcch: { graph: 'https://graph.microsoft.us', login: 'https://login.microsoftonline.us' },
  dod: { graph: 'https://dod-graph.microsoft.us', login: 'https://login.microsoftonline.us' },
};

/** The origins by which this cloud calls itself, whatever address its requests are sent to. */
export function cloudHosts(cloud: Cloud): { graph: string; login: string } {
  return hosts[cloud];
}

/** Where Teams is, and how it calls itself: learn.microsoft.com/microsoftteams/platform/bots, "Send proactive messages". */
export type TeamsHosts = {
  /** The host that every conversation's service address has. */
  service: string;
  /** Who signs what Teams sends. */
  issuer: string;
  /** Where a post is looked at. */
  client: string;
};

const commercial = { issuer: 'https://api.botframework.com', client: 'https://teams.microsoft.com' };
const government = 'https://api.botframework.us';

const teams: Record<Cloud, TeamsHosts> = {
  public: { service: 'smba.trafficmanager.net', ...commercial },
  gcc: { service: 'smba.infra.gcc.teams.microsoft.com', ...commercial },
  gcch: {
    service: 'smba.infra.gov.teams.microsoft.us',
    issuer: government,
    client: 'https://gov.teams.microsoft.us',
  },
  dod: { service: 'smba.infra.dod.teams.microsoft.us', issuer: government, client: 'https://dod.teams.microsoft.us' },
};

export function teamsHosts(cloud: Cloud): TeamsHosts {
  return teams[cloud];
}

/** A Slack workspace is not tied to a Microsoft cloud: GovSlack is named by SLACK_API_URL. */
export const slackApiUrl = 'https://slack.com/api/';
