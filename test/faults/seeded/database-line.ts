import { Socket } from 'node:net';
import type { Tripwire } from './moment.ts';

/**
 * A desk's way to its database, under a host that is nowhere but here: nothing of the desk gets past. Nobody stands in
 * the way either, for a relay would cost a run a fifth of its time; what is said is heard on the desk's own sockets.
 */
export type DatabaseLine = {
  url: string;
  /** Ends every connection at once, in both directions, and takes no more. */
  cut: () => void;
};

const lines = new Map<string, ((socket: Socket) => void) | null>();
let opened = 0;

export function databaseLine(url: string, wire: Tripwire): DatabaseLine {
  const place = new URL(url);
  const [host, port] = [place.hostname, Number(place.port)];
  const sockets = new Set<Socket>();
  place.hostname = `desk-${++opened}.invalid`;
  const { hostname } = place;
  lines.set(hostname, (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    Reflect.apply(connect, socket, [port, host]);
    // A socket that connects forgets whoever wrote for it.
    hear(socket, wire);
  });
  return {
    url: place.href,
    cut: () => {
      // Remembered: what is left of a crashed desk goes on trying.
      lines.set(hostname, null);
      for (const socket of sockets) socket.destroy();
    },
  };
}

const { connect } = Socket.prototype;

/** Both clients of the database connect by port and host. */
Object.assign(Socket.prototype, {
  connect(this: Socket, ...words: Parameters<typeof connect>) {
    const line = typeof words[1] === 'string' ? lines.get(words[1]) : undefined;
    if (line === undefined) return connect.apply(this, words);
    if (line) line(this);
    else process.nextTick(() => refuse(this));
    return this;
  },
});

export const CRASHED = 'This desk has crashed';

/** With an error, after which a client waits for a while before it tries again. */
function refuse(socket: Socket) {
  socket.on('error', () => {});
  socket.destroy(new Error(CRASHED));
}

/** Where questions and commits begin, and when they have been answered. */
function hear(socket: Socket, wire: Tripwire) {
  const { write, push } = socket;
  const committing = commits();
  let asked: string | null = null;
  Object.assign(socket, {
    write(...words: Parameters<Socket['write']>) {
      asked = committing(words[0]) ? 'database.commit' : 'database.question';
      return wire.cross(asked, 'before') ? false : write.apply(socket, words);
    },
    // The answer does not arrive, but what was asked has been done.
    push(...words: Parameters<Socket['push']>) {
      const step = asked;
      asked = null;
      return step !== null && wire.cross(step, 'after') ? false : push.apply(socket, words);
    },
  });
}

/** As the wire protocol spells a transaction's end; our own words never hold its zero byte. */
const COMMIT = Buffer.from('commit\0');

/** The first commit on a connection is sent in full and given a name, the others by that name alone. */
function commits() {
  let name: Buffer | null = null;
  return (said: string | Uint8Array): boolean => {
    const bytes = typeof said === 'string' ? Buffer.from(said) : Buffer.from(said.buffer, said.byteOffset, said.length);
    if (name && bytes.includes(name)) return true;
    const at = bytes.indexOf(COMMIT);
    if (at < 0) return false;
    const start = bytes.lastIndexOf(0, at - 2) + 1;
    // Between the length of the message, which ends the byte before, and the words: the name with its zero byte.
    const named = bytes.subarray(start, at);
    if (named.length > 4) name = Buffer.from(named.subarray(named.findIndex(isLetter)));
    return true;
  };
}

function isLetter(byte: number): boolean {
  return byte >= 0x61 && byte <= 0x7a;
}
