import type { TeamsSettings } from '../../chat/teams/teams-settings.ts';
import type { Cloud } from '../../hosts.ts';
import { readDay } from './read-day.ts';
import type { Settings } from './settings.ts';

export type TeamsHalf = { kind: 'none' } | { kind: 'sandbox' } | ({ kind: 'real' } & TeamsSettings);

const credentials = ['TEAMS_CLIENT_SECRET', 'TEAMS_CERTIFICATE_PATH', 'TEAMS_MANAGED_IDENTITY'] as const;

export const teamsVariables = [
  'TEAMS_CLIENT_ID',
  'TEAMS_TENANT_ID',
  ...credentials,
  'TEAMS_SECRET_EXPIRES',
  'TEAMS_CHANNEL',
  'TEAMS_URGENT_CHANNEL',
  'TEAMS_OPS_CHANNEL',
  'TEAMS_OFFICERS',
  'TEAMS_LEADS',
  'TEAMS_AUDITORS',
] as const;

/** Teams as it is configured. */
export function readTeams(settings: Settings, cloud: Cloud): TeamsSettings {
  return {
    cloud,
    clientId: id(settings, 'TEAMS_CLIENT_ID', 'the application (client) id of the bot'),
    tenantId: id(settings, 'TEAMS_TENANT_ID', 'the id of the directory (tenant) that the office belongs to'),
    credential: credential(settings),
    channels: {
      cases: channel(settings, 'TEAMS_CHANNEL') ?? missingChannel(settings),
      urgent: channel(settings, 'TEAMS_URGENT_CHANNEL'),
      ops: channel(settings, 'TEAMS_OPS_CHANNEL'),
    },
    officers: officers(settings),
    leads: people(settings, 'TEAMS_LEADS'),
    auditors: people(settings, 'TEAMS_AUDITORS'),
    places: null,
  };
}

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function id(settings: Settings, name: string, what: string): string {
  const value = settings.text(name)?.toLowerCase() ?? null;
  if (value === null) settings.wrong(`${name} is missing: give ${what}.`);
  else if (!GUID.test(value)) settings.wrong(`${name} is "${value}": give ${what}, which looks like ${EXAMPLE}.`);
  return value ?? '';
}

const EXAMPLE = '0f8fad5b-d9cb-469f-a165-70867728950e';

function credential(settings: Settings): TeamsSettings['credential'] {
  const given = settings.given(credentials);
  const choice = 'TEAMS_CLIENT_SECRET, TEAMS_CERTIFICATE_PATH or TEAMS_MANAGED_IDENTITY';
  if (given.length === 0) settings.wrong(`Teams has no credential: set one of ${choice}.`);
  if (given.length > 1) settings.wrong(`${given.join(' and ')} are both set: keep only one credential.`);
  const certificatePath = settings.text('TEAMS_CERTIFICATE_PATH');
  if (certificatePath !== null) return { certificatePath };
  const managedIdentity = settings.text('TEAMS_MANAGED_IDENTITY');
  if (managedIdentity !== null) return { managedIdentity };
  const ends = readDay(settings, 'TEAMS_SECRET_EXPIRES');
  return { secret: settings.secret('TEAMS_CLIENT_SECRET') ?? '', ...(ends && { ends }) };
}

function channel(settings: Settings, name: string): string | null {
  const value = settings.text(name);
  if (value !== null && !/^19:[\w-]+@thread\.(tacv2|skype)$/.test(value)) {
    settings.wrong(`${name} is "${value}": give the channel's id, which looks like 19:...@thread.tacv2, not its name.`);
  }
  return value;
}

function missingChannel(settings: Settings): string {
  settings.wrong('TEAMS_CHANNEL is missing: give the id of the channel where cases are worked.');
  return '';
}

function officers(settings: Settings): string[] {
  const ids = people(settings, 'TEAMS_OFFICERS');
  if (ids.length === 0)
    settings.wrong('TEAMS_OFFICERS is missing: list who may work cases, Entra object ids with commas.');
  return ids;
}

function people(settings: Settings, name: string): string[] {
  const ids = settings.list(name).map((one) => one.toLowerCase());
  for (const one of ids) {
    if (!GUID.test(one))
      settings.wrong(`${name} contains "${one}": give the object ids of people in Entra, not names.`);
  }
  return ids;
}
