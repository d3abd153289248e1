import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import type { Target } from '../../blocks/kit.ts';
import type { Queryable } from '../../db/database.ts';
import { messages } from '../../db/messages.ts';
import { readings } from '../../db/readings.ts';
import type { Case, ReceivedReport } from '../case/case.ts';
import { NotAllowed } from '../case/not-allowed.ts';
import type { Changed } from '../case/phase-diff.ts';
import { ensureReadable, readReportAgain } from '../case/read-report-again.ts';
import { differences } from '../case/reading-diff.ts';
import { reportAt } from '../case/second-look.ts';
import type { Reading } from '../case/with-answer.ts';
import { changeCase } from './change-case.ts';
import type { Done, Person } from './deed.ts';
import type { Desk } from './desk.ts';
import { isDeskFlag } from './flag-words.ts';
import { type MailReading, mailReadingSchema } from './mail-reader.ts';
import { readRaw } from './raw-mail.ts';
import { readingOf, withCorrections } from './reading-of.ts';
import { secondLook } from './second-look.ts';
import { readingText } from './take-reading.ts';

/** A new reading beside the one that counts, with what officers corrected on top of both. id: where it lies aside. */
export type ReadAgain = { id: string; reader: string; manual: string | null; differing: Changed[] };

/** Reads the mail of a report once more and lays the reading aside; nothing changes until an officer takes it. */
export async function readMailAgain(desk: Desk, person: Person, kase: Case, place: number): Promise<ReadAgain> {
  const report = ensureReadable(kase, person, place, desk.reader.version);
  const { message, sha256 } = await mailOf(desk, report);
  const open = () => readRaw(desk.db, sha256);
  const mail = (await desk.reader.read(open)) ?? (await desk.reader.readSlowly(open));
  const laid = { id: randomUUID(), message, reader: mail.reader, reading: mail, readAt: desk.clock.now() };
  await desk.db.insert(readings).values(laid);
  const { reading, manual } = await understood(desk.db, report, mail);
  return { id: laid.id, reader: mail.reader, manual, differing: await differing(desk.db, report, reading) };
}

/** Takes the reading that was laid aside in the place of the one that counts. */
export async function takeReadingAgain(
  desk: Desk,
  person: Person,
  on: Target,
  cause: string,
  { place, id }: { place: number; id: string },
): Promise<Done> {
  await changeCase(desk, { reference: on.reference, cause }, async (kase, keep, tx) => {
    const report = reportAt(kase, place);
    const mail = await laidAside(tx, report, id);
    const { reading, manual } = await understood(tx, report, mail);
    const flags = [...mail.flags.map(({ code }) => code), ...report.flags.filter(isDeskFlag)];
    const differs = (await differing(tx, report, reading)).length;
    const before = await readingOf(tx, report);
    const answers = keep(readingText(mail));
    const understanding = { place, before, reading, answers, manual, flags, reader: mail.reader };
    const look = await secondLook(desk, tx, kase, understanding, keep);
    return readReportAgain(kase, person, desk.clock.now(), { ...look, differing: differs }, on.version);
  });
  return { reference: on.reference, said: null };
}

async function mailOf(desk: Desk, { message }: ReceivedReport): Promise<{ message: string; sha256: string }> {
  const [row] = await desk.db
    .select({ id: messages.id, sha256: messages.rawSha256 })
    .from(messages)
    .where(eq(messages.id, message ?? ''));
  if (!row?.sha256) throw new NotAllowed('The bytes of this mail are no longer kept: it cannot be read again.');
  return { message: row.id, sha256: row.sha256 };
}

/** What an officer entered by hand settles what no reader could make out. */
async function understood(db: Queryable, report: ReceivedReport, mail: MailReading) {
  const read = { fields: mail.fields, answers: mail.answers };
  const reading = await withCorrections(db, read, report.corrections);
  return { reading, manual: report.enteredByHand ? null : mail.manual };
}

async function differing(db: Queryable, report: ReceivedReport, now: Reading): Promise<Changed[]> {
  return differences((await readingOf(db, report))?.answers ?? [], now.answers);
}

async function laidAside(db: Queryable, { message }: ReceivedReport, id: string): Promise<MailReading> {
  const [row] = await db
    .select({ reading: readings.reading })
    .from(readings)
    .where(and(eq(readings.id, id), eq(readings.message, message ?? '')));
  if (!row) throw new NotAllowed('That reading is not here any more. Press Read again once more.');
  return mailReadingSchema.parse(row.reading);
}
