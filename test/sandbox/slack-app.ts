import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { App, HTTPReceiver, LogLevel, SocketModeReceiver } from '@slack/bolt';
import type { Place } from './slack-place.ts';

export type Mode = 'socket' | 'http';

export type RunningApp = { app: App; stop: () => Promise<void> };

const SECRET = 'practice-signing-secret';
const nothing = () => {};
/** Bolt tells its own troubles to a console; what a test is about shows in the channel. */
const quiet = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  getLevel: () => LogLevel.ERROR,
  setName: nothing,
};

/** A real Bolt app with these listeners, joined to the place over Socket Mode or signed HTTP. */
export async function joinApp(place: Place, mode: Mode, listen: (app: App) => void): Promise<RunningApp> {
  return mode === 'socket' ? await joinBySocket(place, listen) : await joinByHttp(place, listen);
}

async function joinBySocket(place: Place, listen: (app: App) => void): Promise<RunningApp> {
  const receiver = new SocketModeReceiver({
    appToken: 'xapp-sandbox',
    clientPingTimeout: 15_000,
    logger: quiet,
    installerOptions: { clientOptions: { slackApiUrl: `${place.url}/slack/api/` } },
  });
  const app = appWith(place, receiver);
  listen(app);
  await app.init();
  await receiver.start();
  return { app, stop: () => receiver.client.disconnect() };
}

async function joinByHttp(place: Place, listen: (app: App) => void): Promise<RunningApp> {
  const receiver = new HTTPReceiver({ signingSecret: SECRET, endpoints: ['/slack/events'], logger: quiet });
  const app = appWith(place, receiver);
  listen(app);
  await app.init();
  const server = createServer((request, response) => receiver.requestListener(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // It listens on a port, so its address is an object.
  const { port } = server.address() as AddressInfo;
  await register(place, `http://127.0.0.1:${port}/slack/events`);
  return {
    app,
    stop: async () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

export async function register(place: Place, url: string, signingSecret = SECRET) {
  const answer = await place.control('PUT', 'app', { mode: 'http', url, signingSecret });
  if (!answer.ok) throw new Error(await answer.text());
}

function appWith(place: Place, receiver: SocketModeReceiver | HTTPReceiver): App {
  return new App({
    receiver,
    token: 'xoxb-sandbox',
    convoStore: false,
    deferInitialization: true,
    logger: quiet,
    clientOptions: { slackApiUrl: `${place.url}/slack/api/`, rejectRateLimitedCalls: true },
  });
}
