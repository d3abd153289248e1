import { and, eq, gt, inArray, isNull } from 'drizzle-orm';
import { cards } from '../../db/cards.ts';
import { letters } from '../../db/letters.ts';
import { mailboxState } from '../../db/mailbox-state.ts';
import type { Gauges } from '../telemetry.ts';
import type { Desk } from './desk.ts';

/** Numbers for whoever watches the desk; null while it starts or stops. */
export function gaugesOf(running: () => Desk | null): Gauges {
  const ask = (question: (desk: Desk) => Promise<number | null>) => async () => {
    const desk = running();
    return desk ? question(desk) : null;
  };
  return {
    secondsSincePoll: ask(async (desk) => {
      const [state] = await desk.db.select().from(mailboxState).where(eq(mailboxState.mailbox, desk.mailbox.address));
      return state?.polledAt ? (desk.wall().getTime() - state.polledAt.getTime()) / 1_000 : null;
    }),
    dirtyCards: ask((desk) =>
      desk.db.$count(cards, and(gt(cards.wantedVersion, cards.shownVersion), isNull(cards.trouble))),
    ),
    queuedLetters: ask((desk) =>
      desk.db.$count(letters, inArray(letters.state, ['queued', 'submitting', 'accepted', 'needs-person'])),
    ),
  };
}
