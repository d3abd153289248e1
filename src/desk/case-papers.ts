import { asc, eq, inArray, or } from 'drizzle-orm';
import { messages } from '../../db/messages.ts';
import { openings } from '../../db/openings.ts';
import type { Case } from '../case/case.ts';
import { dayAndTime } from '../case/counting.ts';
import { stateOf } from './describe-case.ts';
import { clocksOf } from './describe-clocks.ts';
import { correctionLines } from './describe-correction.ts';
import { historyOf } from './describe-history.ts';
import { remarkTeller } from './describe-remarks.ts';
import type { Desk } from './desk.ts';
import { type CaseFile, openFile, organisationName } from './find-cases.ts';
import { received, shownAnswers } from './forms/report.ts';
import { namesOf } from './officers.ts';
import { marked, type Paper, type Papers } from './paper.ts';
import { lettersOn, mailsOn } from './papers-sent.ts';
import { readingOf } from './reading-of.ts';
import { openedBy } from './record-opening.ts';
import { readTexts } from './texts.ts';

/** Everything that the desk holds on a case, for whoever must show it: what officers did and what the desk did by itself. */
export async function papersOf(desk: Desk, reference: string): Promise<{ file: CaseFile; parts: Papers[] }> {
  const file = await openFile(desk.db, reference);
  const parts = [
    { title: 'Where it stands', papers: await standing(desk, file) },
    { title: 'History, with what the desk did by itself', papers: await history(desk, file) },
    { title: 'Who opened it', papers: await looks(desk, reference) },
    ...(await reports(desk, file.kase)),
    { title: 'Mails that came, and what colleagues sent', papers: await mailsOn(desk, reference) },
    { title: 'Letters of the desk', papers: await lettersOn(desk, reference) },
    { title: 'Notes and reasons', papers: await remarks(desk, file.kase) },
    { title: 'Drafts of the office’s own reports', papers: await selfReports(desk, file.kase) },
  ];
  return { file, parts };
}

async function standing(desk: Desk, file: CaseFile): Promise<Paper[]> {
  const { kase, contact, organisation } = file;
  const names = await namesOf(desk.db);
  return marked('S', [
    `Organisation: ${organisationName(organisation)}`,
    `State: ${stateOf(kase, desk.clock.now())}`,
    `Owner: ${kase.owner ? names(kase.owner) : 'nobody'}`,
    ...(kase.visibility.members ? [`Restricted to: ${kase.visibility.members.map(names).join(', ')}`] : []),
    ...(contact ? [`Contact: ${contact.name ? `${contact.name}, ` : ''}${contact.address}`] : []),
    ...clocksOf(desk, file).map(({ name, words }) => `${name}: ${words}`),
  ]);
}

async function history(desk: Desk, file: CaseFile): Promise<Paper[]> {
  const corrections = await correctionLines(desk.db, file.history);
  return marked(
    'H',
    (await historyOf(desk, file)).map(({ version, when, who, sentence, hash }) => {
      const proof = version === null ? '' : ` [version ${version}, ${hash?.slice(0, 16)}]`;
      return [`${when}  ${who}: ${sentence}`, corrections.get(version ?? 0) ?? []].flat().join(' ') + proof;
    }),
  );
}

/** Also before the mail was on the case. */
async function looks(desk: Desk, reference: string): Promise<Paper[]> {
  const mails = desk.db.select({ id: messages.id }).from(messages).where(eq(messages.reference, reference));
  const rows = await desk.db
    .select()
    .from(openings)
    .where(or(eq(openings.reference, reference), inArray(openings.message, mails)))
    .orderBy(asc(openings.id));
  const names = await namesOf(desk.db);
  const when = (at: Date) => dayAndTime(at, desk.clock.now(), desk.calendar);
  return marked(
    'O',
    rows.map(({ at, by, form }) => `${when(at)}  ${openedBy(names, by)}: ${form}`),
  );
}

function reports(desk: Desk, kase: Case): Promise<Papers[]> {
  return Promise.all(
    kase.reports.map(async (report, place) => {
      const answers = await shownAnswers(desk, report, await readingOf(desk.db, report));
      const texts = answers.map(({ question, value, state, corrections }) => {
        const was = corrections.map((one) => ` (was: ${one.was ?? 'not stated'}; corrected by ${one.by})`).join('');
        return `${question}: ${value ?? states[state]}${was}`;
      });
      return { title: received(desk, kase, report), papers: marked(`R${place + 1}.`, texts) };
    }),
  );
}

const states = {
  read: 'left empty',
  'not-stated': 'not stated',
  'to-check': 'to be checked in the original',
  'does-not-apply': 'does not apply',
};

async function remarks(desk: Desk, kase: Case): Promise<Paper[]> {
  const told = await remarkTeller(desk, kase.remarks);
  return marked(
    'N',
    kase.remarks.map(told).map(({ by, text, source }) => `${by}: ${text}${source ? ` (${source})` : ''}`),
  );
}

async function selfReports(desk: Desk, kase: Case): Promise<Paper[]> {
  const kept = kase.letters.flatMap(({ wentWrong }) => wentWrong?.draft ?? []);
  const texts = await readTexts(
    desk.db,
    kept.map(({ text }) => text),
  );
  const names = await namesOf(desk.db);
  return marked(
    'D',
    kept.map(({ text, by, at }) => {
      const saved = `Saved by ${names(by)}, ${dayAndTime(at, desk.clock.now(), desk.calendar)}`;
      return `${saved}\n${texts.get(text) ?? 'These words are no longer kept.'}`;
    }),
  );
}
