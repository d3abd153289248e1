import * as z from 'zod';
import { MailboxError, type Trouble } from '../../desk/mailbox.ts';

/** The request got no answer; it may have been carried out unless it never left. */
export class NoAnswer extends Error {
  readonly neverLeft: boolean;
  constructor(cause: unknown) {
    super('Graph did not answer', { cause });
    this.name = 'NoAnswer';
    this.neverLeft = neverLeft(cause);
  }
}

/** What Graph said when it refused. */
export class GraphProblem extends Error {
  readonly status: number;
  readonly code: string | null;
  constructor(status: number, body: string) {
    const error = errorBody.safeParse(parsed(body));
    super(`Graph answered ${status} ${error.success ? `${error.data.error.code}: ${error.data.error.message}` : ''}`);
    this.name = 'GraphProblem';
    this.status = status;
    this.code = error.success ? error.data.error.code : null;
  }
}

const errorBody = z.object({ error: z.object({ code: z.string(), message: z.string().catch('') }) });

/**
 * What an answer that is no success means for the desk. `once` is for what must never be done twice by
 * itself: then an answer that does not say what happened leaves it unknown.
 */
export function refusal(operation: string, answer: { status: number; headers: Headers; body: string }, once: boolean) {
  const cause = new GraphProblem(answer.status, answer.body);
  const retryAfter = seconds(answer.headers.get('retry-after'), Date.now());
  return new MailboxError(operation, troubleOf(answer.status, once), { cause, retryAfter });
}

/** What it means that no answer came. */
export function silence(operation: string, cause: NoAnswer, once: boolean): MailboxError {
  return new MailboxError(operation, once && !cause.neverLeft ? 'unknown' : 'unavailable', { cause });
}

function troubleOf(status: number, once: boolean): Trouble {
  if (status === 429) return 'throttled';
  if (status === 404 || status === 410) return 'not-found';
  // Signing in can be mended without touching the request, and nothing was done.
  if (status === 401) return 'unavailable';
  if (status >= 500 || status === 408 || status < 400) return once ? 'unknown' : 'unavailable';
  return 'refused';
}

/** Retry-After is seconds or a date: RFC 9110, 10.2.3. */
function seconds(header: string | null, wall: number): number | null {
  if (header === null) return null;
  if (/^\d+$/.test(header)) return Number(header);
  const until = Date.parse(header);
  return Number.isNaN(until) ? null : Math.max(0, Math.ceil((until - wall) / 1000));
}

/** Errors of connecting: no byte of the request has left this machine. */
const connecting = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

function neverLeft(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : null;
  return cause instanceof Error && 'code' in cause && connecting.has(String(cause.code));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
