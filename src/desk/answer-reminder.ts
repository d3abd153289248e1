import { and, desc, eq, lt, notInArray, or } from 'drizzle-orm';
import refusal from '../../blocks/refusal.ts';
import { nudges } from '../../db/nudges.ts';
import { officers } from '../../db/officers.ts';
import { type Commitment, commitmentsOf } from '../case/commitments.ts';
import { dayAndTime } from '../case/counting.ts';
import { NotAllowed } from '../case/not-allowed.ts';
import { latestNotice, type PutOff, putOffs, putOffUntil } from '../case/put-off.ts';
import type { Deed, Person } from './deed.ts';
import type { Desk, Transaction } from './desk.ts';
import { openFile } from './find-cases.ts';
import { hoursOf } from './officer-hours.ts';

/** "I'm on it": whoever says so is left in peace until the last call, and the leads read it. The id names the duty. */
export const beOnIt: Deed = async (desk, person, { reference, id }) => {
  const now = desk.clock.now();
  const duty = await owedOn(desk, reference, id);
  const latest = latestNotice({ at: now, dueAt: duty.dueAt }, desk.calendar, desk.rules);
  const lastCall = now < duty.dueAt && now < latest ? latest : null;
  await desk.db.transaction(async (tx) => {
    const row = await superseded(tx, person, reference, duty, lastCall ?? now);
    await owe(tx, { ...row, kind: 'on-it', at: now, tellAt: now, state: 'said' });
    if (lastCall) await owe(tx, { ...row, kind: 'last-call', at: lastCall, tellAt: lastCall, state: 'owed' });
  });
  const when = lastCall && dayAndTime(lastCall, now, desk.calendar);
  const again = when ? ` You are reminded of ${reference} again at the last call, ${when}.` : '';
  const sentence = `Noted: you are on it, and the morning digest says so.${again}`;
  return { reference: null, said: refusal.render({ sentence }) };
};

/** "Remind me later". The id names the duty and, behind a slash, how much later. */
export const putOff: Deed = async (desk, person, { reference, id }) => {
  const [kind, wish] = id?.split('/') ?? [];
  const choice = putOffs.find((one) => one === wish);
  if (!choice) throw new NotAllowed('This button does nothing any more. Nothing was changed.');
  const duty = await owedOn(desk, reference, kind);
  const until = await untilOf(desk, person, duty, choice);
  await desk.db.transaction(async (tx) => {
    const row = await superseded(tx, person, reference, duty, until);
    await owe(tx, { ...row, kind: 'put-off', at: desk.clock.now(), tellAt: until, state: 'owed' });
  });
  const [again, due] = [until, duty.dueAt].map((at) => dayAndTime(at, desk.clock.now(), desk.calendar));
  const sentence = `You are reminded of ${reference} again ${again}. It is due ${due}.`;
  return { reference: null, said: refusal.render({ sentence }) };
};

async function owedOn(desk: Desk, reference: string, kind: string | undefined): Promise<Commitment> {
  const { kase } = await openFile(desk.db, reference);
  const owed = commitmentsOf(kase, desk.calendar, desk.rules).find((one) => one.kind === kind);
  if (!owed) throw new NotAllowed(`That is owed on ${reference} no more. Nothing was changed.`);
  return owed;
}

async function untilOf(desk: Desk, person: Person, { dueAt }: Commitment, choice: PutOff): Promise<Date> {
  const [card] = await desk.db.select().from(officers).where(eq(officers.id, person.id));
  if (!card) throw new Error(`There is no officer ${person.id}`);
  const now = desk.clock.now();
  const until = putOffUntil(choice, now, dueAt, hoursOf(desk, card), desk.calendar, desk.rules);
  if (until) return until;
  const due = dayAndTime(dueAt, now, desk.calendar);
  throw new NotAllowed(`It is due ${due} and cannot be put off any more. Nothing was changed.`);
}

/** The newest answer holds: what was owed of this duty before then is in it, and so is what was put off before. */
async function superseded(
  tx: Transaction,
  person: Person,
  reference: string,
  { kind: commitment, dueAt }: Commitment,
  until: Date,
) {
  const theirs = and(
    eq(nudges.officer, person.id),
    eq(nudges.reference, reference),
    eq(nudges.commitment, commitment),
    eq(nudges.dueAt, dueAt),
  );
  await tx
    .update(nudges)
    .set({ state: 'passed-over' })
    .where(and(theirs, eq(nudges.state, 'owed'), or(eq(nudges.kind, 'put-off'), lt(nudges.tellAt, until))));
  const [told] = await tx
    .select({ audience: nudges.audience })
    .from(nudges)
    .where(and(theirs, notInArray(nudges.kind, ['put-off', 'on-it'])))
    .orderBy(desc(nudges.at))
    .limit(1);
  return { officer: person.id, reference, commitment, dueAt, audience: told?.audience ?? 'owner' };
}

/** Of two answers in one moment the later holds. */
async function owe(tx: Transaction, row: typeof nudges.$inferInsert) {
  const { tellAt, state } = row;
  const target = [nudges.officer, nudges.reference, nudges.commitment, nudges.kind, nudges.at];
  await tx.insert(nudges).values(row).onConflictDoUpdate({ target, set: { tellAt, state } });
}
