import type { Act } from '../../blocks/ids.ts';
import type { Message, Target } from '../../blocks/kit.ts';
import { NotAllowed } from '../case/not-allowed.ts';
import type { Person } from '../desk/deed.ts';
import { drawCard } from '../desk/draw-card.ts';
import { drawLate } from '../desk/draw-late.ts';
import { drawDue, drawFound, drawMine } from '../desk/draw-lists.ts';
import { drawLook } from '../desk/draw-look.ts';
import { drawLooked, drawMailsLooked } from '../desk/draw-looked.ts';
import { drawQueue } from '../desk/draw-queue.ts';
import { drawStatistics } from '../desk/draw-statistics.ts';
import { findReference } from '../desk/find-cases.ts';
import { NO_OFFICER } from '../desk/forms/reassign.ts';
import { readLook } from '../desk/read-look.ts';
import { readQueue } from '../desk/read-queue.ts';
import { claimCase, reassignCase } from '../desk/work-case.ts';
import type { Office, Wish } from './office.ts';
import { receiver } from './receiver.ts';

/** What was typed, word by word. */
export type Typed = { word: string; rest: string[]; cause: string };
export type CommandAnswer = Message | { opens: Act; on: Target } | { help: true };
export type Command = {
  usage: string;
  does: string;
  /** Whether it changes something by itself; a form says so of its own. */
  wish?: Wish;
  run: (office: Office, person: Person, typed: Typed) => Promise<CommandAnswer>;
};

type Run = Command['run'];

export const queue: Run = ({ desk }, person, { rest }) => drawQueue(desk, person, readQueue(rest));
export const mine: Run = ({ desk }, person) => drawMine(desk, person);
export const due: Run = ({ desk }) => drawDue(desk);
const DAYS_IN = { d: 1, w: 7, m: 30, y: 365 };

export const stats: Run = ({ desk }, _person, { rest }) => {
  const [, number = '30', unit = 'd'] = /^(\d{1,3})\s*([dwmy])?/i.exec(rest.join('')) ?? [];
  const days = Number(number) * DAYS_IN[unit.toLowerCase() as keyof typeof DAYS_IN];
  if (days < 1 || days > 3 * 365) throw new NotAllowed('Name a period from a day to three years: /breach stats 30d.');
  return drawStatistics(desk, days);
};

export const late: Run = ({ desk }) => drawLate(desk);
export const look: Run = ({ desk }, person, { rest }) => drawLook(desk, person, readLook(rest));
export const help: Run = async () => ({ help: true });

export const show: Run = async ({ desk }, _person, typed) => {
  const on = await named(desk, typed);
  return (await drawCard(desk, on.reference)).message;
};

export const find: Run = async ({ desk }, _person, { rest }) => {
  const words = rest.join(' ').slice(0, 80);
  if (words.length < 2) throw new NotAllowed("Say what to find: /breach find a part of the organisation's name.");
  return drawFound(desk, words);
};

export const looked: Run = async ({ desk }, person, typed) => {
  if (typed.rest.length === 0) return drawMailsLooked(desk, person);
  const on = await named(desk, typed);
  return drawLooked(desk, person, on.reference);
};

export const claim: Run = async ({ desk }, person, typed) => {
  const on = await named(desk, typed);
  await claimCase(desk, person, on, typed.cause);
  return (await drawCard(desk, on.reference)).message;
};

export const assign: Run = async (office, person, typed) => {
  const { desk } = office;
  const on = await named(desk, typed);
  const user = mentionedIn(typed.rest.slice(1).join(' '));
  if (!user) return { opens: 'reassign', on };
  const to = await receiver(office, user);
  if (!to) throw new NotAllowed(NO_OFFICER);
  await reassignCase(desk, person, on, typed.cause, { to: to.id, note: null });
  return (await drawCard(desk, on.reference)).message;
};

/** Slack writes people so; whatever else people are called by on other platforms is put into this form. */
function mentionedIn(words: string): string | null {
  return /<@([\w-]+)/.exec(words)?.[1] ?? null;
}

const formWords: Record<string, Act> = {
  release: 'release',
  ack: 'acknowledge',
  triage: 'triage',
  ask: 'ask',
  decide: 'decide',
  write: 'write',
  note: 'note',
  settings: 'set-signature',
  new: 'new-case',
};

/** Words that open the same form as the button of that name. */
export const openForm: Run = async ({ desk }, _person, typed) => {
  const opens = formWords[typed.word];
  if (!opens) return { help: true };
  const about = opens !== 'set-signature' && opens !== 'new-case';
  const on = about ? await named(desk, typed) : { reference: '', version: 0 };
  return { opens, on };
};

/** The one case that was meant. Throws NotAllowed with what to type instead. */
async function named(desk: Office['desk'], { word, rest }: Typed): Promise<Target> {
  const typed = rest[0];
  if (!typed) throw new NotAllowed(`Say which case: /breach ${word} IC-31191-G5C6.`);
  return findReference(desk, typed);
}
