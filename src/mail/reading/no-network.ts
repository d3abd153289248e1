import { registerHooks, syncBuiltinESMExports } from 'node:module';
import { Socket } from 'node:net';

/**
 * Takes the network and other processes away from the process that imports this. Node 24's --permission denies files,
 * processes, threads and native code, but no sockets.
 */
const SHUT = new Set(
  'child_process cluster dgram dns dns/promises http http2 https inspector inspector/promises net tls worker_threads'
    .split(' ')
    .flatMap((name) => [name, `node:${name}`]),
);
const given = process.getBuiltinModule;

registerHooks({ resolve: (name, context, next) => (SHUT.has(name) ? refuse(name) : next(name, context)) });
process.getBuiltinModule = ((name: string) => (SHUT.has(name) ? refuse(name) : given(name))) as typeof given;
for (const name of ['fetch', 'WebSocket', 'EventSource']) Reflect.deleteProperty(globalThis, name);
// Every TCP connection of Node begins here, and a socket is at hand wherever there is a pipe.
Socket.prototype.connect = () => refuse('a connection');
syncBuiltinESMExports();

function refuse(what: string): never {
  throw new Error(`A reader of mail has no use for ${what}`);
}
