import { and, asc, eq, gt } from 'drizzle-orm';
import home, { type HomeGroup, type HomeView, homeViews } from '../../blocks/home.ts';
import type { Home } from '../../blocks/kit.ts';
import { cases } from '../../db/cases.ts';
import { messages } from '../../db/messages.ts';
import { nudges } from '../../db/nudges.ts';
import { officers } from '../../db/officers.ts';
import { dayAndTime } from '../case/counting.ts';
import { restingOf } from '../case/replay.ts';
import { dayOf } from '../case/working-days.ts';
import type { Deed, Person } from './deed.ts';
import { weekFrom } from './describe-case.ts';
import type { Desk } from './desk.ts';
import { kindsHeld } from './draw-look.ts';
import type { CaseFile } from './find-cases.ts';
import { listCases, nextDue, rowOf, whose } from './list-cases.ts';
import { hoursOf, hoursWords } from './officer-hours.ts';

/** So many rows and all that stands around them fit into a view. */
const PAGE = 20;
const BESIDE = 5;

/** An officer's own page: their work or another list of open cases, what nobody has claimed, mails, and their settings. */
export async function drawHome(desk: Desk, person: Person): Promise<Home> {
  const [card] = await desk.db.select().from(officers).where(eq(officers.id, person.id));
  if (!card) throw new Error(`There is no officer ${person.id}`);
  const { view, wanted } = viewIn(card.homeView);
  const which = listOf(desk, person, view);
  const total = await desk.db.$count(cases, which);
  const pages = Math.max(1, Math.ceil(total / PAGE));
  const page = Math.min(wanted, pages);
  const files = await listCases(desk, which, { limit: PAGE, offset: (page - 1) * PAGE });
  const unclaimed = view === 'mine' ? await listCases(desk, whose.nobodys(), { limit: BESIDE }) : [];
  return home.render({
    view,
    groups: groupsOf(desk, view, files),
    total,
    page,
    pages,
    unclaimed: unclaimed.map((file) => rowOf(desk, file)),
    unclaimedInAll: await desk.db.$count(cases, whose.nobodys()),
    mails: await desk.db.$count(messages, eq(messages.state, 'held')),
    mailKinds: await kindsHeld(desk.db),
    signature: card.title ? [card.name, card.title, card.telephone].filter(Boolean).join(', ') : null,
    hours: hoursWords(hoursOf(desk, card)),
    reminders: await remindersOf(desk, person),
    practice: desk.practice,
  });
}

/** A press of a filter, or of another page: the id is that of the view, and the page behind a slash. */
export const turnHome: Deed = async (desk, person, { id = 'mine' }) => {
  await desk.db.update(officers).set({ homeView: id }).where(eq(officers.id, person.id));
  return { reference: null, said: null };
};

function viewIn(stored: string | null): { view: HomeView; wanted: number } {
  const [name, page] = stored?.split('/') ?? [];
  return { view: homeViews.find((one) => one === name) ?? 'mine', wanted: Math.max(1, Number(page) || 1) };
}

function listOf(desk: Desk, person: Person, view: HomeView) {
  return {
    mine: () => whose.of(person.id),
    unclaimed: () => whose.nobodys(),
    late: () => whose.late(desk.clock.now()),
    urgent: () => whose.urgent(),
    all: () => whose.open(),
  }[view]();
}

/** Their own work by what it waits for; the other lists as they are, due first. */
function groupsOf(desk: Desk, view: HomeView, files: CaseFile[]): HomeGroup[] {
  const rows = (some: CaseFile[] = []) => some.map((file) => rowOf(desk, file));
  if (view !== 'mine') return [{ name: view, rows: rows(files) }];
  const groups = Map.groupBy(files, (file) => groupOf(desk, file));
  return (['overdue', 'dueThisWeek', 'waiting', 'other'] as const).map((name) => ({
    name,
    rows: rows(groups.get(name)),
  }));
}

function groupOf(desk: Desk, file: CaseFile): 'overdue' | 'dueThisWeek' | 'waiting' | 'other' {
  const due = nextDue(desk, file);
  if (due && due < desk.clock.now()) return 'overdue';
  if (restingOf(file.kase).status === 'waiting-for-controller') return 'waiting';
  return due && dayOf(due, desk.calendar) <= weekFrom(desk) ? 'dueThisWeek' : 'other';
}

/** What they put off, and what waits for their hours: "IC-31191-G5C6, Fri 27 Dec, 15:00". */
async function remindersOf(desk: Desk, person: Person): Promise<string[]> {
  const now = desk.clock.now();
  const rows = await desk.db
    .select({ reference: nudges.reference, tellAt: nudges.tellAt })
    .from(nudges)
    .where(and(eq(nudges.officer, person.id), eq(nudges.state, 'owed'), gt(nudges.tellAt, now)))
    .orderBy(asc(nudges.tellAt))
    .limit(BESIDE);
  return rows.map(({ reference, tellAt }) => `${reference}, ${dayAndTime(tellAt, now, desk.calendar)}`);
}
