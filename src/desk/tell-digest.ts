import { eq } from 'drizzle-orm';
import digest from '../../blocks/digest.ts';
import type { Message } from '../../blocks/kit.ts';
import { digests } from '../../db/digests.ts';
import { messages } from '../../db/messages.ts';
import { dayWords } from '../case/counting.ts';
import { atTime, dayOf, isWorkingDay, nextWorkingDay } from '../case/working-days.ts';
import { leftWords } from './audience.ts';
import type { Desk } from './desk.ts';
import { ledgerAccount } from './ledger-account.ts';
import { listCases, rowOf, whose } from './list-cases.ts';
import { mailboxRead } from './mailbox-health.ts';
import { allOfficers, namesOf } from './officers.ts';
import { stancesOf } from './stances.ts';
import { oweOps } from './tellings.ts';

/** More than anybody reads in a morning; the rest is counted by /breach queue. */
const MOST = 200;

/** Tells the office once every working morning how it stands. A desk that was down tells while the office is open. */
export async function tellDigest(desk: Desk): Promise<void> {
  const now = desk.clock.now();
  const day = dayOf(now, desk.calendar);
  if (!isWorkingDay(day, desk.calendar)) return;
  if (now < atTime(day, desk.policy.reminders.digest, desk.calendar)) return;
  if (now > atTime(day, desk.calendar.closes, desk.calendar)) return;
  const [told] = await desk.db.select().from(digests).where(eq(digests.day, day));
  if (told) return;
  const morning = await drawDigest(desk, day);
  await desk.db.transaction(async (tx) => {
    const [mine] = await tx.insert(digests).values({ day, toldAt: now }).onConflictDoNothing().returning();
    if (mine) await oweOps(desk, tx, morning);
  });
}

async function drawDigest(desk: Desk, day: string): Promise<Message> {
  const next = nextWorkingDay(day, desk.calendar);
  const due = await listCases(desk, whose.dueBy(atTime(next, '23:59', desk.calendar)), { limit: MOST });
  const unclaimed = await listCases(desk, whose.nobodys(), { limit: MOST });
  const [names, officers] = [await namesOf(desk.db), await allOfficers(desk.db)];
  const references = [...due, ...unclaimed].map(({ kase }) => kase.reference);
  const said = await stancesOf(desk, desk.db, references);
  const rows = (files: typeof due) =>
    files.map((file) => {
      const owner = file.kase.owner;
      const stances = said(file);
      const [left] = leftWords(file.kase, officers);
      const name = left ?? (owner ? names(owner) : 'nobody has claimed this');
      const rest = stances.some((words) => words.startsWith(name)) ? stances : [name, ...stances];
      return { ...rowOf(desk, file), rest, offer: null };
    });
  const all = rows(due);
  return digest.render({
    late: all.filter(({ late }) => late),
    due: all.filter(({ late }) => !late),
    until: dayWords(next, day),
    unclaimed: rows(unclaimed.toSorted((a, b) => a.kase.receivedAt.getTime() - b.kase.receivedAt.getTime())),
    mails: await desk.db.$count(messages, eq(messages.state, 'held')),
    mailboxRead: await mailboxRead(desk),
    ledger: await ledgerAccount(desk),
    practice: desk.practice,
  });
}
