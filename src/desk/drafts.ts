import { createHash } from 'node:crypto';
import { subDays } from 'date-fns/subDays';
import { and, desc, eq, isNull, lt, sql } from 'drizzle-orm';
import * as z from 'zod';
import draftedForm from '../../blocks/drafted-form.ts';
import type { Answers, Form, FormId } from '../../blocks/kit.ts';
import { drafts } from '../../db/drafts.ts';
import type { OfficerId } from '../case/case.ts';
import { dayAndTime } from '../case/counting.ts';
import type { CaseLetterKind } from '../letters/letter-facts.ts';
import type { Person } from './deed.ts';
import type { Desk } from './desk.ts';
import { filledIn } from './filled-in.ts';
import { beginsIn, calledDraft, letterBegun } from './letter-begun.ts';
import { namesOf } from './officers.ts';
import { redrawCard } from './show-card.ts';

/** The forms whose words leave the office, and the letter that each is a step of; a preview says so itself. */
const stepOf: Partial<Record<FormId, CaseLetterKind | 'any'>> = {
  acknowledge: 'acknowledgement',
  ask: 'request',
  decide: 'decision',
  'decide-letter': 'decision',
  write: 'letter',
  preview: 'any',
};
const KEPT_DAYS = 30;

const answersSchema = z.record(z.string(), z.union([z.string(), z.array(z.string()), z.null()]));
const idsSchema = z.record(z.string(), z.string());

export function isDrafted(form: string): form is FormId {
  return Object.hasOwn(stepOf, form);
}

/** Keeps what stands in a form now. */
export async function keepDraft(
  desk: Desk,
  by: OfficerId,
  form: FormId,
  context: Form['context'],
  answers: Answers,
): Promise<Date> {
  const { reference = '' } = context;
  const savedAt = desk.clock.now();
  const row = { reference, letter: letterIn(form, context), form, by, answers, ids: idsIn(context), savedAt };
  // Of two presses of Send the second may come after the first has put these very words on their way.
  const same = sql`${drafts.answers} = excluded.answers and ${drafts.ids} = excluded.ids`;
  await desk.db
    .insert(drafts)
    .values(row)
    .onConflictDoUpdate({
      target: [drafts.reference, drafts.letter, drafts.form, drafts.by],
      set: { ...row, leavesWith: sql`case when ${same} then ${drafts.leavesWith} end` },
    });
  return savedAt;
}

/** Its author wants nothing more of this letter, in whichever of its forms it was written. */
export async function throwAwayDraft(desk: Desk, by: OfficerId, form: FormId, context: Form['context']): Promise<void> {
  const { reference = '' } = context;
  const letter = letterIn(form, context);
  const dropped = await desk.db
    .delete(drafts)
    .where(and(eq(drafts.reference, reference), eq(drafts.letter, letter), eq(drafts.by, by)))
    .returning({ form: drafts.form });
  if (dropped.length > 0) await redrawCard(desk, reference);
}

export async function dropOldDrafts(desk: Desk): Promise<void> {
  await desk.db.delete(drafts).where(lt(drafts.savedAt, subDays(desk.clock.now(), KEPT_DAYS)));
}

/** The form with what this officer wrote before, who else is writing, and where to save. */
export async function withDraft(desk: Desk, person: Person, form: Form): Promise<Form> {
  const { reference } = form.context;
  if (!isDrafted(form.form) || !reference || form.submit === undefined) return form;
  const all = await desk.db.select().from(drafts).where(eq(drafts.reference, reference)).orderBy(desc(drafts.savedAt));
  const letter = letterIn(form.form, form.context);
  const own = all.filter((one) => one.by === person.id && one.letter === letter && one.form === form.form);
  const mine = own.find((one) => sameIds(one.ids, form.context));
  const names = await namesOf(desk.db);
  const say = (at: Date) => dayAndTime(at, desk.clock.now(), desk.calendar);
  const others = newestOfEach(all.filter((one) => one.by !== person.id && !one.leavesWith));
  return draftedForm.render({
    form: mine ? filledIn(form, answersSchema.parse(mine.answers)) : form,
    on: { reference, version: Number(form.context['version'] ?? 0), id: form.form },
    saved: mine ? say(mine.savedAt) : null,
    others: others.map((one) => `${names(one.by)} is drafting ${calledDraft(one.letter)}, ${say(one.savedAt)}.`),
  });
}

/** "Draft of the decision by Alex Moss, 14:02", of each officer's letters that are not on their way: for the card. */
export async function draftWords(desk: Desk, reference: string): Promise<string[]> {
  const all = await desk.db
    .select()
    .from(drafts)
    .where(and(eq(drafts.reference, reference), isNull(drafts.leavesWith)))
    .orderBy(desc(drafts.savedAt));
  const names = await namesOf(desk.db);
  return newestOfEach(all).map(({ by, letter, savedAt }) => {
    return `Draft of ${calledDraft(letter)} by ${names(by)}, ${dayAndTime(savedAt, desk.clock.now(), desk.calendar)}`;
  });
}

/** One of each officer's letters, from steps that come newest first. */
function newestOfEach<Step extends { by: OfficerId; letter: string }>(steps: Step[]): Step[] {
  return steps.filter((one, place) => place === steps.findIndex((it) => it.by === one.by && it.letter === one.letter));
}

/**
 * A step of a letter that is made from what was written in the one before. It says from which words, for what is
 * drafted in it fits no others: whoever writes the first step anew wants to read just that.
 */
export function madeFrom(answers: Answers, next: Form): Form {
  return { ...next, context: { ...next.context, from: hashOf(answers) } };
}

/** The same for the same words from any chat: one leaves out an empty field that another names. */
function hashOf(answers: Answers): string {
  const given = Object.entries(answers).flatMap(([id, answer]) => {
    const said = Array.isArray(answer) ? answer.toSorted() : (answer ?? '').replaceAll('\r\n', '\n').trim();
    return said.length > 0 ? [{ id, said }] : [];
  });
  const sorted = given.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex');
}

function letterIn(form: FormId, context: Form['context']): string {
  const letter = stepOf[form];
  const kind = letter === undefined || letter === 'any' ? (context['kind'] ?? 'letter') : letter;
  return letterBegun(kind, beginsIn(context));
}

function idsIn({ reference: _reference, version: _version, ...ids }: Form['context']): Record<string, string> {
  return ids;
}

function sameIds(kept: unknown, context: Form['context']): boolean {
  const one = idsSchema.parse(kept);
  const other = idsIn(context);
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].every((key) => one[key] === other[key]);
}
