import type { Surface } from '../desk/chat.ts';
import type { Desk } from '../desk/desk.ts';
import { officerChosen, roleOf } from '../desk/officers.ts';
import { setRole, takeRoll } from '../desk/take-roll.ts';
import type { RolesOfAll } from './office.ts';

export type RollCall = {
  /** Asks a chat who works cases. */
  all: () => Promise<void>;
  /** Asks of one person, of whom something changed. */
  of: (user: string) => Promise<void>;
};

/**
 * One question after the other, so that the newest answer stands. Without a whole answer everything stays as it was:
 * better somebody too many is told of a case than nobody.
 */
export function rollCall(desk: Desk, surface: Surface, roles: RolesOfAll): RollCall {
  let asked = Promise.resolve();
  const inTurn = (ask: () => Promise<void>) => {
    asked = asked.then(ask).catch((error: unknown) => {
      const why = error instanceof Error ? error.message : 'unknown';
      desk.log.warn({ surface, error: why }, 'the chat did not say who the officers are');
    });
    return asked;
  };
  return {
    all: () => inTurn(async () => takeRoll(desk, surface, await roles.everybody())),
    of: (user) =>
      inTurn(async () => {
        if (!(await officerChosen(desk.db, user))) return;
        const admission = await roles.admit({ user, team: null });
        const role = 'refused' in admission ? null : roleOf(admission);
        await setRole(desk, { surface, id: user }, role);
      }),
  };
}
