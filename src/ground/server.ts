import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Log } from '../log.ts';
import { answerText } from './serving/answer.ts';
import { answerForDesk, type DeskRoute } from './serving/desk-routes.ts';
import { answerGraph } from './serving/graph-door.ts';
import { answerReady, type Readiness } from './serving/health.ts';
import { listen, type Place, urlOf } from './serving/listen.ts';
import { passOn, passOnUpgrade } from './serving/pass-on.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

export type ServerOptions = Place & {
  routes: {
    /** Take POSTs to exactly /slack/events and /api/messages; null where nothing is sent there. */
    slack: Handler | null;
    teams: Handler | null;
    /** Takes what Graph posts to /graph/notify and /graph/lifecycle; null while it was not asked to. */
    graph: ((body: string) => void) | null;
    /** What the desk answers before the sandbox is asked: 'POST /_sandbox/clock' and so on. */
    desk: Record<string, DeskRoute>;
  };
  /** Null when both halves are real: then there is no practice world to show. */
  sandboxUrl: string | null;
  ready: () => Promise<Readiness>;
  /** The exposition format of Prometheus. */
  metrics: () => Promise<string>;
  log: Log;
  /** How long stop() waits for what is under way, in milliseconds; default 8,000. */
  graceMs?: number;
};

export type DeskServer = { url: string; port: number; stop: () => Promise<void> };

const GRAPH_PATHS = new Set(['/graph/notify', '/graph/lifecycle']);

/** The one HTTP server of a desk. Nothing that a stranger sends it ends the process. */
export async function openServer(options: ServerOptions): Promise<DeskServer> {
  const endless = new Set<{ destroy: () => void }>();
  const practice = (request: IncomingMessage) => options.sandboxUrl !== null && isPracticePath(pathOf(request));
  // Whatever asks for another upgrade gets the plain answer, as HTTP allows.
  const server = createServer({ shouldUpgradeCallback: practice }, (request, response) => {
    keepWhileOpen(endless, request, response);
    answer(options, request, response).catch((error) => {
      options.log.error({ err: error, path: pathOf(request) }, 'A request failed');
      if (response.headersSent) response.destroy();
      else answerText(response, 500, 'Something went wrong, and the log says what.');
    });
  });
  server.on('upgrade', (request, socket: Socket, head) => {
    endless.add(socket);
    socket.on('close', () => endless.delete(socket));
    socket.on('error', () => socket.destroy());
    if (options.sandboxUrl === null) socket.destroy();
    else passOnUpgrade(options.sandboxUrl, request, socket, head);
  });
  server.on('clientError', (_error, socket) => {
    if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n');
    else socket.destroy();
  });
  const port = await listen(server, options);
  server.on('error', (error) => options.log.error({ err: error }, 'The server had trouble'));
  return { url: urlOf(options.host, port), port, stop: () => stop(server, endless, options.graceMs ?? 8_000) };
}

async function answer(options: ServerOptions, request: IncomingMessage, response: ServerResponse) {
  const path = pathOf(request);
  const route = options.routes.desk[`${request.method} ${path}`];
  const { slack, teams } = options.routes;
  if (path === '/slack/events' && slack) return answerPost(slack, 'Slack posts its events here', request, response);
  if (path === '/api/messages' && teams) return answerPost(teams, 'Teams posts its messages here', request, response);
  if (GRAPH_PATHS.has(path) && options.routes.graph) return await answerGraph(options.routes.graph, request, response);
  if (route && options.sandboxUrl !== null) return await answerForDesk(route, request, response);
  if (options.sandboxUrl !== null && isPracticePath(path)) return passOn(options.sandboxUrl, request, response);
  request.resume();
  if (request.method !== 'GET' && request.method !== 'HEAD') return answerText(response, 404, 'Nothing is here.');
  if (path === '/livez') return answerText(response, 200, 'ok');
  if (path === '/readyz') return answerReady(response, await options.ready());
  if (path === '/metrics') {
    response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' });
    return void response.end(await options.metrics());
  }
  answerText(response, 404, 'Nothing is here.');
}

function answerPost(take: Handler, who: string, request: IncomingMessage, response: ServerResponse) {
  if (request.method === 'POST') return take(request, response);
  request.resume();
  response.setHeader('allow', 'POST');
  answerText(response, 405, `${who}; nothing else is answered.`);
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '').replace(/[?#].*$/s, '');
}

function isPracticePath(path: string): boolean {
  return path === '/' || path.startsWith('/page/') || path.startsWith('/_sandbox/');
}

/** A stream of events never ends by itself, so stop() ends it. */
function keepWhileOpen(endless: Set<{ destroy: () => void }>, request: IncomingMessage, response: ServerResponse) {
  response.on('error', () => response.destroy());
  if (pathOf(request) !== '/_sandbox/events') return;
  endless.add(response);
  response.on('close', () => endless.delete(response));
}

/** Takes no more, waits for what is under way, then lets nobody hold the desk open. */
async function stop(server: Server, endless: Set<{ destroy: () => void }>, graceMs: number) {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  for (const open of endless) open.destroy();
  server.closeIdleConnections();
  // A connection that was busy a moment ago is kept alive by its client and would hold us until the end.
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const late = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearInterval(idle);
  clearTimeout(late);
}
