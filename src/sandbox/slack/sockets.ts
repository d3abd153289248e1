import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import * as z from 'zod';
import type { World } from '../world.ts';
import type { Ack, Delivery } from './deliver.ts';
import { SlackRefusal } from './refusal.ts';
import { APP } from './workspace.ts';

const MOST = 10;
const PING = 10_000;
const TICKET = 30_000;
const OPEN = 1;

const reply = z.object({ envelope_id: z.string(), payload: z.unknown().optional() });

export type Sockets = {
  /** For one connection within half a minute. Throws too_many_websockets. */
  ticket: () => string;
  count: () => number;
  /** Hands it to one of the open connections, each in its turn. */
  deliver: (delivery: Delivery, milliseconds: number) => Promise<Ack>;
};

/** Socket Mode: docs.slack.dev/apis/events-api/using-socket-mode. */
export function acceptSockets(server: Server, world: World, wall: () => number): Sockets {
  const web = new WebSocketServer({ noServer: true });
  const tickets = new Map<string, number>();
  const open: WebSocket[] = [];
  const waiting = new Map<string, (ack: Ack) => void>();

  server.on('upgrade', (request, socket, head) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (url.pathname !== '/slack/socket') return;
    const ticket = url.searchParams.get('ticket') ?? '';
    const issued = tickets.get(ticket);
    tickets.delete(ticket);
    if (issued === undefined || wall() - issued > TICKET) {
      socket.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n');
      return;
    }
    web.handleUpgrade(request, socket, head, (connection) => welcome(connection));
  });

  const welcome = (connection: WebSocket) => {
    open.push(connection);
    const ping = setInterval(() => connection.ping(), PING);
    ping.unref();
    connection.on('close', () => {
      clearInterval(ping);
      open.splice(open.indexOf(connection), 1);
    });
    connection.on('error', () => connection.terminate());
    connection.on('message', (data) => {
      const read = reply.safeParse(parsed(String(data)));
      if (!read.success) return;
      waiting.get(read.data.envelope_id)?.({ kind: 'ack', payload: read.data.payload });
    });
    const info = { host: 'sandbox', build_number: 1, approximate_connection_time: 18_060 };
    const hello = {
      type: 'hello',
      num_connections: open.length,
      debug_info: info,
      connection_info: { app_id: APP.id },
    };
    connection.send(JSON.stringify(hello));
  };

  world.onStop(() => {
    for (const connection of [...open]) {
      connection.send(
        JSON.stringify({ type: 'disconnect', reason: 'refresh_requested', debug_info: { host: 'sandbox' } }),
      );
      connection.close();
    }
  });

  return {
    ticket: () => {
      if (open.length >= MOST) throw new SlackRefusal('too_many_websockets');
      const ticket = randomBytes(16).toString('hex');
      tickets.set(ticket, wall());
      return ticket;
    },
    count: () => open.length,
    deliver: ({ kind, body, attempt, reason }, milliseconds) => {
      const connection = open.find((one) => one.readyState === OPEN);
      if (!connection) return Promise.resolve({ kind: 'unreachable' });
      open.push(...open.splice(open.indexOf(connection), 1));
      const envelope = {
        type: kind === 'interaction' ? 'interactive' : kind === 'command' ? 'slash_commands' : 'events_api',
        envelope_id: crypto.randomUUID(),
        payload: body,
        accepts_response_payload: kind !== 'event',
        ...(kind === 'event' && { retry_attempt: attempt, retry_reason: reason }),
      };
      return new Promise((resolve) => {
        const done = (ack: Ack) => {
          clearTimeout(timer);
          waiting.delete(envelope.envelope_id);
          resolve(ack);
        };
        const timer = setTimeout(() => done({ kind: 'timeout' }), milliseconds);
        waiting.set(envelope.envelope_id, done);
        connection.send(JSON.stringify(envelope));
      });
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
