import type { Ack, Delivery } from './deliver.ts';

const KEPT = 5000;

/** How long the app took to take up what it was sent, from the moment it left; at is wall time in milliseconds. */
type Taken = { kind: Delivery['kind']; at: number; ms: number; ack: Ack['kind'] };

/** What those who measure an app want to know of it afterwards. */
export type Journal = {
  taken: (delivery: Taken) => void;
  /** A call of the Web API that was answered with an error. */
  refused: (method: string, error: string) => void;
  shown: () => { taken: Taken[]; refused: Record<string, number> };
};

export function keepJournal(): Journal {
  const deliveries: Taken[] = [];
  const refusals = new Map<string, number>();
  return {
    taken: (delivery) => {
      deliveries.push(delivery);
      if (deliveries.length > KEPT) deliveries.shift();
    },
    refused: (method, error) => {
      const what = `${method} ${error}`;
      refusals.set(what, (refusals.get(what) ?? 0) + 1);
    },
    shown: () => ({ taken: deliveries, refused: Object.fromEntries(refusals) }),
  };
}
