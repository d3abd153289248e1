const KEPT = 5000;

/** A call of the app to the connector, and how it was answered. */
type Call = { method: string; path: string; status: number; code: string | null };
/** Something that Teams sent the app: what, at which attempt, and what came back; at is wall time in milliseconds. */
type Sent = { type: string; name: string | null; attempt: number; at: number; ms: number; answer: number | string };

/** What those who test or measure an app want to know of it afterwards. */
export type Journal = {
  called: (call: Call) => void;
  sent: (sent: Sent) => void;
  shown: () => { called: Call[]; sent: Sent[] };
};

export function keepJournal(): Journal {
  const calls: Call[] = [];
  const all: Sent[] = [];
  const keep = <Entry>(entries: Entry[], entry: Entry) => {
    entries.push(entry);
    if (entries.length > KEPT) entries.shift();
  };
  return {
    called: (call) => keep(calls, call),
    sent: (sent) => keep(all, sent),
    shown: () => ({ called: calls, sent: all }),
  };
}
