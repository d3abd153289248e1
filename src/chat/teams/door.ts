import type { IncomingMessage, ServerResponse } from 'node:http';
import type { IHttpServerAdapter } from '@microsoft/teams.apps';
import type { Desk } from '../../desk/desk.ts';
import { whyTurnedAway } from './guard.ts';
import type { TeamsSettings } from './teams-settings.ts';

type Handler = Parameters<IHttpServerAdapter['registerRoute']>[2];
type Answer = Awaited<ReturnType<Handler>>;

export type Door = {
  /** What the SDK believes to be its server. */
  adapter: IHttpServerAdapter;
  /** For the desk's one server: POSTs to exactly /api/messages. */
  requests: (request: IncomingMessage, response: ServerResponse) => void;
  /** Resolves once nothing is under way, or after a while. */
  drained: () => Promise<void>;
};

type Office = Pick<TeamsSettings, 'cloud' | 'tenantId' | 'places'>;

/** Far above what Teams sends. */
const LIMIT = 1_000_000;
const DRAIN_MS = 8_000;

/** Where Teams comes in. Whoever is not Teams, or comes from elsewhere, is turned away before anything reads on. */
export function openDoor(office: Office, { log, counts }: Pick<Desk, 'log' | 'counts'>): Door {
  let handler: Handler | null = null;
  const underWay = new Set<Promise<void>>();

  const answerTo = async (request: IncomingMessage): Promise<Answer> => {
    const body = await jsonOf(request);
    if (body === null) return { status: 400, body: { error: 'Send an activity as JSON, a megabyte at most.' } };
    const { authorization } = request.headers;
    const why = whyTurnedAway(office, authorization, body);
    if (why !== null) return { status: 401, body: { error: why } };
    if (handler === null) return { status: 503, body: { error: 'starting' } };
    const answer = await handler({ body, headers: authorization === undefined ? {} : { authorization } });
    return isUnheard(body, answer) ? { status: 501, body: { error: 'Breachdesk does nothing of that kind.' } } : answer;
  };
  /** Whoever was turned away, by the desk or by the SDK, stands in the log and in the figures. */
  const judged = async (request: IncomingMessage): Promise<Answer> => {
    const answer = await answerTo(request);
    if (answer.status < 400 || answer.status >= 500) return answer;
    counts.refusals('teams-request');
    log.warn({ status: answer.status, why: answer.body }, 'a request in the name of Teams was turned away');
    return answer;
  };
  return {
    adapter: {
      registerRoute: (_method, _path, route) => {
        handler = route;
      },
    },
    requests: (request, response) => {
      const done = judged(request)
        .catch((error: unknown): Answer => {
          log.error({ error: error instanceof Error ? error.message : 'unknown' }, 'an activity of Teams failed');
          return { status: 500, body: { error: 'Something went wrong.' } };
        })
        .then((answer) => write(response, answer))
        .finally(() => underWay.delete(done));
      underWay.add(done);
    },
    drained: async () => {
      const late = Promise.withResolvers<void>();
      const timer = setTimeout(late.resolve, DRAIN_MS);
      await Promise.race([Promise.all(underWay), late.promise]);
      clearTimeout(timer);
    },
  };
}

/** An invoke that nobody listens to: an empty answer would make Teams ask again. */
function isUnheard(body: object, answer: Answer): boolean {
  return 'type' in body && body.type === 'invoke' && answer.status === 200 && answer.body === undefined;
}

function write(response: ServerResponse, { status, body }: Answer) {
  const text = body === undefined ? '' : JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(text);
}

/** Null for what is too long or no JSON object. */
async function jsonOf(request: IncomingMessage): Promise<object | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size <= LIMIT) chunks.push(chunk);
  }
  if (size > LIMIT) return null;
  try {
    const body: unknown = JSON.parse(Buffer.concat(chunks).toString());
    return typeof body === 'object' ? body : null;
  } catch {
    return null;
  }
}
