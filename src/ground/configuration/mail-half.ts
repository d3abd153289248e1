import type { Cloud } from '../../hosts.ts';
import type { Credential } from '../../login/credential.ts';
import type { GraphConfig } from '../../mail/graph/graph-config.ts';
import { isMailAddress, readUrl } from './read-address.ts';
import { readDay } from './read-day.ts';
import type { Settings } from './settings.ts';

export type MailHalf = { kind: 'sandbox' } | { kind: 'real'; graph: GraphConfig };

const credentials = ['GRAPH_CLIENT_SECRET', 'GRAPH_CERTIFICATE_PATH', 'GRAPH_FEDERATED_TOKEN_FILE'] as const;

// MAILBOX is not among them: the sandbox's mailbox takes that address too.
const variables = [
  'GRAPH_TENANT_ID',
  'GRAPH_CLIENT_ID',
  ...credentials,
  'GRAPH_URL',
  'GRAPH_LOGIN_URL',
  'GRAPH_SECRET_EXPIRES',
  'MAILBOX_ALSO',
] as const;

/** The practice mailbox, but only when not one of Graph's settings is there. */
export function readMailHalf(settings: Settings, live: boolean, mailbox: string, cloud: Cloud): MailHalf {
  if (!live && settings.given(variables).length === 0) return { kind: 'sandbox' };
  return {
    kind: 'real',
    graph: {
      tenantId: needed(settings, 'GRAPH_TENANT_ID', 'give the id of the directory (tenant) that holds the mailbox.'),
      clientId: needed(settings, 'GRAPH_CLIENT_ID', 'give the application id of the app that may use the mailbox.'),
      credential: credential(settings),
      mailbox,
      cloud,
      graphUrl: withoutSlash(readUrl(settings, 'GRAPH_URL', ['https:', 'http:'])),
      loginUrl: withoutSlash(readUrl(settings, 'GRAPH_LOGIN_URL', ['https:', 'http:'])),
    },
  };
}

/** Letters leave from here. Practice has an address of its own; a live desk must be told. */
export function readMailbox(settings: Settings, live: boolean): string {
  const address = settings.text('MAILBOX') ?? (live ? null : 'casework@regulator.example');
  if (address === null) settings.wrong('MAILBOX is missing: give the address of the shared mailbox.');
  else if (!isMailAddress(address)) settings.wrong(`MAILBOX is "${address}": give one mail address.`);
  return sameMailbox(address ?? '');
}

export function readMailboxAlso(settings: Settings, mailbox: string): string[] {
  const addresses = settings.list('MAILBOX_ALSO').map(sameMailbox);
  for (const [place, address] of addresses.entries()) {
    const wrong = (problem: string) => settings.wrong(`MAILBOX_ALSO contains "${address}"${problem}`);
    if (!isMailAddress(address)) wrong(': give mail addresses with commas between them.');
    else if (address === mailbox) wrong(', which is MAILBOX: remove it there.');
    else if (addresses.indexOf(address) < place) wrong(' twice: remove one of them.');
  }
  return addresses;
}

/** The ledger keeps each mail under the address of its mailbox, so one that is written anew must not be a new mailbox. */
function sameMailbox(address: string): string {
  return address.toLowerCase();
}

function needed(settings: Settings, name: string, remedy: string): string {
  const value = settings.text(name);
  if (value === null) settings.wrong(`${name} is missing: ${remedy}`);
  return value ?? '';
}

function credential(settings: Settings): Credential {
  const given = settings.given(credentials);
  const choice = 'GRAPH_CLIENT_SECRET, GRAPH_CERTIFICATE_PATH or GRAPH_FEDERATED_TOKEN_FILE';
  if (given.length === 0) settings.wrong(`The mailbox has no credential: set one of ${choice}.`);
  if (given.length > 1) settings.wrong(`${given.join(' and ')} are both set: keep only one credential.`);
  const certificatePath = settings.text('GRAPH_CERTIFICATE_PATH');
  if (certificatePath !== null) return { certificatePath };
  const federatedTokenFile = settings.text('GRAPH_FEDERATED_TOKEN_FILE');
  if (federatedTokenFile !== null) return { federatedTokenFile };
  const ends = readDay(settings, 'GRAPH_SECRET_EXPIRES');
  return { secret: settings.secret('GRAPH_CLIENT_SECRET') ?? '', ...(ends && { ends }) };
}

function withoutSlash(url: string | null): string | null {
  return url?.replace(/\/+$/, '') ?? null;
}
