import type { ServerResponse } from 'node:http';
import { answerJson } from './answer.ts';

export type Readiness = {
  /** Whether this replica can serve a click; an outage of somebody else does not count. */
  serves: boolean;
  /** A sentence while some half of the desk is practice. */
  practice: string | null;
  /** A word or a sentence for each part, such as { mailbox: 'ok', slack: 'no answer since 12:03' }. */
  parts: Record<string, string>;
};

/** 503 takes a replica out of service, so only its own inability may say so. */
export function answerReady(response: ServerResponse, { serves, practice, parts }: Readiness) {
  const well = Object.values(parts).every((state) => state === 'ok');
  const status = serves && well ? 'ok' : 'degraded';
  answerJson(response, serves ? 200 : 503, { status, practice, parts });
}
