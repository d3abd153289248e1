import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerJson, answerText, bodyOf } from './answer.ts';
import { refusalOf } from './only-this-machine.ts';

/** Takes the request's body as text; the body of the answer goes out as JSON. */
export type DeskRoute = (body: string) => Promise<{ status: number; body: unknown }>;

const LIMIT = 1_000_000;

/** What the desk itself answers in the practice world, because only it knows office time and cases. */
export async function answerForDesk(route: DeskRoute, request: IncomingMessage, response: ServerResponse) {
  const refusal = refusalOf(request);
  if (refusal) {
    request.resume();
    return answerText(response, 403, refusal);
  }
  const body = await bodyOf(request, LIMIT);
  if (body === null) return answerText(response, 413, 'That is too long: a megabyte is the most.');
  const answer = await route(body);
  answerJson(response, answer.status, answer.body);
}
