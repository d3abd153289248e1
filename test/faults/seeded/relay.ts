import { createConnection, createServer, type Socket } from 'node:net';

/** What a desk says is heard, and then what is answered: true when it is not to arrive. */
export type Hearing = { said?: (bytes: Buffer, link: object) => boolean; answered?: (link: object) => boolean };

export type Relay = {
  port: number;
  /** Ends every connection at once, in both directions, and takes no more. */
  cut: () => void;
};

/**
 * Stands between a desk and something it reaches by TCP. A desk whose relays are cut is dead to the world outside:
 * nothing that it still does arrives anywhere, and nothing is answered.
 */
export async function openRelay(port: number, hearing: Hearing = {}): Promise<Relay> {
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
    near.on('data', (bytes) => {
      if (!hearing.said?.(bytes, far)) far.write(bytes);
    });
    far.on('data', (bytes) => {
      if (!hearing.answered?.(far)) near.write(bytes);
    });
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
