import { WebAPIPlatformError } from '@slack/web-api';

/** Slack's own word for why it refused a call; null for any other trouble. */
export function refusedWith(error: unknown): string | null {
  return error instanceof WebAPIPlatformError ? error.data.error : null;
}
