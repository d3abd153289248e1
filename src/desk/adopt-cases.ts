import { eq } from 'drizzle-orm';
import { cases } from '../../db/cases.ts';
import type { OfficerId } from '../case/case.ts';
import { openCase } from '../case/open-case.ts';
import { factsOf } from '../case/report-facts.ts';
import { ELSEWHERE } from '../case/sent-by-hand.ts';
import type { Adoption } from './adoption-list.ts';
import { openWithin } from './change-case.ts';
import { contactText } from './contact.ts';
import type { Desk, Transaction } from './desk.ts';
import { isOurAddress } from './mailboxes.ts';
import { allOfficers, type OfficerCard } from './officers.ts';

/** problems: nothing was written. known: cases that an earlier run brought in. */
export type Adopted = { problems: string[]; adopted: string[]; known: string[] };

/**
 * Takes an office's running cases over, so that answers to them find their case on the first day. Everything is checked
 * before anything is written, and all of it is written or nothing. A second run adds only what is new.
 */
export function adoptCases(desk: Desk, list: Adoption[]): Promise<Adopted> {
  return desk.db.transaction(async (tx) => {
    const officers = await allOfficers(tx);
    const problems: string[] = [];
    const known: string[] = [];
    const fresh: Adoption[] = [];
    for (const one of list) {
      const wrong = (what: string) => void problems.push(`line ${one.line}: ${what}`);
      if (isOurAddress(desk, one.contact.address)) wrong(`${one.contact.address} is an address of this office`);
      const { length: called } = calledSo(one.owner, officers);
      if (one.owner && called === 0) {
        wrong(`no officer is called "${one.owner}"; let them type /breach help once, or leave the owner empty`);
      } else if (called > 1) wrong(`${called} officers are called "${one.owner}"; ${WHICH}`);
      const [here] = await tx.select().from(cases).where(eq(cases.reference, one.reference));
      if (!here) fresh.push(one);
      else if (here.organisation === one.organisation && here.reportedAt.getTime() === one.reportedAt.getTime()) {
        known.push(one.reference);
      } else wrong(`${one.reference} is a case of this desk already, with another organisation or date`);
    }
    if (problems.length > 0) return { problems, adopted: [], known: [] };
    for (const one of fresh) await adopt(desk, tx, one, calledSo(one.owner, officers)[0] ?? null);
    return { problems, adopted: fresh.map(({ reference }) => reference), known };
  });
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
