import { pino } from 'pino';

/**
 * Events, not people: references, kinds and durations; never names, subjects or bodies, and of addresses only those of
 * the office's own mailboxes.
 */
export type Log = {
  info: (fields: object, message: string) => void;
  warn: (fields: object, message: string) => void;
  error: (fields: object, message: string) => void;
};

/** Writes a line of JSON for each event to the given place, or to standard output. */
export function openLog(level: string, to: { write: (line: string) => void } = process.stdout): Log {
  return pino(
    {
      level,
      redact: ['*.token', '*.secret', '*.password', '*.authorization'],
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: describe },
      formatters: { log: (fields) => Object.fromEntries(Object.entries(fields).map(withoutValuesIn)) },
    },
    to,
  );
}

/** For tests and for commands that answer in words. */
export const silent: Log = { info: () => {}, warn: () => {}, error: () => {} };

/** Only what says where and why: a refused row stands whole in a database error's detail. */
function describe(error: unknown): unknown {
  if (!(error instanceof Error)) return typeof error === 'string' ? withoutValues(error) : typeof error;
  return {
    type: error.name,
    ...('code' in error ? { code: error.code } : {}),
    message: withoutValues(error.message),
    stack: withoutValues(error.stack ?? ''),
    ...(error.cause === undefined ? {} : { cause: describe(error.cause) }),
  };
}

function withoutValuesIn([name, value]: [string, unknown]): [string, unknown] {
  return [name, typeof value === 'string' ? withoutValues(value) : value];
}

/** Drizzle ends the message of a failed query with its values, people among them; a stack goes on after them. */
function withoutValues(text: string): string {
  const at = text.indexOf('\nparams: ');
  if (at === -1) return text;
  const frames = /(?:\n {4}at [^\n]*(?:\.[jt]s|node:[\w/]+):\d+:\d+\)?)*$/.exec(text.slice(at))?.[0] ?? '';
  return `${text.slice(0, at)}${frames}`;
}
