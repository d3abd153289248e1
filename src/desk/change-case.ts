import { and, asc, eq } from 'drizzle-orm';
import { caseEvents } from '../../db/case-events.ts';
import { cases } from '../../db/cases.ts';
import { eventTexts } from '../../db/event-texts.ts';
import type { Case, CaseEvent } from '../case/case.ts';
import { replay } from '../case/replay.ts';
import { type Announced, announce } from './announce.ts';
import { canonical, eventFrom, hashAfter } from './chain.ts';
import { ringChannels } from './channel-lane.ts';
import type { Desk, Transaction } from './desk.ts';
import { inOneBreath, type Statement, together } from './one-breath.ts';
import { projectCase } from './project-case.ts';
import { againOnConflict } from './retry.ts';
import { tellOwner } from './tell-owner.ts';
import { type KeepText, textKeeper } from './texts.ts';

export type Change = {
  reference: string;
  /** View id of a form, message id of a mail, user + act + version of a click. */
  cause: string;
  /** What is written with it, such as where the mail is that says so. */
  along?: Statement[];
};

/** What a change sees and may use: the case as it is now and a place for words. */
export type Ask = (kase: Case, keep: KeepText, tx: Transaction) => CaseEvent[] | Promise<CaseEvent[]>;

/** repeated: this cause had been here before and nothing was done again. */
export type Changed = { kase: Case; events: CaseEvent[]; repeated: boolean };

/**
 * The one way a case changes: its row locked, its history replayed, the verb asked, what it says appended,
 * projected and announced, all in one transaction. Throws NotAllowed when the verb refuses.
 */
export function changeCase(desk: Desk, change: Change, ask: Ask): Promise<Changed> {
  return againOnConflict(() => desk.db.transaction((tx) => changeWithin(desk, tx, change, ask)));
}

/** As changeCase, for a caller that has a transaction of its own. */
export async function changeWithin(desk: Desk, tx: Transaction, change: Change, ask: Ask): Promise<Changed> {
  const [, stored] = await inOneBreath(
    tx.select({ locked: cases.version }).from(cases).where(eq(cases.reference, change.reference)).for('update'),
    historyOf(tx, change.reference),
  );
  if (stored.length === 0) throw new NoSuchCase(change.reference);
  const history = stored.map((event) => eventFrom(event.body));
  const before = replay(history);

  const earlier = stored.filter((event) => event.cause === change.cause);
  if (earlier.length > 0) {
    await inOneBreath(...(change.along ?? []));
    return { kase: before, events: earlier.map((event) => eventFrom(event.body)), repeated: true };
  }

  const { keep, kept } = textKeeper();
  const events = await ask(before, keep, tx);
  if (events.length === 0) {
    await inOneBreath(...(change.along ?? []));
    return { kase: before, events, repeated: false };
  }
  const kase = replay([...history, ...events]);
  await append(desk, tx, change, { before, kase, events, texts: kept, head: stored.at(-1) ?? NONE });
  return { kase, events, repeated: false };
}

/** Whether this cause has changed the case already. */
export async function wasDone(desk: Desk, reference: string, cause: string): Promise<boolean> {
  const same = and(eq(caseEvents.reference, reference), eq(caseEvents.cause, cause));
  return (await desk.db.$count(caseEvents, same)) > 0;
}

/** A case's first change. A reference that is taken is refused by the database, as a conflict. */
export async function openWithin(desk: Desk, tx: Transaction, change: Change, ask: (keep: KeepText) => CaseEvent[]) {
  const { keep, kept } = textKeeper();
  const events = ask(keep);
  await append(desk, tx, change, { before: null, kase: replay(events), events, texts: kept, head: NONE });
}

export class NoSuchCase extends Error {
  readonly reference: string;
  constructor(reference: string) {
    super(`There is no case ${reference}`);
    this.name = 'NoSuchCase';
    this.reference = reference;
  }
}

function historyOf(tx: Transaction, reference: string) {
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

type Appended = Announced & { head: { version: number; hash: string } };

const NONE = { version: 0, hash: '' };

async function append(desk: Desk, tx: Transaction, change: Change, { head, ...said }: Appended) {
  const { before, kase, events } = said;
  const rows = chained(change, events, head);
  const texts = said.texts.map((text) => ({ ...text, reference: change.reference }));
  const hash = rows.at(-1)?.hash ?? '';
  const projected = await projectCase(desk, tx, { kase, hash, isNew: !before, fresh: said.texts });
  const announced = await announce(desk, tx, said);
  // The first one writes the row to which the others refer.
  const written = inOneBreath(
    ...projected,
    ...(texts.length > 0 ? [tx.insert(eventTexts).values(texts)] : []),
    tx.insert(caseEvents).values(rows),
    ...announced,
    ...(change.along ?? []),
  );
  await together(written, ringChannels(desk, tx));
  await tellOwner(desk, tx, kase, events);
}

function chained(change: Change, events: CaseEvent[], head: Appended['head']) {
  let previous = head.hash;
  return events.map((event, part) => {
    const body = canonical(event);
    previous = hashAfter(previous, body);
    return {
      reference: change.reference,
      version: head.version + part + 1,
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
