import * as z from 'zod';
import { badBody, badQuery, GraphRefusal } from './refusal.ts';

/** One Graph request, taken apart: what follows /v1.0 as segments, options, and what it prefers. */
export type Call = {
  method: string;
  /** Where the caller found this sandbox: "http://127.0.0.1:3001". */
  origin: string;
  path: string[];
  query: URLSearchParams;
  immutable: boolean;
  pageSize: number | null;
  textBodies: boolean;
  contentType: string;
  /** The version of the mail that the caller saw. */
  ifMatch: string | null;
  /** Read once, however often it is asked for. */
  body: () => Promise<string>;
};

/** Understands both /mailFolders/inbox and /mailFolders('inbox'). */
export function readCall(request: Request): Call {
  const url = new URL(request.url);
  let text: Promise<string> | null = null;
  const prefer = request.headers.get('prefer') ?? '';
  const pageSize = /odata\.maxpagesize\s*=\s*(\d+)/i.exec(prefer);
  return {
    method: request.method,
    origin: url.origin,
    path: segments(url.pathname),
    query: url.searchParams,
    immutable: /IdType\s*=\s*"ImmutableId"/i.test(prefer),
    pageSize: pageSize ? Math.min(Math.max(Number(pageSize[1]), 1), 1000) : null,
    textBodies: /outlook\.body-content-type\s*=\s*"text"/i.test(prefer),
    contentType: request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '',
    ifMatch: request.headers.get('if-match'),
    body: () => {
      text ??= request.text();
      return text;
    },
  };
}

function segments(pathname: string): string[] {
  const [, , version, ...rest] = pathname.split('/');
  if (version !== 'v1.0') throw new GraphRefusal(400, 'BadRequest', 'Invalid version.');
  return rest.flatMap((piece) => {
    const keyed = /^([A-Za-z]+)\('(.*)'\)$/.exec(decode(piece));
    return keyed ? [keyed[1] ?? '', (keyed[2] ?? '').replaceAll("''", "'")] : [decode(piece)];
  });
}

function decode(piece: string): string {
  try {
    return decodeURIComponent(piece);
  } catch {
    throw new GraphRefusal(400, 'BadRequest', 'Invalid URL.');
  }
}

/** Refuses every option that this endpoint does not know, and every one that is given twice. */
export function onlyOptions(query: URLSearchParams, known: readonly string[]) {
  for (const name of query.keys()) {
    if (!known.includes(name)) throw badQuery(`The query option '${name}' is not supported here.`);
    if (query.getAll(name).length > 1) throw badQuery(`Query option '${name}' was specified more than once.`);
  }
}

/** The JSON body, judged by a schema; whatever does not fit is 400. */
export async function jsonBody<T>(call: Call, schema: z.ZodType<T>): Promise<T> {
  if (call.contentType !== 'application/json') {
    throw new GraphRefusal(415, 'UnsupportedMediaType', 'A JSON body needs Content-Type: application/json.');
  }
  let value: unknown;
  try {
    value = JSON.parse(await call.body());
  } catch {
    throw badBody('Unable to read JSON request payload.');
  }
  const judged = schema.safeParse(value);
  if (!judged.success) throw badBody(z.prettifyError(judged.error));
  return judged.data;
}
