import { type Config, isPractice } from '../config.ts';
import type { Log } from '../log.ts';
import { writePidFile } from './pid-file.ts';
import { prepareDatabase } from './prepare-database.ts';
import { joinSandbox } from './sandbox-child.ts';

export type StartBot = (ground: {
  config: Config;
  databaseUrl: string;
  /** Null when both halves are real. */
  sandboxUrl: string | null;
  log: Log;
}) => Promise<{ url: string; stop: () => Promise<void> }>;

export type RunningDesk = {
  /** The one line that tells a person where the desk is. */
  greeting: string;
};

/**
 * Lays the ground and starts the bot on it. What has to be undone at the end is handed to `onStop` as soon as it
 * stands, so that a desk can be stopped while it still starts.
 */
export async function startDesk(
  config: Config,
  log: Log,
  startBot: StartBot,
  onStop: (undo: () => Promise<void>) => void,
): Promise<RunningDesk> {
  // First, so that a desk which is killed while it starts can be found by whoever kills it.
  const forget = writePidFile(config.dataDir);
  onStop(async () => forget());
  const database = await prepareDatabase(config);
  onStop(database.stop);
  const sandbox = isPractice(config) ? await joinSandbox(config, log) : null;
  if (sandbox) onStop(sandbox.leave);
  const bot = await startBot({ config, databaseUrl: database.url, sandboxUrl: sandbox?.url ?? null, log });
  onStop(bot.stop);
  return { greeting: greeting(config, bot.url) };
}

function greeting(config: Config, url: string): string {
  const remarks = [...movedFrom(config, url), ...practiceRemark(config)];
  return `Breachdesk is ready: ${url}${remarks.length > 0 ? ` (${remarks.join('; ')})` : ''}`;
}

function movedFrom(config: Config, url: string): string[] {
  const moved = config.port !== 0 && new URL(url).port !== String(config.port);
  return moved && !config.portGiven ? [`port ${config.port} is taken, so another one was chosen`] : [];
}

function practiceRemark({ mail, slack, mailbox }: Config): string[] {
  if (mail.kind === 'sandbox') return ['practice: letters do not leave this machine'];
  return slack.kind === 'sandbox' ? [`practice Slack, but letters do leave, from ${mailbox}`] : [];
}
