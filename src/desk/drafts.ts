import { subDays } from 'date-fns/subDays';
import { and, desc, eq, lt } from 'drizzle-orm';
import * as z from 'zod';
import draftedForm from '../../blocks/drafted-form.ts';
import type { Answers, Form, FormId } from '../../blocks/kit.ts';
import { drafts } from '../../db/drafts.ts';
import type { OfficerId } from '../case/case.ts';
import { dayAndTime } from '../case/counting.ts';
import type { Person } from './deed.ts';
import type { Desk } from './desk.ts';
import { filledIn } from './filled-in.ts';
import { namesOf } from './officers.ts';
import { redrawCard } from './show-card.ts';

/** The forms whose words leave the office, and what is drafted in them. */
const drafted: Partial<Record<FormId, string>> = {
  acknowledge: 'the acknowledgement',
  ask: 'questions',
  decide: 'the decision',
  'decide-letter': 'the decision letter',
  write: 'a letter',
  preview: 'a letter',
};
const KEPT_DAYS = 30;

const answersSchema = z.record(z.string(), z.union([z.string(), z.array(z.string()), z.null()]));
const idsSchema = z.record(z.string(), z.string());

export function isDrafted(form: string): form is FormId {
  return Object.hasOwn(drafted, form);
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
  const row = { reference, form, by, answers, ids: idsIn(context), savedAt };
  await desk.db
    .insert(drafts)
    .values(row)
    .onConflictDoUpdate({ target: [drafts.reference, drafts.form, drafts.by], set: row });
  return savedAt;
}

/** The letter is on its way, or its author wants nothing more of it. */
export async function dropDrafts(desk: Desk, by: OfficerId, reference: string): Promise<void> {
  const dropped = await desk.db
    .delete(drafts)
    .where(and(eq(drafts.reference, reference), eq(drafts.by, by)))
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
  const mine = all.find((one) => one.by === person.id && one.form === form.form && sameIds(one.ids, form.context));
  const names = await namesOf(desk.db);
  const say = (at: Date) => dayAndTime(at, desk.clock.now(), desk.calendar);
  const others = new Map(all.filter((one) => one.by !== person.id).map((one) => [one.by, one]));
  return draftedForm.render({
    form: mine ? filledIn(form, answersSchema.parse(mine.answers)) : form,
    on: { reference, version: Number(form.context['version'] ?? 0), id: form.form },
    saved: mine ? say(mine.savedAt) : null,
    others: [...others.values()].map(({ by, form: what, savedAt }) => {
      return `${names(by)} is drafting ${drafted[what as FormId] ?? 'a letter'}, ${say(savedAt)}.`;
    }),
  });
}

/** "Draft of the decision by Alex Moss, 14:02", the newest of each officer: for the card. */
export async function draftWords(desk: Desk, reference: string): Promise<string[]> {
  const all = await desk.db.select().from(drafts).where(eq(drafts.reference, reference)).orderBy(desc(drafts.savedAt));
  const newest = all.filter((one, place) => all.findIndex(({ by }) => by === one.by) === place);
  const names = await namesOf(desk.db);
  return newest.map(({ by, form, savedAt }) => {
    const what = drafted[form as FormId] ?? 'a letter';
    return `Draft of ${what} by ${names(by)}, ${dayAndTime(savedAt, desk.clock.now(), desk.calendar)}`;
  });
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
