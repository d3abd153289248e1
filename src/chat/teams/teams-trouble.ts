import * as z from 'zod';
import type { ChatTrouble } from '../../desk/chat.ts';

/** What the SDK's client throws; anything else was thrown before a request left. */
const failure = z.object({
  isAxiosError: z.literal(true),
  code: z.string().optional(),
  response: z
    .object({ status: z.number(), headers: z.looseObject({ 'retry-after': z.coerce.number().optional() }) })
    .optional(),
});

const UNREACHED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH']);

/** What an error of the connector's client means, in the desk's words. */
export function troubleIn(error: unknown): { trouble: ChatTrouble; retryAfter: number | null } {
  const { data: failed } = failure.safeParse(error);
  if (!failed) return { trouble: 'unavailable', retryAfter: null };
  const { code = '', response } = failed;
  if (!response) return { trouble: UNREACHED.has(code) ? 'unavailable' : 'unknown', retryAfter: null };
  return { trouble: meant(response.status), retryAfter: response.headers['retry-after'] ?? null };
}

/** learn.microsoft.com/azure/bot-service/rest-api, "HTTP status codes". */
function meant(status: number): ChatTrouble {
  if (status === 429) return 'throttled';
  // Not in the team any more, or not installed for this person; or the post was deleted.
  if (status === 403 || status === 404) return 'gone';
  // Tokens come and go: what is refused for one today is taken tomorrow.
  if (status === 401 || status === 503) return 'unavailable';
  return status >= 500 ? 'unknown' : 'refused';
}
