import { request as ask, type IncomingMessage, type RequestOptions, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { pipeline } from 'node:stream';
import { answerText } from './answer.ts';

/** The sandbox is on this machine, and leaves an upgrade that it does not know without any answer. */
const UPGRADE_MS = 2_000;

/** Passes a request on to the sandbox as it is. Host stays, so that the sandbox judges who really asked. */
export function passOn(sandboxUrl: string, request: IncomingMessage, response: ServerResponse) {
  const upstream = ask(addressed(sandboxUrl, request));
  upstream.on('response', (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.statusMessage, kept(answer));
    response.flushHeaders();
    pipeline(answer, response, () => {});
  });
  upstream.on('error', () => {
    if (response.headersSent) response.destroy();
    else answerText(response, 502, 'The sandbox does not answer. Stop Breachdesk and start it again.');
  });
  response.on('close', () => upstream.destroy());
  // A sandbox that refuses early stops reading; what is still arriving then belongs nowhere.
  pipeline(request, upstream, () => request.resume());
}

/** The same for a connection that becomes a web socket. */
export function passOnUpgrade(sandboxUrl: string, request: IncomingMessage, socket: Socket, head: Buffer) {
  const upstream = ask(addressed(sandboxUrl, request));
  const late = setTimeout(() => upstream.destroy(), UPGRADE_MS);
  upstream.on('close', () => clearTimeout(late));
  upstream.on('upgrade', (answer, other, first) => {
    clearTimeout(late);
    socket.write(statusLines(answer));
    if (first.length > 0) socket.write(first);
    if (head.length > 0) other.write(head);
    other.on('error', () => socket.destroy());
    pipeline(socket, other, socket, () => other.destroy());
  });
  upstream.on('response', (answer) => {
    socket.end(statusLines(answer));
    answer.resume();
  });
  upstream.on('error', () => socket.destroy());
  socket.on('close', () => upstream.destroy());
  upstream.end();
}

function addressed(sandboxUrl: string, request: IncomingMessage): RequestOptions {
  const { hostname, port } = new URL(sandboxUrl);
  const { expect: _answeredByUs, ...headers } = request.headers;
  // No agent: a connection of its own is never one that the sandbox has just closed.
  return { hostname, port, method: request.method, path: request.url, headers, agent: false };
}

/** Everything but what belongs to the connection between desk and sandbox. */
function kept(answer: IncomingMessage) {
  const { connection: _c, 'keep-alive': _k, 'transfer-encoding': _t, ...headers } = answer.headers;
  return headers;
}

function statusLines(answer: IncomingMessage): string {
  const lines = [`HTTP/1.1 ${answer.statusCode} ${answer.statusMessage}`];
  for (let n = 0; n < answer.rawHeaders.length; n += 2) {
    lines.push(`${answer.rawHeaders[n]}: ${answer.rawHeaders[n + 1]}`);
  }
  return `${lines.join('\r\n')}\r\n\r\n`;
}
