import type { Dice } from './dice.ts';

/** Where a desk crosses a boundary and may crash: the n-th time, before or after. */
export type Moment = { step: string; time: number; when: 'before' | 'after' };

/** Each step with how often it is crossed in a run, about; more often where letters are at stake. */
const steps = [
  ['mailbox.send', 1],
  ['mailbox.send', 1],
  ['mailbox.draft', 1],
  ['mailbox.find', 2],
  ['mailbox.findDrafts', 1],
  ['mailbox.mark', 2],
  ['mailbox.raw', 2],
  ['mailbox.listen', 18],
  ['reader.read', 2],
  ['chat.post', 2],
  ['chat.edit', 3],
  ['chat.reply', 2],
  ['chat.tell', 1],
  ['bell.ring', 20],
  ['database.commit', 28],
  ['database.commit', 20],
  ['database.question', 1_000],
] as const satisfies [string, number][];

export function anyMoment(dice: Dice): Moment {
  const [step, often] = dice.one<(typeof steps)[number]>(steps);
  return { step, time: 1 + dice.below(often), when: dice.one(['before', 'after']) };
}

export function momentWords({ step, time, when }: Moment): string {
  return `${when} ${step} number ${time}`;
}

/** Counts every crossing of a boundary; the crash comes at its moment, once. */
export type Tripwire = { cross: (step: string, when: Moment['when']) => boolean; crossed: () => Map<string, number> };

export function tripwire(moment: Moment | null, crash: () => void): Tripwire {
  const crossings = new Map<string, number>();
  let gone = false;
  return {
    crossed: () => crossings,
    /** True when the desk is gone: whoever asks must go no further. */
    cross: (step, when) => {
      const key = `${when} ${step}`;
      const time = (crossings.get(key) ?? 0) + 1;
      crossings.set(key, time);
      if (!gone && moment?.step === step && moment.when === when && moment.time === time) {
        gone = true;
        crash();
      }
      return gone;
    },
  };
}

class Crashed extends Error {
  override name = 'Crashed';
}

/** The same port, with the tripwire before and after every call; what comes in pieces is crossed at its ends. */
export function wired<Port extends object>(name: string, port: Port, wire: Tripwire): Port {
  return new Proxy(port, {
    get: (target, key, receiver) => {
      const value: unknown = Reflect.get(target, key, receiver);
      if (typeof value !== 'function') return value;
      const step = `${name}.${String(key)}`;
      const call = (words: unknown[]): unknown => value.apply(target, words);
      if (key === 'raw') return (...words: unknown[]) => inPieces(step, wire, () => call(words));
      return async (...words: unknown[]) => {
        if (wire.cross(step, 'before')) throw new Crashed(step);
        const said = await call(words);
        if (wire.cross(step, 'after')) throw new Crashed(step);
        return said;
      };
    },
  });
}

async function* inPieces(step: string, wire: Tripwire, call: () => unknown) {
  if (wire.cross(step, 'before')) throw new Crashed(step);
  // Only what the port declares as pieces is called in this way.
  yield* call() as AsyncIterable<Uint8Array>;
  if (wire.cross(step, 'after')) throw new Crashed(step);
}
