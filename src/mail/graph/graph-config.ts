import type { Cloud } from '../../hosts.ts';
import type { Credential } from '../../login/credential.ts';

/** What the desk must know to reach a mailbox through Microsoft Graph. */
export type GraphConfig = {
  tenantId: string;
  clientId: string;
  credential: Credential;
  /** The shared mailbox: its address. */
  mailbox: string;
  cloud: Cloud;
  /** Where requests really go, without /v1.0; null is the cloud's own Graph. */
  graphUrl: string | null;
  /** Where tokens really come from; null is the cloud's own login. */
  loginUrl: string | null;
  /** How long one request may take, in milliseconds; default 30,000. */
  timeoutMs?: number;
  /** How a pause between two tries is made; tests give one that does not wait. */
  pause?: (ms: number) => Promise<void>;
};
