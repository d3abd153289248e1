/** An answer in Graph's error shape. Throw it anywhere while a call is served. */
export class GraphRefusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Record<string, string>;
  constructor(status: number, code: string, message: string, headers: Record<string, string> = {}) {
    super(message);
    this.name = 'GraphRefusal';
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

export function gone(): GraphRefusal {
  return new GraphRefusal(404, 'ErrorItemNotFound', 'The specified object was not found in the store.');
}

export function badQuery(message: string): GraphRefusal {
  return new GraphRefusal(400, 'ErrorInvalidUrlQuery', message);
}

export function badBody(message: string): GraphRefusal {
  return new GraphRefusal(400, 'RequestBodyRead', message);
}

/** Over a limit of the mailbox. How long to wait is said in seconds, as a date, or not at all. */
export function tooMany(limit: string, retryAfter: string | null = '2'): GraphRefusal {
  const headers: Record<string, string> = retryAfter === null ? {} : { 'retry-after': retryAfter };
  return new GraphRefusal(429, 'ApplicationThrottled', `Application is over its ${limit} limit.`, headers);
}

/** `{error: {code, message, innerError: {date, request-id, client-request-id}}}`: learn.microsoft.com/graph/errors */
export function asAnswer(refusal: GraphRefusal, clientRequestId: string | undefined): Response {
  const requestId = crypto.randomUUID();
  const innerError = {
    date: new Date().toISOString().slice(0, 19),
    'request-id': requestId,
    'client-request-id': clientRequestId ?? requestId,
  };
  return Response.json(
    { error: { code: refusal.code, message: refusal.message, innerError } },
    { status: refusal.status, headers: { 'request-id': requestId, ...refusal.headers } },
  );
}

export function unknownSegment(segment: string | undefined): GraphRefusal {
  return new GraphRefusal(400, 'BadRequest', `Resource not found for the segment '${segment ?? ''}'.`);
}

export function notAllowed(method: string): GraphRefusal {
  return new GraphRefusal(405, 'MethodNotAllowed', `${method} is not allowed here.`);
}
