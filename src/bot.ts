import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Surface } from './desk/chat.ts';
import { gaugesOf } from './desk/gauges.ts';
import { openServer } from './ground/server.ts';
import { registerWithSandbox } from './halves.ts';
import { type Parts, parts as real } from './parts.ts';
import { practiceRoutes, type Stage } from './practice.ts';
import { readiness } from './readiness.ts';
import { type DeskPlace, type RunningDesk, runDesk } from './run-desk.ts';
import { openTelemetry } from './telemetry.ts';

export type Bot = { url: string; stop: () => Promise<void> };

/** Wires database, mailbox, chat, clock and desk together under the one HTTP server. */
export async function startBot(place: DeskPlace, parts: Parts = real): Promise<Bot> {
  let running: RunningDesk | null = null;
  const telemetry = openTelemetry();
  const start = async () => {
    running = await runDesk(place, telemetry, parts);
    return running;
  };
  const first = Promise.withResolvers<RunningDesk>();
  const stage: Stage = {
    standing: first.promise,
    replace: async (between) => {
      stage.standing = (async () => {
        await running?.stop();
        running = null;
        await between();
        return start();
      })();
      await stage.standing;
    },
  };
  // The handlers change with the desk, so they are asked for at each request.
  const taking = (surface: Surface) => (request: IncomingMessage, response: ServerResponse) => {
    const handler = running?.chats.find((chat) => chat.surface === surface)?.requests();
    if (handler) return handler(request, response);
    request.resume();
    response.writeHead(running ? 404 : 503).end();
  };
  telemetry.watch(gaugesOf(() => running?.desk ?? null));
  const server = await openServer({
    ...place.config,
    routes: {
      slack: taking('slack'),
      teams: taking('teams'),
      graph: place.config.publicUrl ? (body) => running?.knock(body) : null,
      desk: place.sandboxUrl ? practiceRoutes(place, place.sandboxUrl, stage) : {},
    },
    sandboxUrl: place.sandboxUrl,
    ready: () => readiness(running, place.config),
    metrics: telemetry.metricsText,
    log: place.log,
  });
  try {
    first.resolve(await start());
    if (place.sandboxUrl) await registerWithSandbox(place.config, place.sandboxUrl, server.url);
  } catch (error) {
    // Releases whoever waits for the desk; one that stood already is stopped again.
    first.reject(error);
    await first.promise.then(
      (desk) => desk.stop(),
      () => {},
    );
    await server.stop();
    throw error;
  }
  return {
    url: server.url,
    stop: async () => {
      // Also one that is just taking another's place.
      const desk = await stage.standing.catch(() => null);
      await desk?.stop();
      await server.stop();
    },
  };
}
