import { eq } from 'drizzle-orm';
import reminder from '../../blocks/reminder.ts';
import { cases } from '../../db/cases.ts';
import type { Case, CaseEvent } from '../case/case.ts';
import { dayAndTime } from '../case/counting.ts';
import { restingOf } from '../case/replay.ts';
import type { Desk, Transaction } from './desk.ts';
import { organisationWords } from './find-cases.ts';
import { allOfficers, reachOf } from './officers.ts';
import { opsOf, oweTelling } from './tellings.ts';

/**
 * Mail on a closed case is not reopened by itself, and its card lies far up in the channel: whoever had it is told, or
 * the leads. They read it and reopen the case, or leave it closed.
 */
export async function tellOwnerOfClosed(desk: Desk, tx: Transaction, kase: Case, events: CaseEvent[]) {
  const { status } = restingOf(kase);
  const wrote = events.find(({ type }) => type === 'message-received' || type === 'follow-up-received');
  if (!wrote || (status !== 'closed' && status !== 'referred')) return;
  const officers = await allOfficers(tx);
  const owner = officers.filter(({ id }) => id === kase.owner);
  const people = owner.length > 0 ? owner : officers.filter(({ lead }) => lead);
  const found = people.flatMap((officer) => reachOf(desk, officer) ?? []);
  const [row] = await tx
    .select({ organisation: cases.organisation })
    .from(cases)
    .where(eq(cases.reference, kase.reference));
  const line = {
    reference: kase.reference,
    version: kase.version,
    organisation: organisationWords({ kase, organisation: row?.organisation ?? null }),
    duty: `The controller wrote on a case that is ${status}`,
    rest: [dayAndTime(wrote.at, desk.clock.now(), desk.calendar), 'read it, and reopen the case if it needs an answer'],
    offer: { act: 'reopen', label: 'Reopen' } as const,
    answers: null,
  };
  for (const recipient of found.length > 0 ? found : opsOf(desk)) {
    await oweTelling(desk, tx, recipient, reminder.render({ lines: [line], practice: desk.practice }));
  }
}
