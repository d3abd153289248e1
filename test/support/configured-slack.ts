/** Slack as an office configures it, only that its address is the sandbox's; who may do what is the office's to add. */
export function configuredSlack(sandbox: string) {
  return {
    SLACK_API_URL: `${sandbox}/slack/api/`,
    SLACK_BOT_TOKEN: 'xoxb-sandbox',
    SLACK_APP_TOKEN: 'xapp-sandbox',
    SLACK_CHANNEL: 'C0CASES',
  };
}
