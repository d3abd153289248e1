import type { Chat } from '../../desk/chat.ts';
import type { Cloud } from '../../hosts.ts';
import type { Credential } from '../../login/credential.ts';

/** What the desk must know to work in Microsoft Teams. */
export type TeamsSettings = {
  cloud: Cloud;
  clientId: string;
  /** The only tenant whose people are let in. */
  tenantId: string;
  /** Besides those of any application: the client id of a managed identity, or "system". */
  credential: Credential | { managedIdentity: string };
  channels: Chat['channels'];
  /** Entra object ids. */
  officers: string[];
  leads: string[];
  auditors: string[];
  /** Where Teams and its login really are; null is where the cloud has them. */
  places: TeamsPlaces | null;
};

export type TeamsPlaces = { login: string; service: string };
