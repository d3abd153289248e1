import { dayAndTime } from '../case/counting.ts';
import { NotAllowed } from '../case/not-allowed.ts';
import { NoSuchCase } from '../desk/change-case.ts';
import { namesOf } from '../desk/officers.ts';
import type { Office } from './office.ts';

const BROKE = 'Something went wrong, nothing was changed. Try again in a minute.';

/** What an officer is told when something did not happen; the log keeps the rest. */
export async function inWords({ desk }: Office, error: unknown, about: Record<string, string>): Promise<string> {
  if (error instanceof NotAllowed) {
    // What somebody typed as a command is no name for a number.
    desk.counts.refusals(about['act'] ?? about['form'] ?? 'command');
    const name = await namesOf(desk.db);
    const now = desk.clock.now();
    return error.say({ name, when: (at) => dayAndTime(at, now, desk.calendar), now });
  }
  if (error instanceof NoSuchCase) return `${error.message}. Nothing was changed.`;
  desk.log.error({ ...about, error: error instanceof Error ? error.stack : 'unknown' }, 'a deed failed');
  return BROKE;
}
