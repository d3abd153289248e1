import { asc, eq, or } from 'drizzle-orm';
import { officers } from '../../db/officers.ts';
import type { Policy } from '../policy/load-policy.ts';
import type { Desk, Transaction } from './desk.ts';
import type { OfficerCard, Written } from './officers.ts';
import { againOnConflict } from './retry.ts';
import { takeOverCases } from './take-over-cases.ts';

type Pair = Policy['paired'][number];

/**
 * The one officer behind two accounts. Whoever was seen as two before they were paired goes on as the one of Slack, who
 * has the open cases of both; what the other did stays in the history under its own name.
 */
export function cardOfPair(desk: Desk, pair: Pair, { ifKnown, ifNew }: Written): Promise<OfficerCard> {
  const ids = { slackUserId: pair.slack, teamsUserId: pair.teams };
  return againOnConflict(() =>
    desk.db.transaction(async (tx) => {
      const [known, double] = await cardsOf(tx, pair);
      if (known && double) {
        desk.log.warn({ officer: known.id, double: double.id }, 'an officer was known twice');
        await tx
          .update(officers)
          .set({ slackUserId: null, teamsUserId: null, slackRole: null, teamsRole: null })
          .where(eq(officers.id, double.id));
        await takeOverCases(desk, tx, { from: double.id, to: known.id });
      }
      const [card] = known
        ? await tx
            .update(officers)
            .set({ ...ids, ...(double && { teamsRole: double.teamsRole }), ...ifKnown })
            .where(eq(officers.id, known.id))
            .returning()
        : await tx
            .insert(officers)
            .values({ ...ifNew, ...ids })
            .returning();
      if (!card) throw new Error('The database returned no officer');
      return card;
    }),
  );
}

/** The one that Slack knows first. */
function cardsOf(tx: Transaction, { slack, teams }: Pair): Promise<OfficerCard[]> {
  return tx
    .select()
    .from(officers)
    .where(or(eq(officers.slackUserId, slack), eq(officers.teamsUserId, teams)))
    .orderBy(asc(officers.slackUserId))
    .for('update');
}
