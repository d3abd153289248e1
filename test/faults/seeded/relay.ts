import { createConnection, createServer, type Socket } from 'node:net';

export type Relay = {
  port: number;
  /** Ends every connection at once, in both directions, and takes no more. */
  cut: () => void;
};

/**
 * Stands between a desk and the world outside, which it reaches by TCP. A desk whose relay is cut is dead to that world:
 * nothing that it still does arrives there, and nothing is answered.
 */
export async function openRelay(port: number): Promise<Relay> {
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
  };
  const server = createServer((near) => {
    const far = createConnection({ port, host: '127.0.0.1' });
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      keep(socket);
      socket.on('close', () => other.destroy());
    }
    near.pipe(far);
    far.pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    cut: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
