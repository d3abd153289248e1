import { and, asc, eq, or, sql } from 'drizzle-orm';
import { caseEvents } from '../../db/case-events.ts';
import { messages } from '../../db/messages.ts';
import type { OfficerId } from '../case/case.ts';
import { openCase } from '../case/open-case.ts';
import { factsOf } from '../case/report-facts.ts';
import { ELSEWHERE } from '../case/sent-by-hand.ts';
import { dayOf } from '../case/working-days.ts';
import type { Adoption } from './adoption-list.ts';
import { eventFrom } from './chain.ts';
import { openWithin } from './change-case.ts';
import { contactText } from './contact.ts';
import type { Desk, Transaction } from './desk.ts';
import { isOurAddress } from './mailboxes.ts';
import { allOfficers, type OfficerCard } from './officers.ts';
import { onePlaceAtATime } from './one-place-at-a-time.ts';
import { names, relistEarlier } from './relist-earlier.ts';
import { readTexts } from './texts.ts';

/**
 * problems: nothing was written. known: cases that an earlier run brought in. relisted: how many mails that waited for a
 * person, or were sent by hand, name one of those adopted, and are judged once more.
 */
export type Adopted = { problems: string[]; adopted: string[]; known: string[]; relisted: number };

/**
 * Takes an office's running cases over, so that answers to them find their case on the first day. Everything is checked
 * before anything is written, and all of it is written or nothing. A second run adds only what is new. Mails that came
 * before their case are taken up by the sweep of the desk that runs, which hears no bell from here.
 */
export function adoptCases(desk: Desk, list: Adoption[]): Promise<Adopted> {
  return desk.db.transaction(async (tx) => {
    await onePlaceAtATime(tx);
    const officers = await allOfficers(tx);
    const problems: string[] = [];
    const known: string[] = [];
    const fresh: Adoption[] = [];
    for (const one of list) {
      const wrong = (what: string) => void problems.push(`line ${one.line}: ${what}`);
      const here = await asOpened(tx, one.reference);
      if (!here) {
        for (const what of whyNot(desk, one, officers)) wrong(what);
        fresh.push(one);
      } else if (here.organisation === one.organisation && isReportOf(one, here.reportedAt, desk)) {
        known.push(one.reference);
      } else wrong(`${one.reference} is a case of this desk already, ${AS_IT_WAS}`);
    }
    if (problems.length > 0) return { problems, adopted: [], known: [], relisted: 0 };
    for (const one of fresh) await adopt(desk, tx, one, calledSo(one.owner, officers)[0] ?? null);
    const adopted = fresh.map(({ reference }) => reference);
    const { length: relisted } = await relistEarlier(tx, adopted.map(names));
    return { problems, adopted, known, relisted };
  });
}

/** opened: a case of this desk, opened for a report that names another one. */
export type OpenedApart = { opened: string; names: string };

/** Reports of cases that were adopted later: each has a case of its own by now, which only a person can join to the other. */
export async function openedApart(desk: Desk, adopted: string[]): Promise<OpenedApart[]> {
  const naming = or(...adopted.map(names));
  if (!naming) return [];
  const rows = await desk.db
    .select({
      opened: caseEvents.reference,
      named: sql<{ reference: string }[]>`${messages.reading} -> 'references'`,
    })
    .from(messages)
    .innerJoin(caseEvents, and(eq(caseEvents.reference, messages.reference), eq(caseEvents.version, 1)))
    .where(and(naming, eq(caseEvents.cause, sql`'mail ' || ${messages.id}`)))
    .orderBy(asc(messages.receivedAt));
  return rows.flatMap(({ opened, named }) => {
    const others = new Set(named.map(({ reference }) => reference).filter((one) => one !== opened));
    return adopted.filter((one) => others.has(one)).map((one) => ({ opened, names: one }));
  });
}

/** What a case was when it was opened: officers may have learnt its name better since. */
async function asOpened(tx: Transaction, reference: string) {
  const first = and(eq(caseEvents.reference, reference), eq(caseEvents.version, 1));
  const [row] = await tx.select({ body: caseEvents.body }).from(caseEvents).where(first);
  const opened = row && eventFrom(row.body);
  if (opened?.type !== 'opened') return null;
  const words = await readTexts(tx, [opened.organisation]);
  return { organisation: words.get(opened.organisation ?? '') ?? null, reportedAt: opened.reportedAt };
}

const AS_IT_WAS =
  'and was opened with another organisation or date; write both as they were then, or take the line out';

function isReportOf({ reportedAt, dayAlone }: Adoption, at: Date, { calendar }: Desk): boolean {
  return dayAlone ? dayOf(reportedAt, calendar) === dayOf(at, calendar) : reportedAt.getTime() === at.getTime();
}

/** Of a case that is new; one that is here already may have had an owner who has left. */
function whyNot(desk: Desk, { contact, owner }: Adoption, officers: OfficerCard[]): string[] {
  const { length: called } = calledSo(owner, officers);
  return [
    ...(isOurAddress(desk, contact.address) ? [`${contact.address} is an address of this office`] : []),
    ...(owner && called === 0
      ? [`no officer is called "${owner}"; let them type /breach help once, or leave the owner empty`]
      : []),
    ...(called > 1 ? [`${called} officers are called "${owner}"; ${WHICH}`] : []),
  ];
}

/** Everybody called so who works cases: not whoever has left, nor one of two cards that are paired now. */
function calledSo(name: string | null, officers: OfficerCard[]): OfficerId[] {
  const working = officers.filter(({ worksCases }) => worksCases);
  return working.filter((one) => one.name.toLowerCase() === name?.toLowerCase()).map(({ id }) => id);
}

const WHICH =
  'name the two accounts of one person under paired in policy.yml, start the desk again and let them type ' +
  '/breach help; give one of two people another name in /breach settings; or leave the owner empty';

async function adopt(desk: Desk, tx: Transaction, one: Adoption, owner: OfficerId | null) {
  const { reference, organisation, contact, reportedAt, answeredAt } = one;
  const at = desk.clock.now();
  await openWithin(desk, tx, { reference, cause: `adopted ${reference}` }, (keep) => {
    const report = factsOf({ report: null, answers: [], manual: NOT_HERE, flags: ['adopted'] }, null, desk.calendar);
    const fresh = {
      reference,
      adopted: true,
      channel: 'email',
      by: 'desk',
      message: null,
      reportedAt,
      report,
    } as const;
    const words = { organisation: keep(organisation), contact: keep(contactText(contact)) };
    const opened = openCase(at, { ...fresh, ...words, forwardedByStaff: false }, desk);
    // The promise that was kept elsewhere is kept; what was sent there is no mail of this desk.
    const sent = answeredAt
      ? [{ type: 'sent-by-hand', by: 'desk', at, message: ELSEWHERE, sentAt: answeredAt } as const]
      : [];
    const kept = answeredAt
      ? [{ type: 'answer-by-hand', by: owner ?? 'desk', at, message: ELSEWHERE, sentAt: answeredAt } as const]
      : [];
    const claimed = owner ? [{ type: 'claimed', by: owner, at } as const] : [];
    return [...opened, ...claimed, ...sent, ...kept];
  });
}

const NOT_HERE = 'Taken over from another system; its papers are there';
