import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerText, bodyOf } from './answer.ts';

const LIMIT = 1_000_000;
/** Longer than any token that Graph has been seen to send. */
const LONGEST_TOKEN = 4_096;

/**
 * Where a mailbox knocks. Anybody may: a knock says only that it may be worth looking. Graph counts answers that
 * take more than three seconds and drops notifications for them, so the answer goes out before anything is done.
 */
export async function answerGraph(
  knock: (body: string) => void,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'POST') {
    request.resume();
    response.setHeader('allow', 'POST');
    return answerText(response, 405, 'Microsoft Graph posts its notifications here; nothing else is answered.');
  }
  const token = new URL(request.url ?? '/', 'http://desk').searchParams.get('validationToken');
  if (token !== null) return answerHandshake(token, request, response);
  const body = await bodyOf(request, LIMIT);
  if (body === null) return answerText(response, 413, 'That is too long: a megabyte is the most.');
  response.writeHead(202).end();
  knock(body);
}

/** Graph asks whether this address is really ours: the token comes back decoded, as plain text and never as a page. */
function answerHandshake(token: string, request: IncomingMessage, response: ServerResponse) {
  request.resume();
  if (token.length > LONGEST_TOKEN) return answerText(response, 400, 'That is no validation token.');
  response
    .writeHead(200, { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' })
    .end(token);
}
