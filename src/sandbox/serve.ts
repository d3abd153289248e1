import { mkdirSync, realpathSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { Socket } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { announceAddress, claimFolder, lastPort } from './address.ts';
import { mountControl } from './control.ts';
import { listenForDesks, lives } from './desks.ts';
import { onlyThisMachine } from './guard.ts';
import { mountMailbox } from './mailbox/mount-mailbox.ts';
import { mountPage } from './page/mount-page.ts';
import { mountSamples } from './samples/mount-samples.ts';
import { mountSlack, type SlackOptions } from './slack/mount-slack.ts';
import { mountTeams, type TeamsOptions } from './teams/mount-teams.ts';
import { openWorld, type World } from './world.ts';

const office = { address: 'casework@regulator.example', name: 'Data Protection Regulator' };

export type Sandbox = {
  url: string;
  stop: () => Promise<void>;
  /** Resolves when it has stopped, whoever asked for it. */
  stopped: Promise<void>;
  /** How long no desk has been heard, in milliseconds of wall time. */
  silence: () => number;
};

export type SandboxOptions = {
  folder: string;
  port?: number;
  /** The one mailbox there is; default casework@regulator.example. */
  mailbox?: { address: string; name: string };
  slack?: SlackOptions;
  teams?: TeamsOptions;
};

/** Runs the outside world on 127.0.0.1, remembering everything in a folder. Port 0 takes the one it had, or any free one. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  mkdirSync(options.folder, { recursive: true });
  const folder = realpathSync(options.folder);
  const release = await claimFolder(folder);
  try {
    return await open(folder, options, release);
  } catch (error) {
    release();
    throw error;
  }
}

async function open(folder: string, options: SandboxOptions, release: () => void): Promise<Sandbox> {
  const keeper = openWorld(folder);
  const desks = listenForDesks(Date.now, lives);
  const app = new Hono();
  const server = createServer(getRequestListener(app.fetch, { overrideGlobalObjects: false }));
  const sockets = trackSockets(server);
  const finished = Promise.withResolvers<void>();
  let ending: Promise<void> | null = null;
  const end = async () => {
    server.close();
    await keeper.close();
    for (const socket of sockets) socket.destroy();
    release();
    finished.resolve();
  };
  const stop = () => {
    ending ??= end();
    return ending;
  };

  app.use(onlyThisMachine);
  mountControl(app, keeper, desks, () => void stop());
  mountParts(app, keeper.world, server, options);
  keeper.ready();
  const port = options.port ? await listen(server, options.port) : await listenAgain(server, lastPort(folder));
  const url = `http://127.0.0.1:${port}`;
  announceAddress(folder, { pid: process.pid, port, url });
  return { url, stop, stopped: finished.promise, silence: desks.silence };
}

/** One line for each part of the world; a part that needs another is handed it here. */
function mountParts(app: Hono, world: World, server: Server, options: SandboxOptions) {
  const box = mountMailbox(app, world, options.mailbox ?? office);
  mountSamples(app, world, box);
  mountSlack(app, world, server, options.slack);
  mountTeams(app, world, server, options.teams);
  mountPage(app);
}

/** Streams and web sockets keep a server open for ever, so they are closed by hand. */
function trackSockets(server: Server): Set<Socket> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  return sockets;
}

async function listenAgain(server: Server, before: number): Promise<number> {
  // Another program may have taken it since.
  return listen(server, before).catch(() => listen(server, 0));
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) => {
      reject(new Error(`The sandbox cannot use port ${port}; choose another one or stop what runs there.`, { cause }));
    });
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}
