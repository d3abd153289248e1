import type { ChatFloor, Seen, Shown, ShownForm, Somebody } from './chat-floor.ts';
import type { Answer, Card, Office, View } from './office.ts';

const ids: Record<Somebody, string> = {
  'Alex Moss': 'U0ALEX',
  'Tom Okafor': 'U0TOM',
  'Priya Anand': 'U0PRIYA',
  'Sam Reed': 'U0SAM',
};
const CASES = 'C0CASES';

type Pressable = { actionId: string; value?: string };

/** As much of an office as working its Slack takes. */
export type SlackHands = Pick<Office, 'ask' | 'messages' | 'command'>;

/** The sandbox's Slack, worked by its officers. */
export function slackFloor(office: SlackHands): ChatFloor {
  const slack = (deed: string, body: object): Promise<Answer> => office.ask(`slack/${deed}`, body);
  return {
    posts: async () => (await office.messages()).filter((post) => post.ephemeral_to === null).map(shown),
    press: async (who, { id, drawn }, label) => {
      const on = { user: ids[who], channel: CASES, ts: id, behind: true };
      return seen(await slack('click', { ...on, ...buttonIn(drawn, label) }));
    },
    fill: async (who, form, label, answers = {}) => {
      const user = ids[who];
      const { view } = JSON.parse(form.id) as { view: View };
      const values = Object.fromEntries(Object.entries(answers).map(([id, value]) => [id, { answer: value }]));
      if (label === submitOf(view)) return seen(await slack('submit', { user, viewId: view.id, values }));
      return seen(await slack('click', { user, viewId: view.id, values, ...buttonIn(view.blocks, label) }));
    },
    type: async (who, words) => seen(await office.command(ids[who], words)),
    beside: async (who) =>
      (await office.messages()).filter((post) => post.ephemeral_to === ids[who]).map(({ text }) => text),
    told: async (who) => (await office.messages(`D${ids[who]}`)).map(({ text }) => text),
  };
}

function shown({ ts, text, blocks, thread_ts }: Card): Shown {
  // What a thread line says stands in its blocks.
  return { id: ts, words: thread_ts ? `${text} ${JSON.stringify(blocks)}` : text, thread: thread_ts, drawn: blocks };
}

function seen({ ephemeral, view, errors = {}, ...more }: Answer): Seen {
  const direct = 'direct' in more ? (more.direct as Card[]) : [];
  const heard = [...ephemeral, ...direct].map(({ text }) => text);
  return { heard, form: view ? formIn(view, errors) : null };
}

function formIn(view: View, errors: Record<string, string>): ShownForm {
  const words = JSON.stringify(view.blocks);
  return { id: JSON.stringify({ view }), title: view.title.text, words, wrong: Object.keys(errors) };
}

function submitOf(view: View): string | null {
  return 'submit' in view ? (view.submit as { text: string }).text : null;
}

type Node = { type?: string; action_id?: string; text?: { text?: string }; value?: string; options?: Node[] };

/** A button by its words, in a row, at the end of a line or under "More". */
function buttonIn(blocks: unknown, label: string): Pressable {
  const all = nodesIn(blocks);
  const button = all.find((node) => node.type === 'button' && node.text?.text === label);
  if (button?.action_id) return { actionId: button.action_id, ...(button.value && { value: button.value }) };
  for (const menu of all) {
    const entry = menu.action_id && menu.options?.find((option) => option.text?.text === label);
    if (entry && menu.action_id) return { actionId: menu.action_id, value: entry.value ?? '' };
  }
  throw new Error(`There is no button "${label}" here`);
}

function nodesIn(node: unknown): Node[] {
  if (Array.isArray(node)) return node.flatMap(nodesIn);
  if (typeof node !== 'object' || node === null) return [];
  return [node as Node, ...Object.values(node).flatMap(nodesIn)];
}
