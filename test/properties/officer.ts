import { eq } from 'drizzle-orm';
import type { Act } from '../../blocks/ids.ts';
import { cards } from '../../db/cards.ts';
import { caseEvents } from '../../db/case-events.ts';
import { letters } from '../../db/letters.ts';
import type { Officer } from '../../src/case/case.ts';
import { openFile } from '../../src/desk/find-cases.ts';
import type { Scene } from '../faults/seeded/rest.ts';
import { until } from '../support/office.ts';
import { type Button, buttonsOn, chosen } from './card.ts';
import { answersTo, deedOf } from './fill-in.ts';
import { isHonest, restsUnchanged } from './honest.ts';
import type { User } from './moves.ts';

export type Person = { user: User; officer: Officer; colleague: { user: User; id: string } };
type Screen = { channel: string; ts: string; buttons: Button[] };

/** An officer in front of a screen: it shows the card as they last looked at it, and a form may lie open on it. */
export type AtWork = {
  press: (how: { which: number; looks: boolean; twice: boolean; fills: number }) => Promise<void>;
  submit: (choice: number) => Promise<void>;
  /** Opens the form of a note, and leaves it lying open. */
  beginNote: () => Promise<void>;
  /** Presses once more what needs no form, on the card as it stood when they began. */
  pressAsBefore: () => Promise<void>;
  /** Looks at the card, and puts away whatever lies open from another day. */
  begin: () => Promise<void>;
};

/** Done at one press, without a form. */
const atOnce = new Set<Act>(['claim', 'mark-read', 'no-reply-needed', 'undo']);
/** What only practice has, and what settles a letter that nobody knows of: no row of the lifecycle rules them. */
const unruled = new Set<Act>(['send-now', 'it-left', 'send-again']);

/** wrong is told of every honest press or form that was refused, and of every press that ended in silence. */
export function officerAt(
  { db, outside }: Scene,
  reference: string,
  { user, officer, colleague }: Person,
  wrong: (what: string) => void,
): AtWork {
  let screen: Screen | null = null;
  let first: Screen | null = null;

  const press: AtWork['press'] = async ({ which, looks, twice, fills }) => {
    if (looks || !screen) screen = await look();
    const button = screen && chosen(screen.buttons, which);
    if (!screen || !button || unruled.has(button.act)) return;
    if (!(await pressOn(screen, button, twice ? 2 : 1)) || atOnce.has(button.act)) return;
    await judgeForm(button);
    for (let form = 0; form < fills; form++) await submit(which);
  };

  const beginNote = async () => {
    screen = await look();
    const button = screen?.buttons.find(({ act }) => act === 'note');
    if (screen && button && (await pressOn(screen, button, 1))) await judgeForm(button);
  };

  const pressAsBefore = async () => {
    const button = first?.buttons.find(({ act }) => atOnce.has(act));
    if (first && button) await pressOn(first, button, 1);
  };

  /** False when it cannot be pressed any more. */
  async function pressOn({ channel, ts }: Screen, button: Button, times: number): Promise<boolean> {
    const click = { user, channel, ts, actionId: button.actionId, value: button.value, behind: true };
    const before = (await refusals(channel)).length;
    const [answer] = await Promise.all(Array.from({ length: times }, () => outside.does('click', click)));
    if (answer && atOnce.has(button.act)) await judgePress(button, channel, before + times);
    return Boolean(answer);
  }

  /** Either the history has it, or as many refusals as presses were told. */
  async function judgePress({ act, on }: Button, channel: string, told: number) {
    const what = `${act} by ${user} on the card of version ${on.version}`;
    const cause = [user, act, on.reference, on.version, on.id].join(' ');
    const answered = await until(what, async () => {
      if (await isInHistory(cause)) return 'done';
      return (await refusals(channel)).length >= told && 'refused';
    }).catch(() => 'met with silence');
    if (answered === 'done') return;
    const honest = isHonest(await history(), { act, by: officer, seen: on.version });
    const overtaken = act === 'undo' && !(await stillWaits(on.id ?? ''));
    if (answered !== 'refused' || (honest && !overtaken)) wrong(`${what} was ${answered}`);
  }

  async function judgeForm({ act, on }: Button) {
    const { top } = await until(`the form of ${act}`, async () => {
      const form = await topForm();
      return form?.callback_id !== 'loading' && { top: form };
    });
    if (top?.callback_id !== 'refused') return;
    if (isHonest(await history(), { act, by: officer, seen: on.version, id: on.id })) {
      wrong(`${act} by ${user} on the card of version ${on.version} opened ${JSON.stringify(top.blocks)}`);
    }
  }

  async function submit(choice: number) {
    const form = await topForm();
    const deed = form && deedOf(form);
    if (!form?.submit || !deed) return;
    const values = answersTo(form, choice, colleague);
    const answer = await outside.does('submit', { user, viewId: form.id, values });
    if (answer?.view?.callback_id !== 'refused') return;
    const known = await history();
    const { version, begins, id } = JSON.parse(form.private_metadata);
    const seen = Number(version) || known.length;
    const honest = isHonest(known, { act: begins === 'returned' ? 'send-returned' : deed.act, by: officer, seen, id });
    if (!honest || (deed.leaves && !restsUnchanged(known, seen))) return;
    wrong(`${form.callback_id} by ${user} from version ${seen} was refused: ${JSON.stringify(answer.view.blocks)}`);
  }

  async function look(): Promise<Screen | null> {
    const [card] = await db.select().from(cards).where(eq(cards.reference, reference));
    const message = card && (await outside.messages(card.channel)).find(({ ts }) => ts === card.ts);
    return card && message ? { channel: card.channel, ts: message.ts, buttons: buttonsOn(message.blocks) } : null;
  }

  const history = async () => (await openFile(db, reference)).history;
  const isInHistory = async (cause: string) => (await db.$count(caseEvents, eq(caseEvents.cause, cause))) > 0;
  const stillWaits = async (id: string) =>
    (await db.select().from(letters).where(eq(letters.id, id))).some(({ state }) => state === 'queued');
  const topForm = async () => (await outside.forms(user)).at(-1) ?? null;
  /** What this person alone was told where they pressed, but for the letters that wait with their Undo. */
  const refusals = async (channel: string) =>
    (await outside.messages(channel)).filter(
      ({ ephemeral_to: to, blocks }) => to === user && !blocks.some(({ type }) => type === 'actions'),
    );
  const begin = async () => {
    first = await look();
    for (let form = await topForm(); form; form = await topForm()) {
      await outside.does('close', { user, viewId: form.id });
    }
  };
  return { press, submit, beginNote, pressAsBefore, begin };
}
