import { randomBytes } from 'node:crypto';
import type { Sign } from '../stirs.ts';
import type { World } from '../world.ts';
import { type State, stateOf } from './answers.ts';
import { type Block, elementsOf } from './block-kit/blocks.ts';
import type { GivenHome, GivenView } from './block-kit/check-view.ts';
import { SlackRefusal } from './refusal.ts';
import { APP, TEAM } from './workspace.ts';

/** A form on somebody's screen, or somebody's home, as every payload and answer shows it. */
export type View = (GivenView | GivenHome) & {
  id: string;
  hash: string;
  state: { values: State };
  root_view_id: string;
  previous_view_id: string | null;
  team_id: string;
  app_id: string;
  bot_id: string;
  app_installed_team_id: string;
};

export type Views = {
  /** From the one at the bottom to the one that is seen. */
  stack: (user: string) => View[];
  top: (user: string) => View | null;
  /** Puts a form on top of what the person has open. Throws push_limit_reached. */
  open: (user: string, given: GivenView) => View;
  find: (id: string) => { user: string; view: View } | undefined;
  /** Keeps the id, what was typed in fields of the same ids, and its place. */
  replace: (id: string, given: GivenView) => View;
  fill: (id: string, values: State) => View;
  /** Takes away the one on top. */
  close: (user: string) => View | undefined;
  remove: (user: string, id: string) => void;
  home: (user: string) => View | null;
  publish: (user: string, given: GivenHome) => Promise<View>;
};

/** docs.slack.dev/surfaces/modals: a modal and two more on top of it. */
const STACK = 3;

/** Forms that are open, which a restart closes, and homes, which it does not. */
export function keepViews(world: World, stir: (user: string, sign: Sign) => void): Views {
  const stacks = new Map<string, View[]>();
  const homes = new Map<string, View>();
  world.on('slack-home', (record) => {
    // Records of this kind are only written below, in this shape.
    const { user, view } = record as unknown as { user: string; view: View };
    homes.set(user, view);
  });
  world.onReset(() => {
    stacks.clear();
    homes.clear();
  });

  const stack = (user: string) => stacks.get(user) ?? [];
  const find = (id: string) => {
    for (const [user, views] of stacks) {
      const view = views.find((one) => one.id === id);
      if (view) return { user, view };
    }
    return undefined;
  };
  const swap = (id: string, sign: Sign, change: (old: View) => View): View => {
    const found = find(id);
    if (!found) throw new SlackRefusal('not_found');
    const view = change(found.view);
    stacks.set(
      found.user,
      stack(found.user).map((one) => (one.id === id ? view : one)),
    );
    stir(found.user, sign);
    return view;
  };
  return {
    stack,
    top: (user) => stack(user).at(-1) ?? null,
    find,
    open: (user, given) => {
      const below = stack(user);
      if (below.length >= STACK) throw new SlackRefusal('push_limit_reached');
      const view = create(given, below);
      stacks.set(user, [...below, view]);
      stir(user, onlyShows(view) ? 'more' : 'done');
      return view;
    },
    replace: (id, given) =>
      swap(id, 'done', (old) => {
        const blocks = named(given.blocks);
        return {
          ...kept(old),
          ...given,
          blocks,
          hash: newHash(),
          state: { values: stateOf(blocks, old.state.values) },
        };
      }),
    fill: (id, values) => swap(id, 'own', (old) => ({ ...old, state: { values } })),
    close: (user) => {
      const views = stack(user);
      const top = views.at(-1);
      if (!top) return undefined;
      stacks.set(user, views.slice(0, -1));
      stir(user, 'own');
      return top;
    },
    remove: (user, id) => {
      stacks.set(
        user,
        stack(user).filter((view) => view.id !== id),
      );
      stir(user, 'own');
    },
    home: (user) => homes.get(user) ?? null,
    publish: async (user, given) => {
      const id = homes.get(user)?.id;
      const view = create(given, []);
      const same = id ? { ...view, id, root_view_id: id } : view;
      await world.append({ kind: 'slack-home', user, view: same });
      stir(user, 'done');
      return same;
    },
  };
}

function create(given: GivenView | GivenHome, below: View[]): View {
  const id = `V${randomBytes(6).toString('hex').toUpperCase()}`;
  const blocks = named(given.blocks);
  return {
    ...given,
    private_metadata: given.private_metadata ?? '',
    callback_id: given.callback_id ?? '',
    blocks,
    id,
    hash: newHash(),
    state: { values: stateOf(blocks) },
    root_view_id: below[0]?.id ?? id,
    previous_view_id: below.at(-1)?.id ?? null,
    team_id: TEAM.id,
    app_id: APP.id,
    bot_id: APP.bot,
    app_installed_team_id: TEAM.id,
  };
}

/** Apps open a form without anything to do in it while they fetch the real one: three seconds are short. */
function onlyShows(view: View): boolean {
  return !('submit' in view && view.submit) && view.blocks.every((block) => elementsOf(block).length === 0);
}

/** What a new drawing of the same form cannot change. */
function kept({ id, root_view_id, previous_view_id, team_id, app_id, bot_id, app_installed_team_id }: View) {
  const ids = { id, root_view_id, previous_view_id, team_id, app_id, bot_id, app_installed_team_id };
  return { private_metadata: '', callback_id: '', ...ids };
}

/** Blocks and elements without a name get one, as in Slack; a new drawing then counts as a new field. */
export function named(blocks: Block[]): Block[] {
  return blocks.map((block) => {
    const id = { block_id: block.block_id ?? randomId() };
    if (block.type === 'actions') return { ...block, ...id, elements: block.elements.map(withId) };
    if (block.type === 'input') return { ...block, ...id, element: withId(block.element) };
    if (block.type === 'section' && block.accessory && block.accessory.type !== 'image') {
      return { ...block, ...id, accessory: withId(block.accessory) };
    }
    return { ...block, ...id };
  });
}

function withId<Element extends { action_id?: string | undefined }>(element: Element): Element {
  return { ...element, action_id: element.action_id ?? randomId() };
}

function randomId(): string {
  return randomBytes(4).toString('base64url');
}

function newHash(): string {
  return `${Math.floor(Date.now() / 1000)}.${randomBytes(4).toString('hex')}`;
}
