import type { Tripwire } from './moment.ts';
import { openRelay, type Relay } from './relay.ts';

/** A way to the database that knows where questions and commits begin, and when they have been answered. */
export async function databaseRelay(url: string, wire: Tripwire): Promise<Relay & { url: string }> {
  const asked = new WeakMap<object, string>();
  const committing = commitsOn();
  const relay = await openRelay(Number(new URL(url).port), {
    said: (bytes, link) => {
      const step = committing(bytes, link) ? 'database.commit' : 'database.question';
      asked.set(link, step);
      return wire.cross(step, 'before');
    },
    // The answer does not arrive, but what was asked has been done.
    answered: (link) => {
      const step = asked.get(link);
      asked.delete(link);
      return step !== undefined && wire.cross(step, 'after');
    },
  });
  const here = new URL(url);
  here.port = String(relay.port);
  return { ...relay, url: here.href };
}

/** As the wire protocol spells a transaction's end; our own words never hold its zero byte. */
const COMMIT = Buffer.from('commit\0');

/** The first commit on a connection is sent in full and given a name, the others by that name alone. */
function commitsOn() {
  const names = new WeakMap<object, Buffer>();
  return (bytes: Buffer, link: object): boolean => {
    const name = names.get(link);
    if (name && bytes.includes(name)) return true;
    const at = bytes.indexOf(COMMIT);
    if (at < 0) return false;
    const start = bytes.lastIndexOf(0, at - 2) + 1;
    // Between the length of the message, which ends the byte before, and the words: the name with its zero byte.
    const named = bytes.subarray(start, at);
    if (named.length > 4) names.set(link, Buffer.from(named.subarray(named.findIndex(isLetter))));
    return true;
  };
}

function isLetter(byte: number): boolean {
  return byte >= 0x61 && byte <= 0x7a;
}
