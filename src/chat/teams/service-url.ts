import { teamsHosts } from '../../hosts.ts';
import type { TeamsSettings } from './teams-settings.ts';

type Known = Pick<TeamsSettings, 'cloud' | 'places'>;

/** Where Teams is asked when no conversation has said otherwise. */
export function usualServiceUrl({ cloud, places }: Known): string {
  return places?.service ?? `https://${teamsHosts(cloud).service}/teams`;
}

/** Whether an address is Teams' own in this cloud. The desk's token is shown to no other. */
export function isServiceUrl(known: Known, address: unknown): address is string {
  if (typeof address !== 'string' || !URL.canParse(address)) return false;
  const { origin, username, password } = new URL(address);
  return origin === new URL(usualServiceUrl(known)).origin && username === '' && password === '';
}
