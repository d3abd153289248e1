import { type CloudEnvironment, PUBLIC, US_GOV, US_GOV_DOD, withOverrides } from '@microsoft/teams.api';
import { App, type IHttpServerAdapter } from '@microsoft/teams.apps';
import { cloudHosts } from '../../hosts.ts';
import type { Log } from '../../log.ts';
import { tokensFor } from '../../login/tokens.ts';
import { sdkLogger } from './sdk-logger.ts';
import { usualServiceUrl } from './service-url.ts';
import type { TeamsPlaces, TeamsSettings } from './teams-settings.ts';

const TIMEOUT_MS = 10_000;

/** The SDK with every option given, so that it reads none from an environment of its own. */
export function teamsApp(settings: TeamsSettings, adapter: IHttpServerAdapter, log: Log): App {
  const { clientId, tenantId } = settings;
  return new App({
    clientId,
    tenantId,
    ...proof(settings),
    cloud: cloudOf(settings),
    serviceUrl: usualServiceUrl(settings),
    httpServerAdapter: adapter,
    messagingEndpoint: '/api/messages',
    dangerouslyAllowUnauthenticatedRequests: false,
    // Node has been told which proxy to use, and never for this machine; the client's own look at it would not know.
    client: { timeout: TIMEOUT_MS, interceptors: [{ request: ({ config }) => ({ ...config, proxy: false }) }] },
    telemetry: { agent365: false },
    logger: sdkLogger(log),
  });
}

/** A managed identity is the platform's affair; the SDK asks it. For the others the desk signs in as it does for mail. */
function proof(settings: TeamsSettings) {
  const { tenantId, clientId, credential, cloud, places } = settings;
  if ('managedIdentity' in credential) {
    return { clientSecret: '', managedIdentityClientId: credential.managedIdentity };
  }
  const tokens = tokensFor({
    tenantId,
    clientId,
    credential,
    scope: cloudOf(settings).botScope,
    login: cloudHosts(cloud).login,
    loginUrl: places?.login ?? null,
    timeoutMs: TIMEOUT_MS,
  });
  return { clientSecret: '', managedIdentityClientId: clientId, token: () => tokens.get() };
}

function cloudOf({ cloud, places }: TeamsSettings): CloudEnvironment {
  const environment = { public: PUBLIC, gcc: PUBLIC, gcch: US_GOV, dod: US_GOV_DOD }[cloud];
  return places ? withOverrides(environment, at(places)) : environment;
}

function at({ login }: TeamsPlaces) {
  return { loginEndpoint: login, openIdMetadataUrl: `${login}/v1/.well-known/openidconfiguration` };
}
