import caseList from '../../blocks/case-list.ts';
import type { Message } from '../../blocks/kit.ts';
import { atTime, dayOf, nextWorkingDay } from '../case/working-days.ts';
import type { Person } from './deed.ts';
import type { Desk } from './desk.ts';
import { listCases, rowOf, whose } from './list-cases.ts';

const SHOWN = 50;

export async function drawMine(desk: Desk, person: Person): Promise<Message> {
  const files = await listCases(desk, whose.of(person.id), { limit: SHOWN });
  return caseList.render({
    title: 'Your cases',
    empty: 'Nothing of yours is open.',
    cases: files.map((file) => rowOf(desk, file)),
  });
}

/** What is late, or due before the end of the next working day. */
export async function drawDue(desk: Desk): Promise<Message> {
  const next = nextWorkingDay(dayOf(desk.clock.now(), desk.calendar), desk.calendar);
  const files = await listCases(desk, whose.dueBy(atTime(next, '23:59', desk.calendar)), { limit: SHOWN });
  return caseList.render({
    title: 'Late, or due before the end of the next working day',
    empty: 'Nothing is late, and nothing is due before the end of the next working day.',
    cases: files.map((file) => rowOf(desk, file)),
  });
}

/** Cases of an organisation, or whose reference holds what was typed; closed ones too. */
export async function drawFound(desk: Desk, words: string): Promise<Message> {
  const files = await listCases(desk, whose.named(words), { limit: SHOWN });
  return caseList.render({
    title: `Cases that fit "${words}"`,
    empty: `No case fits "${words}". Type a part of the organisation's name or of the reference.`,
    cases: files.map((file) => rowOf(desk, file)),
  });
}
