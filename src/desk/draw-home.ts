import { eq } from 'drizzle-orm';
import home from '../../blocks/home.ts';
import type { Home } from '../../blocks/kit.ts';
import { messages } from '../../db/messages.ts';
import { officers } from '../../db/officers.ts';
import type { Case } from '../case/case.ts';
import { restingOf } from '../case/replay.ts';
import { dayOf } from '../case/working-days.ts';
import type { Person } from './deed.ts';
import { weekFrom } from './describe-case.ts';
import type { Desk } from './desk.ts';
import { kindsHeld } from './draw-look.ts';
import type { CaseFile } from './find-cases.ts';
import { listCases, nextDue, rowOf, whose } from './list-cases.ts';

const SHOWN = 40;

/** An officer's own page: their cases in four groups, what nobody has claimed, and how they sign. */
export async function drawHome(desk: Desk, person: Person): Promise<Home> {
  const mine = await listCases(desk, whose.of(person.id), { limit: SHOWN });
  const unclaimed = await listCases(desk, whose.nobodys(), { limit: 10 });
  const groups = { overdue: [], dueThisWeek: [], waiting: [], other: [] } as Record<Group, CaseFile[]>;
  for (const file of mine) groups[groupOf(desk, file)].push(file);
  const rows = (files: CaseFile[]) => files.map((file) => rowOf(desk, file));
  const [card] = await desk.db.select().from(officers).where(eq(officers.id, person.id));
  const signature = card?.title ? [card.name, card.title, card.telephone].filter(Boolean).join(', ') : null;
  return home.render({
    overdue: rows(groups.overdue),
    dueThisWeek: rows(groups.dueThisWeek),
    waiting: rows(groups.waiting),
    other: rows(groups.other),
    unclaimed: rows(unclaimed),
    mails: await desk.db.$count(messages, eq(messages.state, 'held')),
    mailKinds: await kindsHeld(desk.db),
    signature,
    practice: desk.practice,
  });
}

type Group = 'overdue' | 'dueThisWeek' | 'waiting' | 'other';

function groupOf(desk: Desk, file: CaseFile): Group {
  const due = nextDue(desk, file);
  if (due && due < desk.clock.now()) return 'overdue';
  if (isWaiting(file.kase)) return 'waiting';
  return due && dayOf(due, desk.calendar) <= weekFrom(desk) ? 'dueThisWeek' : 'other';
}

function isWaiting(kase: Case): boolean {
  return restingOf(kase).status === 'waiting-for-controller';
}
