import type { Place } from './slack-place.ts';

export type Answer = {
  ok: boolean;
  error?: string;
  errors?: unknown[];
  response_metadata?: { messages: string[] };
  [field: string]: unknown;
};

/** A call of the Web API that no typed client would make; the answer as it stands. */
export async function ask(place: Place, method: string, body: object, token = 'xoxb-sandbox'): Promise<Answer> {
  const answer = await fetch(`${place.url}/slack/api/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });
  return (await answer.json()) as Answer;
}
