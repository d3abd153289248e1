import * as z from 'zod';

type Surface = 'slack' | 'graph';

/** What goes wrong: after so many calls that still go well, for so many calls, so many seconds, or until it is cleared. */
type Fault = { kind: string; after: number; calls: number | null; until: number | null };

/** Things a person at the page, or a test, can set for the whole sandbox. */
type Manners = {
  /** Every letter that reaches a person outside is answered by an out-of-office. */
  outOfOffice: boolean;
  /** Whether Graph gives a draft another id when it is sent; both happen in tenants. */
  draftIdOnSend: 'changes' | 'stays';
  /** How long a sent draft stays in Drafts, in milliseconds. */
  sendingMs: number;
  /** How long after sending a bounce or an out-of-office comes back, in milliseconds. */
  answerMs: number;
  /** How often a change is told to whoever subscribed. */
  knocks: 'once' | 'twice' | 'lost';
  /** The longest life of a subscription. */
  subscriptionMinutes: number;
  /** How long an address may take to answer that it wants to be told. */
  handshakeMs: number;
};

const defaults: Manners = {
  outOfOffice: false,
  draftIdOnSend: 'changes',
  sendingMs: 300,
  answerMs: 1000,
  knocks: 'once',
  subscriptionMinutes: 10_070,
  handshakeMs: 10_000,
};

const fault = z.string().nullable().optional();
const wait = z.number().int().min(0).max(86_400_000).optional();

/** Body of POST /_sandbox/faults. `for` is a number of calls, or seconds as "30s"; without it the fault stays until null clears it. */
export const faultsBody = z.strictObject({
  slack: fault,
  graph: fault,
  after: z.number().int().min(0).optional(),
  for: z.union([z.number().int().min(1), z.string().regex(/^\d+s$/)]).optional(),
  outOfOffice: z.boolean().optional(),
  draftIdOnSend: z.enum(['changes', 'stays']).optional(),
  sendingMs: wait,
  answerMs: wait,
  knocks: z.enum(['once', 'twice', 'lost']).optional(),
  subscriptionMinutes: z.number().int().min(1).optional(),
  handshakeMs: wait,
});

type FaultsBody = z.infer<typeof faultsBody>;

export type Faults = {
  set: (body: FaultsBody) => void;
  /** Counts one call; the kind of fault that hits it, when it is one of those this call can suffer. */
  strike: (surface: Surface, kinds: readonly string[]) => string | null;
  manners: () => Manners;
  shown: () => { slack: string | null; graph: string | null } & Manners;
  clear: () => void;
};

/** Outages and odd behaviour that are switched on from outside. Kept in memory only: a new sandbox is well. */
export function noFaults(wall: () => number): Faults {
  const table = new Map<Surface, Fault>();
  let manners = defaults;
  const current = (surface: Surface) => {
    const found = table.get(surface);
    if (found?.until != null && found.until <= wall()) table.delete(surface);
    return table.get(surface) ?? null;
  };
  return {
    set: ({ slack, graph, after, for: length, ...rest }) => {
      for (const [surface, kind] of [['slack', slack] as const, ['graph', graph] as const]) {
        if (kind === undefined) continue;
        if (kind === null) table.delete(surface);
        else table.set(surface, { kind, after: after ?? 0, ...lasting(length, wall) });
      }
      manners = { ...manners, ...given(rest) };
    },
    strike: (surface, kinds) => {
      const now = current(surface);
      if (!now || !kinds.includes(now.kind)) return null;
      if (now.after > 0) {
        now.after--;
        return null;
      }
      if (now.calls !== null && --now.calls === 0) table.delete(surface);
      return now.kind;
    },
    manners: () => manners,
    shown: () => ({ slack: current('slack')?.kind ?? null, graph: current('graph')?.kind ?? null, ...manners }),
    clear: () => {
      table.clear();
      manners = defaults;
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
