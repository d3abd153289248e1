import { inArray } from 'drizzle-orm';
import { messages } from '../../db/messages.ts';
import type { Exemption } from '../policy/policy.ts';
import { contactFrom } from './contact.ts';
import type { Desk } from './desk.ts';
import type { CaseFile } from './find-cases.ts';
import { allOfficers } from './officers.ts';
import type { Paper, Papers } from './paper.ts';
import { readingOf } from './reading-of.ts';
import { readTexts } from './texts.ts';

/** Words that may have to come out before a file is shown, and where in it they stand. */
export type Redaction = { words: string; marks: string[] };

/** What to look at before disclosure, by the exemption that it may fall under. Whoever discloses decides. */
export async function redactionsOf(
  desk: Desk,
  file: CaseFile,
  parts: Papers[],
): Promise<Record<Exemption, Redaction[]>> {
  const papers = parts.flatMap((part) => part.papers);
  const officers = (await allOfficers(desk.db)).map(({ name }) => name);
  return {
    people: foundIn(papers, await peopleOf(desk, file)),
    officers: foundIn(papers, officers),
    obtained: whole(papers, 'Answers of the report', /^R/).concat(whole(papers, 'Mails', /^M/)),
    security: await questions(desk, file),
    views: whole(papers, 'Notes and reasons', /^N/).concat(whole(papers, 'Drafts of own reports', /^D/)),
  };
}

/** What says how an organisation is protected, or where it is not. */
const telling = new Set([
  'cyberAffected',
  'systemsAffected',
  'impact',
  'recovery',
  'measures',
  'actions',
  'recurrence',
  'training',
]);

/** Names, addresses and telephones of everybody outside the office whom the desk knows of. */
async function peopleOf(desk: Desk, { kase, history }: CaseFile): Promise<string[]> {
  const refs = history.flatMap((event) => ('contact' in event ? [event.contact] : []));
  const contacts = [...(await readTexts(desk.db, refs)).values()].map((text) => contactFrom(text));
  const readings = await Promise.all(kase.reports.map((report) => readingOf(desk.db, report)));
  const named = readings.flatMap((reading) => [reading?.fields?.reporter, reading?.fields?.dpo]);
  const senders = await desk.db
    .select({ name: messages.fromName, address: messages.fromAddress, outgoing: messages.outgoing })
    .from(messages)
    .where(inArray(messages.reference, [kase.reference]));
  return [
    ...contacts.flatMap((one) => [one?.name, one?.address]),
    ...named.flatMap((one) => [one?.name, one?.email, one?.phone]),
    ...senders.filter(({ outgoing }) => !outgoing).flatMap(({ name, address }) => [name, address]),
  ].filter((words): words is string => typeof words === 'string' && words.trim() !== '');
}

function foundIn(papers: Paper[], words: string[]): Redaction[] {
  return [...new Set(words.map((one) => one.trim()))].flatMap((one) => {
    const stands = papers.filter(({ text }) => text.toLowerCase().includes(one.toLowerCase()));
    return stands.length > 0 ? [{ words: one, marks: stands.map(({ mark }) => mark) }] : [];
  });
}

function whole(papers: Paper[], words: string, which: RegExp): Redaction[] {
  const marks = papers.map(({ mark }) => mark).filter((mark) => which.test(mark));
  return marks.length > 0 ? [{ words, marks }] : [];
}

async function questions(desk: Desk, { kase }: CaseFile): Promise<Redaction[]> {
  const readings = await Promise.all(kase.reports.map((report) => readingOf(desk.db, report)));
  return readings.flatMap((reading, place) =>
    (reading?.answers ?? []).flatMap(({ field, question, value }, at) =>
      telling.has(field) && value !== null ? [{ words: question, marks: [`R${place + 1}.${at + 1}`] }] : [],
    ),
  );
}
