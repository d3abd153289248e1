import * as z from 'zod';
import { teamsHosts } from '../../hosts.ts';
import { isServiceUrl } from './service-url.ts';
import type { TeamsSettings } from './teams-settings.ts';

const claims = z.object({ iss: z.string() });
const tenant = z.object({ id: z.string() });
const envelope = z.object({
  channelId: z.string(),
  serviceUrl: z.string(),
  conversation: z.object({ tenantId: z.string().optional() }),
  channelData: z.object({ tenant: tenant.optional() }).optional(),
});

type Office = Pick<TeamsSettings, 'cloud' | 'tenantId' | 'places'>;

/**
 * Why a request is turned away before the SDK sees it; null when it may go on. SDK 2.1.0 takes a token of any Entra
 * tenant that names this app, does not compare its service address, and would then show the desk's own token to
 * whatever address the body names. It still verifies the signature, the audience and the dates of what goes on.
 */
export function whyTurnedAway(office: Office, authorization: string | undefined, body: unknown): string | null {
  if (issuerOf(authorization) !== teamsHosts(office.cloud).issuer) return 'not signed by Teams';
  const read = envelope.safeParse(body);
  if (!read.success) return 'no activity of Teams';
  const { channelId, serviceUrl, conversation, channelData } = read.data;
  if (channelId !== 'msteams') return 'another channel than Teams';
  const tenants = [conversation.tenantId, channelData?.tenant?.id].filter((one) => one !== undefined);
  if (tenants.length === 0 || tenants.some((one) => one !== office.tenantId)) return 'another tenant';
  if (!isServiceUrl(office, serviceUrl)) return 'a service address that is not Teams';
  return null;
}

/** As the token itself says, before anybody has verified it. */
function issuerOf(authorization = ''): string | null {
  const [, payload = ''] = authorization.replace(/^Bearer /i, '').split('.');
  try {
    return claims.parse(JSON.parse(Buffer.from(payload, 'base64url').toString())).iss;
  } catch {
    return null;
  }
}
