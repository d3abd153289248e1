import { outboxClient } from './slack-chat.ts';

/**
 * Whether presses can arrive in Socket Mode: Slack would open a connection, and for the app that the bot is of. The
 * address that Slack gives is left alone, and lapses. Throws what stands in the way.
 */
export async function checkPresses(slack: { botToken: string; appToken: string; apiUrl: string }): Promise<void> {
  const app = outboxClient({ token: slack.appToken, apiUrl: slack.apiUrl });
  await app.apps.connections.open();
  const bot = outboxClient({ token: slack.botToken, apiUrl: slack.apiUrl });
  // Slack opens a connection for any app's token. Where it does not say whose one is, nothing speaks against it.
  const [opened, installed] = await Promise.all([appOfToken(app).catch(() => null), appOfBot(bot).catch(() => null)]);
  if (opened && installed && opened !== installed) {
    throw new Error(`the token is of the app ${opened}, and the bot of ${installed}`);
  }
}

type Client = ReturnType<typeof outboxClient>;

async function appOfToken(client: Client): Promise<string | null> {
  const { app_id } = await client.auth.test();
  return app_id ?? null;
}

async function appOfBot(client: Client): Promise<string | null> {
  const { bot_id } = await client.auth.test();
  if (!bot_id) return null;
  const { bot } = await client.bots.info({ bot: bot_id });
  return bot?.app_id ?? null;
}
