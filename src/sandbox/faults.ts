import * as z from 'zod';
import { defaults, type Manners, mannersBody } from './manners.ts';
import { seeded } from './seeded.ts';
import { noSwitches, type Switches, switched, switchesBody } from './switches.ts';
import { teamsFaults } from './teams/switches.ts';

type Surface = 'slack' | 'teams' | 'graph';

/**
 * What goes wrong: after so many calls that still go well, for so many calls, so many seconds, or until it is cleared;
 * at each call, or at some of them as dice fall that are loaded by a seed.
 */
type Fault = { kind: string; after: number; calls: number | null; until: number | null; hits: () => boolean };

/** What the mailbox can suffer. One that is not tried in test/contracts/mailbox-faults.test.ts does not compile there. */
const graphFaults = [
  // Nothing has been carried out.
  'down',
  '503',
  '429',
  '429-date',
  '429-bare',
  '429-long',
  '401',
  '404',
  '404-mime',
  '504-before',
  '504-before-send',
  // It has been carried out, and the caller does not hear so.
  '504-after',
  '504-after-send',
  'reset',
  'cut',
  // Lists that lag behind, or are crooked.
  'lag',
  'lag-list',
  'resync',
  'resync-page',
  'empty-page',
  'repeat-item',
  'repeat-link',
] as const;
export type GraphFault = (typeof graphFaults)[number];

const fault = z.string().nullable().optional();

/**
 * Body of POST /_sandbox/faults. `for` is a number of calls, or seconds as "30s"; without it the fault stays until
 * null clears it. With a `chance` from 0 to 1 it hits only some calls, the same ones for the same `seed`.
 */
export const faultsBody = z.strictObject({
  slack: fault,
  teams: z.enum(teamsFaults).nullable().optional(),
  graph: z.enum(graphFaults).nullable().optional(),
  after: z.number().int().min(0).optional(),
  for: z.union([z.number().int().min(1), z.string().regex(/^\d+s$/)]).optional(),
  chance: z.number().min(0).max(1).optional(),
  seed: z.number().int().optional(),
  ...mannersBody,
  ...switchesBody,
});

type FaultsBody = z.infer<typeof faultsBody>;

export type Faults = {
  set: (body: FaultsBody) => void;
  /** Counts one call; the kind of fault that hits it, when it is one of those this call can suffer. */
  strike: (surface: Surface, kinds: readonly string[]) => string | null;
  manners: () => Manners;
  switches: () => Switches;
  shown: () => Record<Surface, string | null> & Manners & Switches;
  clear: () => void;
};

/** Outages and odd behaviour that are switched on from outside. Kept in memory only: a new sandbox is well. */
export function noFaults(wall: () => number): Faults {
  const table = new Map<Surface, Fault>();
  let manners = defaults;
  let switches = noSwitches;
  const current = (surface: Surface) => {
    const found = table.get(surface);
    if (found?.until != null && found.until <= wall()) table.delete(surface);
    return table.get(surface) ?? null;
  };
  return {
    set: ({
      slack,
      teams,
      graph,
      after,
      for: length,
      chance = 1,
      seed = 1,
      people,
      channels,
      groups,
      quiet,
      crowd,
      ...rest
    }) => {
      const dice = seeded(seed);
      const hits = () => chance === 1 || dice() < chance;
      for (const [surface, kind] of [['slack', slack] as const, ['teams', teams] as const, ['graph', graph] as const]) {
        if (kind === undefined) continue;
        if (kind === null) table.delete(surface);
        else table.set(surface, { kind, after: after ?? 0, hits, ...lasting(length, wall) });
      }
      manners = { ...manners, ...given(rest) };
      switches = switched(switches, { people, channels, groups, quiet, crowd });
    },
    strike: (surface, kinds) => {
      const now = current(surface);
      if (!now || !kinds.includes(now.kind)) return null;
      if (now.after > 0) {
        now.after--;
        return null;
      }
      if (!now.hits()) return null;
      if (now.calls !== null && --now.calls === 0) table.delete(surface);
      return now.kind;
    },
    manners: () => manners,
    switches: () => switches,
    shown: () => ({
      slack: current('slack')?.kind ?? null,
      teams: current('teams')?.kind ?? null,
      graph: current('graph')?.kind ?? null,
      ...manners,
      ...switches,
    }),
    clear: () => {
      table.clear();
      manners = defaults;
      switches = noSwitches;
    },
  };
}

function lasting(length: FaultsBody['for'], wall: () => number): { calls: number | null; until: number | null } {
  if (typeof length === 'number') return { calls: length, until: null };
  if (length === undefined) return { calls: null, until: null };
  return { calls: null, until: wall() + Number.parseInt(length, 10) * 1000 };
}

function given(body: Partial<{ [K in keyof Manners]: Manners[K] | undefined }>): Partial<Manners> {
  // Without the keys that were not sent, each value has the type the schema gave it.
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)) as Partial<Manners>;
}
