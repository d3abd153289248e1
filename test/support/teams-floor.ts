import type { Seen as Done } from '../../src/sandbox/teams/act.ts';
import { inputsOf } from '../../src/sandbox/teams/cards/contents.ts';
import type { Dialog } from '../../src/sandbox/teams/dialogs.ts';
import { findAction } from '../../src/sandbox/teams/find-action.ts';
import type { Card, Post } from '../../src/sandbox/teams/posts.ts';
import { CASE_CHANNEL, everyone } from '../../src/sandbox/teams/tenant.ts';
import type { ChatFloor, Seen, Shown, ShownForm, Somebody } from './chat-floor.ts';
import type { Office } from './office.ts';

export function idOf(who: Somebody): string {
  const person = everyone().find(({ name }) => name === who);
  if (!person) throw new Error(`Nobody is called ${who} in this Teams`);
  return person.id;
}

/** The sandbox's Teams, worked by its officers. */
export function teamsFloor(office: Pick<Office, 'ask'>): ChatFloor {
  const teams = (deed: string, body: object): Promise<Done> => office.ask(`teams/${deed}`, body);
  const messages = async (channel: string, who?: Somebody): Promise<Post[]> => {
    const asked = new URLSearchParams({ channel, ...(who && { user: idOf(who) }) });
    return (await office.ask(`teams/messages?${asked}`)).messages;
  };
  return {
    posts: async () => (await messages(CASE_CHANNEL)).filter(({ to }) => to === null).map(shown),
    press: async (who, { id, drawn }, title) => {
      const { data } = findAction(drawn as Card[], { title }); // what shown() put there
      return seen(await teams('press', { user: idOf(who), channel: CASE_CHANNEL, id, title, data, behind: true }));
    },
    fill: async (who, { id }, title, answers = {}) => {
      const { dialog } = JSON.parse(id) as { dialog: Dialog };
      const inputs = inputsOf(dialog.card).map((input) => input.id);
      const values = Object.entries(answers).map(([field, value]) => {
        const input = inputs.find((one) => one === `answer-${field}` || one === `ticks-${field}`);
        return [input ?? field, value];
      });
      const body = { user: idOf(who), dialogId: dialog.id, title, values: Object.fromEntries(values) };
      return seen(await teams('submit', body), dialog);
    },
    type: async (who, text) => seen(await teams('say', { user: idOf(who), channel: 'personal', text })),
    beside: async (who) =>
      (await messages(CASE_CHANNEL, who)).filter(({ to }) => to !== null).map(({ summary }) => summary),
    told: async (who) => (await messages('personal', who)).map(({ summary }) => summary),
  };
}

function shown({ id, text, summary, cards, root }: Post): Shown {
  return {
    id,
    words: root ? `${text} ${summary} ${JSON.stringify(cards)}` : text || summary,
    thread: root,
    drawn: cards,
  };
}

/** What Teams itself finds missing leaves the form as it is; what the desk finds wrong stands under its field. */
function seen({ message, own, direct, dialog, errors = {} }: Done, before: Dialog | null = null): Seen {
  const heard = [...(message ? [message] : []), ...[...own, ...direct].map(({ summary }) => summary)];
  const missing = Object.keys(errors).map((input) => input.replace(/^(answer|ticks)-/, ''));
  const open = dialog ?? (missing.length > 0 ? before : null);
  return { heard: [...new Set(heard)], form: open ? formIn(open, missing) : null };
}

function formIn(dialog: Dialog, missing: string[]): ShownForm {
  const words = JSON.stringify(dialog.card);
  return { id: JSON.stringify({ dialog }), title: dialog.title, words, wrong: [...missing, ...wrongIn(dialog)] };
}

/** Fields with red words under them. */
function wrongIn({ card }: Dialog): string[] {
  const body = (card['body'] ?? []) as { id?: string; inlines?: unknown[]; color?: string }[];
  return body.flatMap((element, place) => {
    const under = body[place + 1];
    const red = element.id !== undefined && under !== undefined && JSON.stringify(under).includes('"Attention"');
    return red
      ? [
          String(element.id)
            .replace(/^(answer|ticks)-/, '')
            .replace(/~.*$/, ''),
        ]
      : [];
  });
}
