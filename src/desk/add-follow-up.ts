import { receiveFollowUp } from '../case/receive-follow-up.ts';
import { changeWithin } from './change-case.ts';
import type { Desk, Transaction } from './desk.ts';
import type { Filing, Placed } from './file-mail.ts';
import type { Statement } from './one-breath.ts';
import { readingOf } from './reading-of.ts';
import { changesBetween } from './second-look.ts';
import { takeReading } from './take-reading.ts';

/** A further report on a case, with what changed since the first. */
export async function addFollowUp(
  desk: Desk,
  tx: Transaction,
  { row, mail }: Placed,
  { reference, flags, officer }: Filing & { flags: string[] },
  along: Statement[] = [],
) {
  await changeWithin(desk, tx, { reference, cause: `mail ${row.id}`, along }, async (kase, keep) => {
    const [first] = kase.reports;
    const changes = changesBetween((first && (await readingOf(tx, first)))?.answers ?? [], mail.answers);
    const report = takeReading(desk, mail, flags, keep);
    return receiveFollowUp(kase, row.receivedAt, { message: row.id, report, changes, officer }, desk);
  });
}
