import { Client, GraphClientError, ResponseType } from '@microsoft/microsoft-graph-client';
import * as z from 'zod';
import { gate } from '../../desk/gate.ts';
import { MailboxError } from '../../desk/mailbox.ts';
import { cloudHosts } from '../../hosts.ts';
import type { Tokens } from '../../login/tokens.ts';
import type { GraphConfig } from './graph-config.ts';
import { NoAnswer, refusal, silence } from './problems.ts';
import { wire } from './wire.ts';

type Question = {
  /** Completes "The mailbox could not ...". */
  operation: string;
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Path and query after /v1.0, or a whole link that Graph gave. Everything in it is encoded already. */
  path: string;
  body?: unknown;
  /** Must never be carried out twice: no answer then means 'unknown'. */
  once?: boolean;
};

/** Asks Graph once, in effect; throws MailboxError. */
export type Ask = {
  bytes: (question: Question) => Promise<Uint8Array>;
  /** What may be too large to hold, as it comes. Asked when it is iterated; throws also half way. */
  flow: (question: Question) => AsyncGenerator<Uint8Array>;
  json: <T>(question: Question, schema: z.ZodType<T>) => Promise<T>;
};

/** One header for all of it: a second Prefer would silently take the place of the first. */
const PREFER = 'IdType="ImmutableId", odata.maxpagesize=50';

/** Half of what Outlook allows at once for one application and mailbox. */
const AT_ONCE = 2;

export function asker(config: GraphConfig, tokens: Tokens): Ask {
  const client = Client.initWithMiddleware({
    middleware: wire(config, tokens),
    baseUrl: cloudHosts(config.cloud).graph,
    defaultVersion: 'v1.0',
  });
  const enter = gate(AT_ONCE);
  const bytes = async (question: Question) => {
    const leave = await enter();
    try {
      const response = await answered(client, question);
      return new Uint8Array(await response.arrayBuffer());
    } finally {
      leave();
    }
  };
  return {
    bytes,
    flow: async function* (question) {
      const leave = await enter();
      try {
        const response = await answered(client, question);
        yield* bodyOf(response, question);
      } finally {
        leave();
      }
    },
    json: async (question, schema) => {
      const text = Buffer.from(await bytes(question)).toString('utf8');
      const judged = schema.safeParse(parsed(text));
      if (judged.success) return judged.data;
      const cause = new Error(`Graph answered in an unknown shape. ${z.prettifyError(judged.error)}`);
      throw new MailboxError(question.operation, question.once ? 'unknown' : 'unavailable', { cause });
    },
  };
}

async function answered(client: Client, question: Question): Promise<Response> {
  const { operation, once = false } = question;
  const response = await sent(client, question).catch((error: unknown) => {
    const own = error instanceof GraphClientError ? error.customError : error;
    if (own instanceof NoAnswer) throw silence(operation, own, once);
    if (own instanceof MailboxError) throw own;
    throw new MailboxError(operation, once ? 'unknown' : 'unavailable', { cause: own });
  });
  if (response.ok) return response;
  throw refusal(operation, { status: response.status, headers: response.headers, body: await response.text() }, once);
}

async function* bodyOf({ body }: Response, { operation, once = false }: Question): AsyncGenerator<Uint8Array> {
  try {
    yield* body ?? [];
  } catch (cause) {
    throw silence(operation, new NoAnswer(cause), once);
  }
}

/** With RAW the client hands over the answer untouched, whatever its status. */
async function sent(client: Client, { method, path, body }: Question): Promise<Response> {
  const request = client.api(path).header('Prefer', PREFER).responseType(ResponseType.RAW);
  if (method === 'GET') return await request.get();
  if (method === 'DELETE') return await request.delete();
  return method === 'POST' ? await request.post(body) : await request.patch(body);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
