import { and, asc, eq } from 'drizzle-orm';
import { caseEvents } from '../../db/case-events.ts';
import { cases } from '../../db/cases.ts';
import { eventTexts } from '../../db/event-texts.ts';
import type { Case, CaseEvent } from '../case/case.ts';
import { replay } from '../case/replay.ts';
import { announce } from './announce.ts';
import { canonical, eventFrom, hashAfter } from './chain.ts';
import type { Desk, Transaction } from './desk.ts';
import { projectCase, projectCommitments } from './project-case.ts';
import { projectClosings } from './project-closings.ts';
import { againOnConflict } from './retry.ts';
import { tellOwner } from './tell-owner.ts';
import { type KeepText, textKeeper } from './texts.ts';

export type Change = {
  reference: string;
  /** View id of a form, message id of a mail, user + act + version of a click. */
  cause: string;
};

/** What a change sees and may use: the case as it is now (null before it is opened) and a place for words. */
export type Ask<K> = (kase: K, keep: KeepText, tx: Transaction) => CaseEvent[] | Promise<CaseEvent[]>;

/** repeated: this cause had been here before and nothing was done again. */
export type Changed = { kase: Case; events: CaseEvent[]; repeated: boolean };

/**
 * The one way a case changes: its row locked, its history replayed, the verb asked, what it says appended,
 * projected and announced, all in one transaction. Throws NotAllowed when the verb refuses.
 */
export function changeCase(desk: Desk, change: Change, ask: Ask<Case>): Promise<Changed> {
  return againOnConflict(() =>
    desk.db.transaction((tx) =>
      changeWithin(desk, tx, change, (kase, keep) => {
        if (!kase) throw new NoSuchCase(change.reference);
        return ask(kase, keep, tx);
      }),
    ),
  );
}

/** As changeCase, for a caller that has a transaction of its own; the case may not exist yet. */
export async function changeWithin(
  desk: Desk,
  tx: Transaction,
  change: Change,
  ask: Ask<Case | null>,
): Promise<Changed> {
  const [row] = await tx.select().from(cases).where(eq(cases.reference, change.reference)).for('update');
  const stored = row ? await historyOf(tx, change.reference) : [];
  const history = stored.map((event) => eventFrom(event.body));
  const before = history.length > 0 ? replay(history) : null;

  const earlier = stored.filter((event) => event.cause === change.cause);
  if (before && earlier.length > 0) {
    return { kase: before, events: earlier.map((event) => eventFrom(event.body)), repeated: true };
  }

  const { keep, kept } = textKeeper();
  const events = await ask(before, keep, tx);
  if (events.length === 0) {
    if (!before) throw new NoSuchCase(change.reference);
    return { kase: before, events, repeated: false };
  }
  const kase = replay([...history, ...events]);
  const head = stored.at(-1);
  const rows = chained(change, events, head?.version ?? 0, head?.hash ?? '');
  // The projection goes first: all else refers to the case's row. The rest is sent in one breath, each a single
  // statement, so that none can be on its way when another has failed.
  await projectCase(desk, tx, kase, rows.at(-1)?.hash ?? '', kept);
  const texts = kept.map((text) => ({ ...text, reference: change.reference }));
  await Promise.all([
    ...projectCommitments(desk, tx, kase),
    ...projectClosings(tx, kase),
    ...(texts.length > 0 ? [tx.insert(eventTexts).values(texts)] : []),
    tx.insert(caseEvents).values(rows),
  ]);
  await announce(desk, tx, { before, kase, events, texts: kept });
  await tellOwner(desk, tx, kase, events);
  return { kase, events, repeated: false };
}

export class NoSuchCase extends Error {
  readonly reference: string;
  constructor(reference: string) {
    super(`There is no case ${reference}`);
    this.name = 'NoSuchCase';
    this.reference = reference;
  }
}

async function historyOf(tx: Transaction, reference: string) {
  return tx
    .select({
      version: caseEvents.version,
      body: caseEvents.body,
      hash: caseEvents.hash,
      cause: caseEvents.cause,
    })
    .from(caseEvents)
    .where(and(eq(caseEvents.reference, reference)))
    .orderBy(asc(caseEvents.version));
}

function chained(change: Change, events: CaseEvent[], version: number, head: string) {
  let previous = head;
  return events.map((event, part) => {
    const body = canonical(event);
    previous = hashAfter(previous, body);
    return {
      reference: change.reference,
      version: version + part + 1,
      type: event.type,
      body,
      at: event.at,
      by: event.by,
      cause: change.cause,
      causePart: part,
      hash: previous,
    };
  });
}
