import { and, gt, inArray, isNull } from 'drizzle-orm';
import { cards } from '../../db/cards.ts';
import { letters } from '../../db/letters.ts';
import type { Gauges } from '../telemetry.ts';
import type { Desk } from './desk.ts';
import { uncheckedMs } from './ledger-checks.ts';
import { silentMs } from './mailbox-health.ts';

/** Numbers for whoever watches the desk; null while it starts or stops. */
export function gaugesOf(running: () => Desk | null): Gauges {
  const ask = (question: (desk: Desk) => Promise<number | null>) => async () => {
    const desk = running();
    return desk ? question(desk) : null;
  };
  return {
    secondsSincePoll: ask(async (desk) => (await silentMs(desk)) / 1_000),
    secondsSinceLedgerCheck: ask(async (desk) => (await uncheckedMs(desk)) / 1_000),
    dirtyCards: ask((desk) =>
      desk.db.$count(cards, and(gt(cards.wantedVersion, cards.shownVersion), isNull(cards.trouble))),
    ),
    queuedLetters: ask((desk) =>
      desk.db.$count(letters, inArray(letters.state, ['queued', 'submitting', 'accepted', 'needs-person'])),
    ),
  };
}
