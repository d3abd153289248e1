import { MailboxError } from '../../desk/mailbox.ts';
import { cloudHosts } from '../../hosts.ts';
import { type Tokens, tokensFor } from '../../login/tokens.ts';
import type { GraphConfig } from './graph-config.ts';

/** Tokens for Graph. A login that gives none is a mailbox that is away: throws MailboxError. */
export function tokenSource(config: GraphConfig, wall: () => number = Date.now): Tokens {
  const { graph, login } = cloudHosts(config.cloud);
  const { tenantId, clientId, credential, loginUrl, timeoutMs = 30_000 } = config;
  const app = { tenantId, clientId, credential, scope: `${graph}/.default`, login, loginUrl, timeoutMs };
  const tokens = tokensFor(app, wall);
  return {
    get: async () => {
      try {
        return await tokens.get();
      } catch (cause) {
        throw new MailboxError('sign in', 'unavailable', { cause });
      }
    },
    drop: tokens.drop,
  };
}
