import type { Server } from 'node:http';

export type Place = { host: string; port: number; portGiven: boolean };

/** Says which port it became: any free one when the usual one is taken. Throws a sentence when a given one is. */
export async function listen(server: Server, { host, port, portGiven }: Place): Promise<number> {
  try {
    return await bind(server, host, port);
  } catch (error) {
    if (codeOf(error) === 'EADDRINUSE' && !portGiven) return await bind(server, host, 0);
    throw new Error(explained(codeOf(error), host, port), { cause: error });
  }
}

/** Where a person on this machine opens it. */
export function urlOf(host: string, port: number): string {
  if (host === '0.0.0.0' || host === '::') return `http://127.0.0.1:${port}/`;
  return `http://${host.includes(':') && !host.startsWith('[') ? `[${host}]` : host}:${port}/`;
}

function bind(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host.replace(/^\[|\]$/g, ''), () => {
      server.removeListener('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

function explained(code: string | null, host: string, port: number): string {
  if (code === 'EADDRINUSE') {
    return `Port ${port} is taken. Stop the program that uses it, or set PORT to another number.`;
  }
  if (code === 'EACCES') return `Port ${port} needs rights that Breachdesk does not have. Set PORT to 1024 or more.`;
  return `Breachdesk cannot listen on ${host}. Set HOST to an address of this machine, such as 127.0.0.1.`;
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error ? String(error.code) : null;
}
