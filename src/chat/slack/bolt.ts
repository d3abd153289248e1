import type { IncomingMessage, ServerResponse } from 'node:http';
import { App, HTTPReceiver, type Logger, LogLevel, SocketModeReceiver } from '@slack/bolt';
import type { Log } from '../../log.ts';

export type Transport = { kind: 'socket'; appToken: string } | { kind: 'http'; signingSecret: string };

export type Bolt = {
  app: App;
  /** For the desk's one server; null in Socket Mode. Only POSTs to exactly /slack/events may come here. */
  requests: ((request: IncomingMessage, response: ServerResponse) => void) | null;
  /** In Socket Mode, whether Slack can reach the desk now; by HTTP that is Slack's to know. */
  connected: () => boolean;
  start: () => Promise<void>;
  /** Takes no more; waits for what is under way. */
  stop: () => Promise<void>;
};

const DRAIN_MS = 8_000;

/** Bolt under our own server, the same listeners in both transports. */
export function openBolt(slack: { token: string; apiUrl: string; transport: Transport }, log: Log): Bolt {
  const logger = boltLogger(log);
  const { transport } = slack;
  // Each client gets options of its own: Bolt and the socket client write into what they are given.
  const receiver =
    transport.kind === 'socket'
      ? new SocketModeReceiver({
          appToken: transport.appToken,
          clientPingTimeout: 15_000,
          installerOptions: { clientOptions: { slackApiUrl: slack.apiUrl } },
          logger,
        })
      : new HTTPReceiver({
          signingSecret: transport.signingSecret,
          endpoints: ['/slack/events'],
          bodyLimit: '1mb',
          logger,
        });
  const app = new App({
    receiver,
    token: slack.token,
    convoStore: false,
    deferInitialization: true,
    logger,
    clientOptions: {
      slackApiUrl: slack.apiUrl,
      rejectRateLimitedCalls: true,
      retryConfig: { retries: 1 },
      timeout: 2_500,
    },
  });
  const underWay = countUnderWay(app);
  return {
    app,
    requests: receiver instanceof HTTPReceiver ? guarded(receiver) : null,
    connected: () => !(receiver instanceof SocketModeReceiver) || receiver.client.websocket?.isActive() === true,
    start: async () => {
      await app.init();
      if (receiver instanceof SocketModeReceiver) await receiver.start();
    },
    stop: async () => {
      if (receiver instanceof SocketModeReceiver) await receiver.client.disconnect();
      await underWay.drained(DRAIN_MS);
    },
  };
}

/** An unstarted HTTPReceiver throws for what it does not know, and an uncaught throw would end the desk. */
function guarded(receiver: HTTPReceiver) {
  return (request: IncomingMessage, response: ServerResponse) => {
    try {
      receiver.requestListener(request, response);
    } catch {
      response.writeHead(404).end();
    }
  };
}

function countUnderWay(app: App) {
  let count = 0;
  const waiting: (() => void)[] = [];
  app.use(async ({ next }) => {
    count += 1;
    try {
      await next();
    } finally {
      count -= 1;
      if (count === 0) for (const go of waiting.splice(0)) go();
    }
  });
  return {
    drained: (ms: number) =>
      new Promise<void>((resolve) => {
        if (count === 0) return resolve();
        const late = setTimeout(resolve, ms);
        waiting.push(() => {
          clearTimeout(late);
          resolve();
        });
      }),
  };
}

/** Bolt's own words go to our log; payloads hold case text and stay out. */
function boltLogger(log: Log): Logger {
  const words = (args: unknown[]) => args.map((arg) => (arg instanceof Error ? arg.message : String(arg))).join(' ');
  return {
    debug: () => {},
    info: () => {},
    warn: (...args) => log.warn({ slack: words(args) }, 'Slack warned'),
    error: (...args) => log.error({ slack: words(args) }, 'Slack had trouble'),
    setLevel: () => {},
    getLevel: () => LogLevel.WARN,
    setName: () => {},
  };
}
