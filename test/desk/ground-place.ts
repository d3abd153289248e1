import { expect } from 'vitest';
import { openServer } from '../../src/ground/server.ts';
import type { Readiness } from '../../src/ground/serving/health.ts';
import { silent } from '../../src/log.ts';
import { startSandbox } from '../../src/sandbox/serve.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

export type Place = Awaited<ReturnType<typeof placeServer>>;

/** The desk's server before a real sandbox, with a desk behind it that only counts. */
export async function placeServer(
  options: { slackThrows?: boolean; real?: boolean; port?: number; portGiven?: boolean } = {},
) {
  const sandbox = await startSandbox({ folder: temporaryFolder() });
  const begun = Promise.withResolvers<void>();
  const finish = Promise.withResolvers<void>();
  let moves = 0;
  let ready: Readiness = { serves: true, practice: 'Practice', parts: { mailbox: 'ok' } };
  const server = await openServer({
    host: '127.0.0.1',
    port: options.port ?? 0,
    portGiven: options.portGiven ?? true,
    routes: {
      slack: (request, response) => {
        if (options.slackThrows) throw new Error('what an unstarted receiver does');
        request.resume().on('end', () => response.end());
      },
      graph: null,
      teams: null,
      desk: {
        'POST /_sandbox/clock': async (body) => {
          moves += 1;
          return { status: 200, body: { heard: body } };
        },
        'POST /_sandbox/slow': async () => {
          begun.resolve();
          await finish.promise;
          return { status: 200, body: { finished: true } };
        },
      },
    },
    sandboxUrl: options.real ? null : sandbox.url,
    ready: async () => ready,
    metrics: async () => 'breachdesk_up 1\n',
    log: silent,
  }).catch(async (error) => {
    await sandbox.stop();
    throw error;
  });
  return {
    url: server.url,
    port: server.port,
    clockMoves: () => moves,
    slowBegun: begun.promise,
    finishSlow: finish.resolve,
    setReady: (to: Readiness) => {
      ready = to;
    },
    lives: async () => {
      expect(await (await fetch(`${server.url}livez`)).text()).toBe('ok\n');
      expect(await (await fetch(`${server.url}metrics`)).text()).toBe('breachdesk_up 1\n');
    },
    stop: async () => {
      await server.stop();
      await sandbox.stop();
    },
  };
}
