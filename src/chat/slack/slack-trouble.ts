import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import type { ChatTrouble } from '../../desk/chat.ts';

const GONE = new Set([
  'message_not_found',
  'thread_not_found',
  'channel_not_found',
  'is_archived',
  'not_in_channel',
  'edit_window_closed',
  'cant_update_message',
]);
const LATER = new Set(['fatal_error', 'internal_error', 'service_unavailable', 'request_timeout', 'ratelimited']);

/** What an error of Slack's client means, in the desk's words. */
export function troubleIn(error: unknown): ChatTrouble {
  if (error instanceof WebAPIRateLimitedError) return 'throttled';
  if (error instanceof WebAPIPlatformError) {
    if (GONE.has(error.data.error)) return 'gone';
    return LATER.has(error.data.error) ? 'unavailable' : 'refused';
  }
  if (error instanceof WebAPIHTTPError) return error.statusCode >= 500 ? 'unavailable' : 'refused';
  // Whoever was not reached did nothing; any other request may have arrived before the connection broke.
  return error instanceof WebAPIRequestError && neverLeft(error) ? 'unavailable' : 'unknown';
}

const UNREACHED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT']);

/** Looks for the reason under what the client and fetch wrapped around it. */
function neverLeft(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const known = 'code' in error && UNREACHED.has(String(error.code));
  return known || neverLeft(error.cause) || ('original' in error && neverLeft(error.original));
}
