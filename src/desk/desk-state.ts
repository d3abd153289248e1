import { eq, notInArray, sql } from 'drizzle-orm';
import { cases } from '../../db/cases.ts';
import { letters } from '../../db/letters.ts';
import { messages } from '../../db/messages.ts';
import type { Case } from '../case/case.ts';
import { returnedLetter } from '../case/returned-letter.ts';
import { dutiesOf, stateOf } from './describe-case.ts';
import { clocksOf } from './describe-clocks.ts';
import { historyOf } from './describe-history.ts';
import type { Desk } from './desk.ts';
import { type CaseFile, openFile, organisationWords } from './find-cases.ts';
import { inOfficeTime } from './office-clock.ts';
import { namesOf } from './officers.ts';

const SHOWN = 30;

/** What the practice page shows of the desk: its cases with history, clocks and letters. Never served live. */
export async function deskState(desk: Desk) {
  const rows = await desk.db
    .select({ reference: cases.reference })
    .from(cases)
    .orderBy(sql`${cases.receivedAt} desc`)
    .limit(SHOWN);
  const files = await Promise.all(rows.map(({ reference }) => openFile(desk.db, reference)));
  return {
    practice: desk.practice !== null,
    now: desk.clock.now(),
    zone: desk.calendar.zone,
    office: desk.policy.office.name,
    mailbox: desk.mailbox.address,
    held: await desk.db.$count(messages, eq(messages.state, 'held')),
    unplaced: await desk.db.$count(messages, notInArray(messages.state, ['filed', 'held', 'kept'])),
    holidays: [...desk.calendar.holidays],
    cases: await Promise.all(files.map((file) => caseState(desk, file))),
  };
}

async function caseState(desk: Desk, file: CaseFile) {
  const { kase } = file;
  const names = await namesOf(desk.db);
  const [duty] = dutiesOf(desk, kase);
  const post = await desk.db.select().from(letters).where(eq(letters.reference, kase.reference));
  return {
    reference: kase.reference,
    organisation: organisationWords(file),
    status: kase.status,
    state: stateOf(kase, desk.clock.now()),
    duty: [duty?.what ?? 'Nothing is due', duty?.late ?? [], duty?.rest ?? []].flat().join(' · '),
    owner: kase.owner ? names(kase.owner) : null,
    version: kase.version,
    history: await historyOf(desk, file),
    clocks: clocksOf(desk, file),
    letters: post.map(({ id, kind, state, subject, sendAfter }) => ({
      id,
      kind,
      state,
      subject,
      leavesAt: state === 'queued' ? inOfficeTime(desk, sendAfter) : null,
      canSendNow: desk.practice !== null && state === 'queued',
    })),
    steps: stepsOf(kase, post),
    sendsAgain: returnedLetter(kase)?.act === 'acknowledge',
  };
}

/** The stations of a newcomer's tour, ticked off from the history. */
function stepsOf(kase: Case, post: { id: string; kind: string; state: string }[]) {
  // What came back or went to the wrong person is owed once more.
  const failed = new Set(kase.letters.flatMap(({ id, cameBack, wentWrong }) => (cameBack || wentWrong ? id : [])));
  const wrote = (kind: string) =>
    post.some((letter) => letter.kind === kind && letter.state !== 'withdrawn' && !failed.has(letter.id));
  const decided = kase.status === 'closed' || kase.status === 'referred';
  return {
    report: true,
    claim: kase.owner !== null,
    acknowledge: wrote('acknowledgement'),
    triage: kase.triage !== null,
    ask: wrote('request') || kase.reports.length > 1,
    answer: kase.reports.length > 1,
    decide: decided || wrote('decision'),
    letters: decided && post.filter(({ state }) => state === 'sent').length > 1,
  };
}
