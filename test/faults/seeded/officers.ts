import { eq } from 'drizzle-orm';
import { cards } from '../../../db/cards.ts';
import { cases } from '../../../db/cases.ts';
import type { Database } from '../../../db/database.ts';
import { officers } from '../../../db/officers.ts';
import type { Case } from '../../../src/case/case.ts';
import { openFile } from '../../../src/desk/find-cases.ts';
import type { Dice } from './dice.ts';
import type { Outside, View } from './outside.ts';

const people = ['U0ALEX', 'U0TOM', 'U0PRIYA'] as const;
type User = (typeof people)[number];

/** Officers who have signed letters before. */
export async function hireOfficers(db: Database, now: Date) {
  const names = { U0ALEX: 'Alex Moss', U0TOM: 'Tom Okafor', U0PRIYA: 'Priya Nair' };
  const card = (user: User) => ({ slackUserId: user, name: names[user], title: 'Case Officer' });
  await db
    .insert(officers)
    .values(people.map((user) => ({ ...card(user), slackRole: user === 'U0PRIYA' ? 'lead' : 'officer', seenAt: now })));
}

/** One officer at one case: mostly what it needs next, sometimes anything, sometimes pressed twice. */
export async function workOnSomething(db: Database, outside: Outside, dice: Dice): Promise<void> {
  const rows = await db.select({ reference: cases.reference }).from(cases).orderBy(cases.reference);
  // Most of the work is at one case, so that some are decided before the day is over.
  const place = dice.chance(0.8) ? 0 : dice.below(Math.max(rows.length, 1));
  const [choice, other, twice, colleague] = [dice.below(100), dice.below(100), dice.chance(0.15), dice.one(people)];
  const reference = rows[place]?.reference;
  if (!reference) return;
  const { kase } = await openFile(db, reference);
  const user = (await slackUser(db, kase.owner)) ?? colleague;
  const act = other < 10 ? anyAct(other) : nextAct(kase, choice);
  if (!act) return;
  const press = (who: User) => carryOut(outside, db, who, act, kase);
  await Promise.all(twice ? [press(user), press(dice.chance(0.5) ? user : colleague)] : [press(user)]);
}

type Act = 'claim' | 'ack' | 'triage' | 'ask' | 'decide' | 'note' | 'release' | 'contact' | 'undo' | 'mark-read';

function anyAct(choice: number): Act {
  return (['note', 'release', 'contact', 'undo', 'claim'] as const)[choice % 5] ?? 'note';
}

function nextAct(kase: Case, choice: number): Act | null {
  if (!kase.owner) return 'claim';
  switch (kase.status) {
    case 'letter-leaving':
      return choice < 20 ? 'undo' : null;
    case 'closed':
    case 'referred':
      return kase.unread.length > 0 ? 'mark-read' : null;
    case 'new':
    case 'triaged':
    case 'waiting-for-controller':
    case 'follow-up-in':
      if (!kase.letters.some(({ kind }) => kind === 'acknowledgement')) return 'ack';
      if (!kase.triage) return 'triage';
      if (kase.unread.length > 0 && choice < 50) return 'mark-read';
      return choice < 20 && kase.status !== 'waiting-for-controller' ? 'ask' : 'decide';
  }
}

async function carryOut(outside: Outside, db: Database, user: User, act: Act, kase: Case) {
  const { reference } = kase;
  if (act === 'undo' || act === 'mark-read' || act === 'contact') {
    const [card] = await db.select().from(cards).where(eq(cards.reference, reference));
    if (!card?.ts) return;
    const button = { user, channel: card.channel, ts: card.ts };
    const menu = { ...button, actionId: 'more', value: `${act}|${reference}|${kase.version}` };
    const shown = await outside.does('click', act === 'contact' ? menu : { ...button, actionId: act });
    return fillIn(outside, user, shown?.view ?? null, kase);
  }
  const shown = await outside.does('command', { user, channel: 'C0CASES', text: `${act} ${reference}` });
  return fillIn(outside, user, shown?.view ?? null, kase);
}

const LONGEST = 4;

/** Whatever forms come one after another are filled in and sent off. */
async function fillIn(outside: Outside, user: User, first: View | null, kase: Case) {
  let view = first;
  for (let forms = 0; view?.submit && forms < LONGEST; forms++) {
    const answers = Object.entries(answersTo(view.callback_id, kase)).map(([id, answer]) => [id, { answer }]);
    const shown = await outside.does('submit', { user, viewId: view.id, values: Object.fromEntries(answers) });
    // The same form again says what is wrong with it, or nobody took it.
    if (shown?.view?.id === view.id && shown.view.callback_id === view.callback_id) return;
    view = shown?.view ?? null;
  }
}

function answersTo(form: string, kase: Case): Record<string, string | string[]> {
  switch (form) {
    case 'triage':
      return { incidentType: 'Non cyber|Data emailed to incorrect recipient', urgent: 'no', route: 'decide' };
    case 'ask':
      return { answerBy: '2026-03-27', questionBank: ['cause'], ownQuestions: 'Which supplier was it?' };
    case 'decide':
      return { outcome: 'No Further Action', reasonBank: ['isolated'], happened: 'a list sent with a newsletter' };
    case 'contact':
      return { address: `second.${kase.reference.toLowerCase()}@second.example`, name: 'Second Contact' };
    case 'note':
      return { note: 'They rang to say more is to come.' };
    default:
      return {};
  }
}

async function slackUser(db: Database, owner: string | null): Promise<User | null> {
  if (!owner) return null;
  const [card] = await db.select().from(officers).where(eq(officers.id, owner));
  return people.find((user) => user === card?.slackUserId) ?? null;
}
