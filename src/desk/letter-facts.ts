import { and, desc, eq } from 'drizzle-orm';
import { messages } from '../../db/messages.ts';
import { officers } from '../../db/officers.ts';
import type { OfficerId } from '../case/case.ts';
import { arrived } from '../case/replay-letters.ts';
import { theirTokenIn } from '../case/their-token.ts';
import { dayOf } from '../case/working-days.ts';
import type { CaseLetterKind, LetterFacts } from '../letters/letter-facts.ts';
import type { Person } from './deed.ts';
import type { Desk } from './desk.ts';
import type { CaseFile } from './find-cases.ts';
import { type ReportRead, readingOf } from './reading-of.ts';

/** What a letter of this case can say, before the officer adds to it. */
export async function factsFor(desk: Desk, file: CaseFile, kind: CaseLetterKind, person: Person): Promise<LetterFacts> {
  const { kase } = file;
  const report = await newestReport(desk, file);
  const { calendar } = desk;
  const earlier = kase.letters.findLast((letter) => letter.kind === 'decision' && arrived(letter));
  return {
    kind,
    reference: kase.reference,
    reportedOn: dayOf(kase.reportedAt, calendar),
    followUpsOn: kase.reports.slice(1).map(({ receivedAt }) => dayOf(receivedAt, calendar)),
    organisation: file.organisation,
    contactName: file.contact?.name ?? null,
    people: peopleIn(report?.fields?.subjectCount ?? null),
    happened: null,
    questions: [],
    answerBy: null,
    outcome: null,
    earlierDecisionOn: earlier ? dayOf(earlier.sentAt, calendar) : null,
    reasons: [],
    recommendations: [],
    about: null,
    signer: await signerOf(desk, person.id),
    mailbox: desk.mailbox.address,
    theirToken: theirTokenIn(await subjectsOf(desk, kase.reference), desk.policy.reference.prefix),
  };
}

/** Of the mails that came on a case, newest first. */
async function subjectsOf(desk: Desk, reference: string): Promise<string[]> {
  const rows = await desk.db
    .select({ subject: messages.subject })
    .from(messages)
    .where(and(eq(messages.reference, reference), eq(messages.outgoing, false)))
    .orderBy(desc(messages.receivedAt))
    .limit(10);
  return rows.flatMap(({ subject }) => subject ?? []);
}

/** The newest report of which something is known, as it is understood; else the newest whose words are still here. */
export async function newestReport(desk: Desk, { kase }: CaseFile): Promise<ReportRead | null> {
  const readings = await Promise.all(kase.reports.map((report) => readingOf(desk.db, report)));
  const known = readings.filter((reading) => reading !== null);
  return known.findLast(({ fields }) => fields !== null) ?? known.at(-1) ?? null;
}

function peopleIn(count: { value: number | null; approximate: boolean } | null): LetterFacts['people'] {
  return count?.value ? { value: count.value, approximate: count.approximate } : null;
}

export async function signerOf(desk: Desk, id: OfficerId): Promise<LetterFacts['signer']> {
  const [officer] = await desk.db.select().from(officers).where(eq(officers.id, id));
  return { name: officer?.name ?? '', title: officer?.title ?? null, telephone: officer?.telephone ?? null };
}
