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

/** A Slack workspace is not tied to a Microsoft cloud: GovSlack is named by SLACK_API_URL. */
export const slackApiUrl = 'https://slack.com/api/';
