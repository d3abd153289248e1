import type { App } from '@microsoft/teams.apps';
import type { Log } from '../../log.ts';

type Logger = App['log'];

/** The SDK's own words go to our log; activities hold case text and stay out, so only words and errors do. */
export function sdkLogger(log: Log): Logger {
  const logger: Logger = {
    debug: () => {},
    info: () => {},
    trace: () => {},
    warn: (...said) => log.warn({ teams: wordsIn(said) }, 'Teams warned'),
    error: (...said) => log.error({ teams: wordsIn(said) }, 'Teams had trouble'),
    log: (level, ...said) => logger[level](...said),
    child: () => logger,
  };
  return logger;
}

function wordsIn(said: unknown[]): string {
  return said.flatMap((one) => (one instanceof Error ? one.message : typeof one === 'string' ? one : [])).join(' ');
}
