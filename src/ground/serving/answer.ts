import type { IncomingMessage, ServerResponse } from 'node:http';

export function answerText(response: ServerResponse, status: number, text: string) {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
}

export function answerJson(response: ServerResponse, status: number, body: unknown) {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** Null when it is longer than the limit in bytes; the rest is not kept. */
export async function bodyOf(request: IncomingMessage, limit: number): Promise<string | null> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request) {
    const bytes = Buffer.from(part);
    length += bytes.length;
    if (length <= limit) parts.push(bytes);
  }
  return length > limit ? null : Buffer.concat(parts).toString('utf8');
}
