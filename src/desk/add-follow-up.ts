import type { Case } from '../case/case.ts';
import { compareReports } from '../case/phase-diff.ts';
import { receiveFollowUp } from '../case/receive-follow-up.ts';
import { changeWithin } from './change-case.ts';
import type { Desk, Transaction } from './desk.ts';
import type { Placed } from './file-mail.ts';
import { readingFrom, takeReading } from './take-reading.ts';
import { readTexts } from './texts.ts';

/** A further report on a case, with what changed since the first. */
export async function addFollowUp(
  desk: Desk,
  tx: Transaction,
  { row, mail }: Placed,
  { reference, flags }: { reference: string; flags: string[] },
) {
  await changeWithin(desk, tx, { reference, cause: `mail ${row.id}` }, async (kase, keep) => {
    if (!kase) return [];
    const first = await firstAnswers(tx, kase);
    const diff = compareReports(first, mail.answers);
    const changes = {
      changed: diff.changed.length,
      expected: diff.expected.length,
      notComparable: diff.notComparable.length,
    };
    const report = takeReading(desk, mail, flags, keep);
    return receiveFollowUp(kase, row.receivedAt, { message: row.id, report, changes }, desk);
  });
}

async function firstAnswers(tx: Transaction, kase: Case) {
  const ref = kase.reports[0]?.answers ?? null;
  const text = (await readTexts(tx, [ref])).get(ref ?? '');
  return text ? readingFrom(text).answers : [];
}
