import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { appManifest, slashManifest } from './chat/teams/package/app-manifest.ts';
import { appPackage } from './chat/teams/package/app-package.ts';
import { ConfigError } from './config.ts';
import { type Environment, settingsOf } from './ground/configuration/settings.ts';
import { loadPolicy } from './policy/load-policy.ts';

/** Writes what an administrator uploads to Teams. It needs the bot's id alone, so that it can be made before the rest. */
export async function writeTeamsPackage(folder: string, env: Environment): Promise<string> {
  const settings = settingsOf(env);
  const clientId = settings.text('TEAMS_CLIENT_ID')?.toLowerCase() ?? '';
  if (!GUID.test(clientId)) {
    throw new ConfigError(['TEAMS_CLIENT_ID is missing or no id: give the application (client) id of the bot.']);
  }
  const policyDir = settings.text('POLICY_DIR');
  const { office } = loadPolicy(policyDir === null ? null : resolve(policyDir));
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  const app = { clientId, office, version: String(version) };
  await mkdir(folder, { recursive: true });
  const files = { 'breachdesk.zip': appManifest(app), 'breachdesk-slash-preview.zip': slashManifest(app) };
  for (const [name, manifest] of Object.entries(files)) await writeFile(join(folder, name), appPackage(manifest));
  return Object.keys(files)
    .map((name) => `${join(folder, name)}\n`)
    .join('');
}

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
