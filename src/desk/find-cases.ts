import { asc, desc, eq, ilike, inArray } from 'drizzle-orm';
import type { Target } from '../../blocks/kit.ts';
import { caseEvents } from '../../db/case-events.ts';
import { cases } from '../../db/cases.ts';
import type { Queryable } from '../../db/database.ts';
import type { Case, CaseEvent } from '../case/case.ts';
import { NotAllowed } from '../case/not-allowed.ts';
import { findReferences, judge, neighbours } from '../case/reference.ts';
import { replay } from '../case/replay.ts';
import { eventFrom } from './chain.ts';
import { NoSuchCase } from './change-case.ts';
import { type Contact, contactFrom } from './contact.ts';
import type { Desk } from './desk.ts';
import { readTexts } from './texts.ts';

/** A case with the words that its history only names. */
export type CaseFile = {
  kase: Case;
  history: CaseEvent[];
  hashes: string[];
  organisation: string | null;
  contact: Contact | null;
};

export async function openFile(db: Queryable, reference: string): Promise<CaseFile> {
  const [file] = await openFiles(db, [reference]);
  if (!file) throw new NoSuchCase(reference);
  return file;
}

/** Several at once, in the order in which they are named: a list must not ask for each of its cases. */
export async function openFiles(db: Queryable, references: string[]): Promise<CaseFile[]> {
  const rows = await db
    .select({ reference: caseEvents.reference, body: caseEvents.body, hash: caseEvents.hash })
    .from(caseEvents)
    .where(inArray(caseEvents.reference, references))
    .orderBy(asc(caseEvents.reference), asc(caseEvents.version));
  const events = Map.groupBy(rows, ({ reference }) => reference);
  const opened = references.map((reference) => {
    const its = events.get(reference);
    if (!its) throw new NoSuchCase(reference);
    const history = its.map(({ body }) => eventFrom(body));
    return { kase: replay(history), history, hashes: its.map(({ hash }) => hash) };
  });
  const words = await readTexts(
    db,
    opened.flatMap(({ kase }) => [kase.organisation, kase.contact]),
  );
  return opened.map((file) => ({
    ...file,
    organisation: words.get(file.kase.organisation ?? '') ?? null,
    contact: contactFrom(words.get(file.kase.contact ?? '')),
  }));
}

/** What a case is called where everybody sees it. */
export function organisationWords({ kase, organisation }: Pick<CaseFile, 'kase' | 'organisation'>): string {
  const { members, onePerson } = kase.visibility;
  if (members) return 'Restricted';
  return onePerson ? `Sole practitioner, ${onePerson}` : organisationName(organisation);
}

/** What it is called to an officer who may open it, and in letters. */
export function organisationName(name: string | null): string {
  return name ?? 'Organisation not stated';
}

const MANY = 5;

/**
 * The one case that somebody meant: a reference however mangled, or the end of one such as "5c6". Throws
 * NotAllowed with the nearest ones when there is none or more than one.
 */
export async function findReference(desk: Desk, typed: string): Promise<Target> {
  const [named] = findReferences(typed, desk.policy.reference.prefix);
  const found = named ? await exactly(desk.db, named) : await containing(desk.db, typed);
  const [only, second] = found;
  if (only && !second) return only;
  if (second) {
    const some = found.map(({ reference }) => reference).join(', ');
    throw new NotAllowed(`"${typed}" fits more than one case: ${some}. Type more of the reference.`);
  }
  throw new NotAllowed(await nothingFound(desk.db, typed, named ?? null));
}

async function exactly(db: Queryable, reference: string): Promise<Target[]> {
  return db
    .select({ reference: cases.reference, version: cases.version })
    .from(cases)
    .where(eq(cases.reference, reference));
}

async function containing(db: Queryable, typed: string): Promise<Target[]> {
  const part = typed.replace(/[^A-Za-z0-9-]/g, '');
  if (part.length < 3) return [];
  return db
    .select({ reference: cases.reference, version: cases.version })
    .from(cases)
    .where(ilike(cases.reference, `%${part}%`))
    .orderBy(desc(cases.reportedAt))
    .limit(MANY);
}

async function nothingFound(db: Queryable, typed: string, named: string | null): Promise<string> {
  if (!named) return `No case fits "${typed.slice(0, 40)}". Type a reference such as IC-31191-G5C6, or its end.`;
  const rows = await db
    .select({ reference: cases.reference })
    .from(cases)
    .where(inArray(cases.reference, neighbours(named)));
  const near = new Set(rows.map(({ reference }) => reference));
  const judged = judge(named, (reference) => near.has(reference));
  return judged.kind === 'typing-error'
    ? `There is no case ${named}. Did you mean ${judged.didYouMean.join(' or ')}?`
    : `There is no case ${named} here.`;
}
