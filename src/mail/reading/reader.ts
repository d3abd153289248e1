import { Socket } from 'node:net';
import { framesIn, writeFrame } from './frames.ts';
import './no-network.ts';
import './plain-blob.ts';
import { readMail } from './read-mail.ts';
import { warmUp } from './warm-up.ts';

/**
 * The child process that opens strangers' mail: it may crash or be killed, and the desk lives. A mail comes in pieces
 * over a pipe of its own, for libraries talk on the others, and an empty piece ends it; then its reading goes back. An
 * empty answer, the first, says that it is ready. It ends when the desk does, which closes the pipe.
 */
const [mailbox = '', zone = '', prefix = '', ...staffDomains] = process.argv.slice(2);
const office = { mailbox, zone, prefix, staffDomains };
const pipe = new Socket({ fd: 3, readable: true, writable: true });
const LONGEST_PIECE = 4 * 1024 * 1024;

// Ctrl-C reaches the whole process group; the desk decides when its readers go.
process.on('SIGINT', () => undefined);

// Not at once: a desk that starts has enough to do, and one that has mail to read warms its readers by that.
const warming = setTimeout(() => void warmUp(office), 5_000);

await writeFrame(pipe, new Uint8Array());
let mail = 0;
let pieces: Uint8Array[] = [];
for await (const piece of framesIn(pipe, LONGEST_PIECE)) {
  clearTimeout(warming);
  if (piece.byteLength > 0) {
    pieces.push(piece);
    continue;
  }
  const raw = Buffer.concat(pieces);
  pieces = [];
  const reading = await readMail(raw, office);
  await writeFrame(pipe, Buffer.from(JSON.stringify({ mail: ++mail, reading })));
}
process.exit();
