import { pino } from 'pino';

/** Events, not people: references, kinds and durations; never names, addresses, subjects or bodies. */
export type Log = {
  info: (fields: object, message: string) => void;
  warn: (fields: object, message: string) => void;
  error: (fields: object, message: string) => void;
};

export function openLog(level: string): Log {
  return pino({
    level,
    redact: ['*.token', '*.secret', '*.password', '*.authorization'],
    timestamp: pino.stdTimeFunctions.isoTime,
  });
}

/** For tests and for commands that answer in words. */
export const silent: Log = { info: () => {}, warn: () => {}, error: () => {} };
