import type { Seen } from '../../src/sandbox/teams/act.ts';
import { actionSetsOf, type Input, inputsOf } from '../../src/sandbox/teams/cards/contents.ts';
import type { Dialog } from '../../src/sandbox/teams/dialogs.ts';
import type { Card, Post } from '../../src/sandbox/teams/posts.ts';
import { BOT, CASE_CHANNEL, everyone } from '../../src/sandbox/teams/tenant.ts';
import { type Hands, type Line, referenceIn, type Shown } from './hands.ts';
import { attentionIn, namedChoice, wordsIn } from './teams-words.ts';

type Ask = (path: string, body?: unknown) => Promise<unknown>;
type Typed = Record<string, string | string[]>;
/** What this person has before them: the form, what they have typed by label, and the messages they were shown. */
type Desk = { dialog: Dialog | null; typed: Typed; shown: { channel: string; post: Post }[] };

/** Hands in the sandbox's Teams; ask reaches /_sandbox. People are called by their names. */
export function teamsHands(ask: Ask): Hands {
  const desks = new Map<string, Desk>();
  const deskOf = (who: string) => desks.get(who) ?? { dialog: null, typed: {}, shown: [] };
  const posts = async (channel: string, user?: string): Promise<Post[]> => {
    const answer = await ask(`teams/messages?channel=${encodeURIComponent(channel)}${user ? `&user=${user}` : ''}`);
    // The sandbox answers in its own shapes, here and below.
    return (answer as { messages: Post[] }).messages;
  };
  const does = async (who: string, deed: string, body: object): Promise<Shown> => {
    const seen = (await ask(`teams/${deed}`, { user: idOf(who), ...body })) as Seen;
    const own = seen.own.map((post) => ({ channel: CASE_CHANNEL, post }));
    const direct = seen.direct.map((post) => ({ channel: 'personal', post }));
    const same = seen.dialog?.id === deskOf(who).dialog?.id;
    desks.set(who, { dialog: seen.dialog, typed: same ? deskOf(who).typed : {}, shown: [...own, ...direct] });
    return asShown(seen);
  };
  const card = async (who: string, reference: string): Promise<Post> => {
    const all = await posts(CASE_CHANNEL, idOf(who));
    const found = all.findLast((post) => post.root === null && textOf(post).startsWith(reference));
    if (!found) throw new Error(`${who} sees no card of ${reference} in Teams.`);
    return found;
  };
  const sendForm = async (who: string, title: string): Promise<Shown> => {
    const { dialog, typed } = deskOf(who);
    if (!dialog) throw new Error(`${who} has no form before them in Teams.`);
    const inputs = inputsOf(dialog.card);
    return await does(who, 'submit', { dialogId: dialog.id, title, values: valuesFor(inputs, typed) });
  };
  return {
    press: async (who, reference, label) =>
      does(who, 'press', { channel: CASE_CHANNEL, id: (await card(who, reference)).id, title: label }),
    pressShown: async (who, label) => {
      const { dialog, shown } = deskOf(who);
      if (dialog && titlesIn([dialog.card]).includes(label)) return await sendForm(who, label);
      const found = shown.findLast(({ post }) => titlesIn(post.cards).includes(label));
      if (!found) throw new Error(`Nothing that ${who} was shown in Teams has a button "${label}".`);
      return await does(who, 'press', { channel: found.channel, id: found.post.id, title: label });
    },
    fill: async (who, answers) => {
      desks.set(who, { ...deskOf(who), typed: { ...deskOf(who).typed, ...answers } });
    },
    submit: async (who) => {
      for (let part = 1; part < 20; part++) {
        const { typed, dialog } = deskOf(who);
        const [next] = titlesIn(dialog ? [{ ...dialog.card, body: [] }] : []);
        if (next !== 'Next part') return await sendForm(who, next ?? 'a button that sends the form');
        const shown = await sendForm(who, next);
        if (!shown.ok) return shown;
        desks.set(who, { ...deskOf(who), typed });
      }
      throw new Error('The form has no end.');
    },
    close: async (who) => {
      await ask('teams/close', { user: idOf(who), dialogId: deskOf(who).dialog?.id });
      desks.set(who, { ...deskOf(who), dialog: null, typed: {} });
    },
    say: (who, words) => does(who, 'say', { channel: CASE_CHANNEL, text: `@Breachdesk ${words}` }),
    transcript: async () => {
      const all = await posts(CASE_CHANNEL);
      return all.filter(({ to }) => to === null).map((post) => asLine(post, all));
    },
    told: async (who) => (await posts('personal', idOf(who))).filter(({ from }) => from === BOT).map(textOf),
  };
}

function asLine(post: Post, all: Post[]): Line {
  const begins = all.find(({ id }) => id === post.root);
  const where = begins ? (referenceIn(textOf(begins)) ?? textOf(begins)) : 'Cases';
  return { who: nameOf(post.from), where, text: textOf(post), buttons: titlesIn(post.cards) };
}

function asShown({ ok, message, own, direct, errors = {}, dialog }: Seen): Shown {
  return {
    ok,
    said: [...(message === undefined ? [] : [message]), ...[...own, ...direct].map(textOf)],
    errors: [...Object.values(errors), ...(dialog ? attentionIn(dialog.card) : [])],
    form: dialog && {
      title: dialog.title,
      words: wordsIn(dialog.card),
      fields: inputsOf(dialog.card).map(({ label = '' }) => label.replace(/ \(optional\)$/, '')),
      buttons: titlesIn([dialog.card]),
    },
  };
}

/** What is notified and read out; signs that Teams could take for markup stand in it in their wide form. */
function textOf({ summary, text }: Post): string {
  return (summary || text).normalize('NFKC');
}

function titlesIn(cards: Card[]): string[] {
  return cards.flatMap(actionSetsOf).flatMap((set) => set.map(({ title = '' }) => title));
}

function valuesFor(inputs: Input[], typed: Typed): Record<string, string | string[]> {
  const pairs = Object.entries(typed).flatMap(([label, given]) => {
    const input = inputs.find((one) => one.label === label || one.label === `${label} (optional)`);
    if (!input) return [];
    const choose = (words: string) => (input.type === 'Input.ChoiceSet' ? namedChoice(input, words) : words);
    return [[input.id, Array.isArray(given) ? given.map(choose) : choose(given)]];
  });
  return Object.fromEntries(pairs);
}

function idOf(name: string): string {
  const found = everyone().find((one) => one.name === name);
  if (!found) throw new Error(`There is nobody called ${name} in the sandbox's Teams.`);
  return found.id;
}

function nameOf(id: string): string {
  return id === BOT ? 'Breachdesk' : (everyone().find((one) => one.id === id)?.name ?? id);
}
