import type { GraphFault } from '../../../src/sandbox/faults.ts';
import type { Dice } from './dice.ts';
import type { Outside } from './outside.ts';

/** What is broken now, in the words of the sandbox. */
export type Trouble = { kinds: string[]; strike: (dice: Dice) => Promise<void>; mend: () => Promise<void> };

const graph = [
  'down',
  '429',
  '429-long',
  '503',
  '401',
  '404',
  'reset',
  'cut',
  'lag',
  'lag-list',
  'resync',
  'resync-page',
  'empty-page',
  'repeat-item',
  'repeat-link',
  '504-after',
  '504-before',
  '504-after-send',
  '504-before-send',
] as const satisfies GraphFault[];
const slack = ['down', '429', 'lost', 'edit_window_closed'] as const;

/** Outages of the mailbox and of Slack: for a few calls, or until they are mended. */
export function troubleOf(outside: Outside): Trouble {
  const kinds: string[] = [];
  return {
    kinds,
    strike: async (dice) => {
      const where = dice.one(['graph', 'graph', 'slack'] as const);
      const kind = where === 'graph' ? dice.one(graph) : dice.one(slack);
      const calls = 1 + dice.below(6);
      // Which letters a gateway gives up on is chance; for long it does not do so to all of them.
      const once = kind.startsWith('504') || kind === 'reset' || kind === 'cut' || kind === 'lost';
      const lasting = !once && dice.chance(0.3);
      kinds.push(`${where} ${kind}${lasting ? ' until mended' : ` for ${once ? 1 : calls}`}`);
      await outside.breaks({ [where]: kind, after: dice.below(3), ...(!lasting && { for: once ? 1 : calls }) });
    },
    mend: async () => {
      await outside.breaks({ graph: null, slack: null });
    },
  };
}
